using UserCoNdis.TestKit;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Streams;
using UserCoNdis.Transport.Tap.Offload;

namespace UserCoNdis.Tap.Tests.Offload;

public sealed class TunReaderTests : IDisposable
{
    private const int SegmentSize = 1440;
    private const int Inputs = 100_000;
    private readonly PinnedSlabPool _pool = new(128, 2048);
    private readonly TunStream _stream = new();
    private readonly TunReader _reader = new();
    private readonly TcpModel _bulk = new() { TcpOptions = new byte[12], Payload = TcpSamples.Octets(64_000, seed: 3) };

    public void Dispose()
    {
        _stream.Dispose();
        _pool.ThrowIfOutstanding();
    }

    [Fact]
    public void Packets_LikeTheOneBefore_LieInPlaceAndAreNotMoved()
    {
        List<byte[]> expected = [.. _bulk.Divide(SegmentSize).Select(s => s.Bytes)];
        PutBulk();
        Assert.Equal(expected, Read(blocks: 64));
        Assert.Equal(expected.Count, _reader.Moves); // the first one was not foreseen
        for (int i = 0; i < 3; i++)
        {
            PutBulk();
            Assert.Equal(expected, Read(blocks: 64));
        }

        Assert.Equal(expected.Count, _reader.Moves);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(44)]
    public void Packets_MoreSegmentsThanBlocks_GoOnAtTheNextRead(int blocks)
    {
        byte[][] expected = [.. _bulk.Divide(SegmentSize).Select(s => s.Bytes)];
        for (int i = 0; i < 2; i++)
        {
            PutBulk();
            List<byte[]> segments = [];
            while (segments.Count < expected.Length)
            {
                segments.AddRange(Read(Math.Min(blocks, expected.Length - segments.Count)));
            }

            Assert.Equal(expected, segments);
        }
    }

    [Fact]
    public void Packets_OfChangingKinds_AreAllRight()
    {
        TcpModel[] kinds =
        [
            _bulk,
            _bulk with { TcpOptions = [] },
            _bulk with { IsIpv6 = true },
            _bulk with { Payload = TcpSamples.Octets(100, seed: 4) },
            _bulk with { IpOptions = new byte[40], TcpOptions = new byte[40] },
        ];
        var random = new Random(5);
        for (int i = 0; i < 200; i++)
        {
            TcpModel kind = kinds[random.Next(kinds.Length)];
            int segmentSize = random.Next(3) == 0 ? random.Next(1, 1500) : SegmentSize;
            kind = kind with { Payload = kind.Payload[..Math.Min(kind.Payload.Length, segmentSize * 44)] };
            _stream.Put(TunStream.Segments(kind, segmentSize), kind.Bytes);
            Assert.Equal([.. kind.Divide(segmentSize).Select(s => s.Bytes)], Read(blocks: 64));

            byte[] single = (_bulk with { Payload = TcpSamples.Octets(random.Next(1, 1800), seed: i) }).Bytes;
            _stream.Put(default, single);
            Assert.Equal([single], Read(blocks: 64));
        }
    }

    [Fact]
    public void Packet_WithoutItsSum_GetsIt()
    {
        byte[] packet = (_bulk with { Payload = [1, 2, 3] }).Bytes;
        byte[] unfinished = [.. packet];
        ushort pseudo = (ushort)~TcpModel.Checksum([.. packet[12..20], 0, 6, 0, (byte)(packet.Length - 20)]);
        (unfinished[36], unfinished[37]) = ((byte)(pseudo >> 8), (byte)pseudo);
        _stream.Put(new VirtioNetHeader { Flags = VirtioNetHeader.NeedsChecksum, ChecksumStart = 20, ChecksumOffset = 16 }, unfinished);
        Assert.Equal([packet], Read(blocks: 4));
    }

    [Fact]
    public void Packets_ThatMakeNoSense_AreDroppedAndCounted()
    {
        byte[] packet = (_bulk with { Payload = new byte[3000] }).Bytes;
        _stream.Put(new VirtioNetHeader { GsoType = 3, GsoSize = 100 }, packet);                                 // UDP
        _stream.Put(new VirtioNetHeader { GsoType = VirtioNetHeader.GsoTcpV4 }, packet);                         // segments of 0
        _stream.Put(new VirtioNetHeader { GsoType = VirtioNetHeader.GsoTcpV4, GsoSize = 2000 }, packet);         // no block is so large
        _stream.Put(new VirtioNetHeader { Flags = 1, ChecksumStart = 60_000, ChecksumOffset = 60_000 }, packet.AsSpan(0, 100));
        _stream.Put(default, packet);
        _stream.Put([1, 2, 3]);
        _stream.Put(default, "last"u8);
        Assert.Equal(["last"u8.ToArray()], Read(blocks: 64));
        Assert.Equal(6, _reader.Drops);
    }

    [Fact]
    public void Packets_Mutated_NeverLeaveTheirBlocks()
    {
        byte[] small = (_bulk with { Payload = TcpSamples.Octets(900, seed: 6) }).Bytes;
        byte[] six = (_bulk with { IsIpv6 = true, Payload = TcpSamples.Octets(900, seed: 7) }).Bytes;
        var run = new FuzzRun([Datagram(small, 1, 1, 200), Datagram(six, 1, 4, 200), Datagram(small, 1, 0, 0), Datagram(six, 0, 0, 0)]);
        LinkFrame[] blocks = TunStream.Blocks(_pool, 6);
        LinkFrame[] offered = new LinkFrame[6];
        run.Run(Inputs, seed: 1, input =>
        {
            if (input.Length == 0)
            {
                return;
            }

            _stream.Put(input);
            int filled;
            int error = 0;
            do
            {
                blocks.CopyTo(offered, 0);
                filled = _reader.Read(_stream.FileDescriptor, offered, out error);
                Assert.All(offered[..filled], f => Assert.InRange(f.Offset + f.Length, FrameHeadroom.Bytes + 1, 2048));
            }
            while (error == 0);
            Assert.Equal(Errno.EAGAIN, error);
        });
        Array.ForEach(blocks, b => b.Lease.Return());
    }

    [Fact]
    public void Packets_OfABulkFlow_AllocateNothing()
    {
        LinkFrame[] blocks = TunStream.Blocks(_pool, 64);
        LinkFrame[] offered = new LinkFrame[64];
        int frames = 0;
        long least = long.MaxValue;
        for (int i = 0; i < 4; i++)
        {
            PutBulk();
            blocks.CopyTo(offered, 0);
            long before = GC.GetAllocatedBytesForCurrentThread();
            frames = _reader.Read(_stream.FileDescriptor, offered, out _);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal((45, 0), (frames, least));
        Array.ForEach(blocks, b => b.Lease.Return());
    }

    private static byte[] Datagram(byte[] packet, byte flags, byte gsoType, byte gsoSize) =>
        [flags, gsoType, 0, 0, gsoSize, 0, 20, 0, 16, 0, .. packet];

    private void PutBulk() => _stream.Put(TunStream.Segments(_bulk, SegmentSize), _bulk.Bytes);

    private List<byte[]> Read(int blocks)
    {
        LinkFrame[] frames = TunStream.Blocks(_pool, blocks);
        int filled = _reader.Read(_stream.FileDescriptor, frames, out int error);
        Assert.True(error is 0 or Errno.EAGAIN);
        List<byte[]> packets = [.. frames[..filled].Select(f => f.Span.ToArray())];
        Assert.All(frames[..filled], f => Assert.Equal(FrameHeadroom.Bytes, f.Offset));
        Array.ForEach(frames, f => f.Lease.Return());
        return packets;
    }
}
