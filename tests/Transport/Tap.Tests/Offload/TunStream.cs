using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Frames;
using UserCoNdis.Transport.Tap.Offload;

namespace UserCoNdis.Tap.Tests.Offload;

/// <summary>A datagram socket in the place of an interface: what the test puts in is read, what is written comes out.</summary>
internal sealed class TunStream : IDisposable
{
    private readonly SafeFileHandle _near;
    private readonly Socket _far;
    private readonly byte[] _buffer = new byte[70_000];

    public TunStream()
    {
        (_near, SafeFileHandle far) = DatagramPair.Open();
        _far = new Socket(new SafeSocketHandle(far.DangerousGetHandle(), ownsHandle: true)) { SendTimeout = 10_000, ReceiveTimeout = 10_000 };
        far.SetHandleAsInvalid();
    }

    public int FileDescriptor => (int)_near.DangerousGetHandle();

    public void Put(VirtioNetHeader unfinished, ReadOnlySpan<byte> packet) =>
        Put([.. MemoryMarshal.AsBytes(new ReadOnlySpan<VirtioNetHeader>(in unfinished)), .. packet]);

    public void Put(byte[] datagram) => Assert.Equal(datagram.Length, _far.Send(datagram));

    public (VirtioNetHeader Unfinished, byte[] Packet) Get()
    {
        int length = _far.Receive(_buffer);
        return (MemoryMarshal.Read<VirtioNetHeader>(_buffer), _buffer[VirtioNetHeader.Bytes..length]);
    }

    public void Drop() => _ = _far.Receive(_buffer);

    public static VirtioNetHeader Segments(TcpModel packet, int segmentSize) => new()
    {
        Flags = VirtioNetHeader.NeedsChecksum,
        GsoType = packet.IsIpv6 ? VirtioNetHeader.GsoTcpV6 : VirtioNetHeader.GsoTcpV4,
        HeaderLength = (ushort)packet.HeaderLength,
        GsoSize = (ushort)segmentSize,
        ChecksumStart = (ushort)packet.IpHeaderLength,
        ChecksumOffset = 16,
    };

    /// <summary>Rents blocks as a frame link offers them.</summary>
    public static LinkFrame[] Blocks(PinnedSlabPool pool, int count)
    {
        var blocks = new LinkFrame[count];
        for (int i = 0; i < count; i++)
        {
            Assert.True(pool.TryRent(out BufferLease lease));
            blocks[i] = new LinkFrame(lease, FrameHeadroom.Bytes, lease.Size - FrameHeadroom.Bytes);
        }

        return blocks;
    }

    public void Dispose()
    {
        _near.Dispose();
        _far.Dispose();
    }
}
