using UserCoNdis.TestKit;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Tap.Offload;

namespace UserCoNdis.Tap.Tests.Offload;

public sealed class TunWriterTests : IDisposable
{
    private readonly PinnedSlabPool _pool = new(64, 2048);
    private readonly TunStream _stream = new();
    private readonly TunWriter _writer = new();

    public void Dispose()
    {
        _stream.Dispose();
        _pool.ThrowIfOutstanding();
    }

    [Fact]
    public void Segments_OfOneFlow_LeaveAsOnePacketAndStayAsTheyAre()
    {
        var model = new TcpModel { Flags = 0x18, Payload = TcpSamples.Octets(40_000, seed: 1) };
        LinkFrame[] frames = Frames([.. model.Divide(1400).Select(s => s.Bytes), "other"u8.ToArray()]);
        byte[][] before = [.. frames.Select(f => f.Span.ToArray())];

        Assert.Equal(29, _writer.Write(_stream.FileDescriptor, frames, out int error));
        Assert.Equal(0, error);
        (VirtioNetHeader unfinished, byte[] packet) = _stream.Get();
        Assert.Equal((VirtioNetHeader.GsoTcpV4, 1400), (unfinished.GsoType, (int)unfinished.GsoSize));
        byte[] whole = model.Bytes;
        Assert.Equal(whole[..36], packet[..36]); // up to TCP's sum
        Assert.Equal(whole[38..], packet[38..]);
        Assert.Equal(before, [.. frames.Select(f => f.Span.ToArray())]);

        Assert.Equal(1, _writer.Write(_stream.FileDescriptor, frames.AsSpan(29), out _));
        (unfinished, packet) = _stream.Get();
        Assert.Equal((default, "other"), (unfinished, System.Text.Encoding.ASCII.GetString(packet)));
        Return(frames);
    }

    [Fact]
    public void Segments_Joined_AllocateNothing()
    {
        LinkFrame[] frames = Frames([.. new TcpModel { Payload = new byte[40_000] }.Divide(1400).Select(s => s.Bytes)]);
        int written = 0;
        Assert.Equal(0, Allocations.Least(() =>
        {
            written = _writer.Write(_stream.FileDescriptor, frames, out _);
            _stream.Drop();
        }));
        Assert.Equal(frames.Length, written);
        Return(frames);
    }

    [Fact]
    public void Packets_OfDifferentFlows_LeaveOneByOne()
    {
        var model = new TcpModel { Payload = new byte[100] };
        byte[][] packets = [model.Bytes, (model with { Sequence = 5000 }).Bytes, (model with { IsIpv6 = true }).Bytes];
        LinkFrame[] frames = Frames(packets);
        for (int i = 0; i < packets.Length; i++)
        {
            Assert.Equal(1, _writer.Write(_stream.FileDescriptor, frames.AsSpan(i), out _));
            (VirtioNetHeader unfinished, byte[] packet) = _stream.Get();
            Assert.Equal(default, unfinished);
            Assert.Equal(packets[i], packet);
        }

        Return(frames);
    }

    private static void Return(LinkFrame[] frames) => Array.ForEach(frames, f => f.Lease.Return());

    private LinkFrame[] Frames(byte[][] packets)
    {
        LinkFrame[] frames = TunStream.Blocks(_pool, packets.Length);
        for (int i = 0; i < packets.Length; i++)
        {
            frames[i] = frames[i] with { Length = packets[i].Length };
            packets[i].CopyTo(frames[i].Span);
        }

        return frames;
    }
}
