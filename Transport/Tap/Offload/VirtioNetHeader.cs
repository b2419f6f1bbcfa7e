using System.Runtime.InteropServices;

namespace UserCoNdis.Transport.Tap.Offload;

/// <summary>struct virtio_net_hdr: says in front of a packet what is unfinished about it.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct VirtioNetHeader
{
    public const int Bytes = 10;
    public const byte NeedsChecksum = 1;
    public const byte GsoNone = 0;
    public const byte GsoTcpV4 = 1;
    public const byte GsoTcpV6 = 4;
    public const byte GsoEcn = 0x80;

    public byte Flags;
    public byte GsoType;
    public ushort HeaderLength;
    public ushort GsoSize;
    public ushort ChecksumStart;
    public ushort ChecksumOffset;

    /// <summary>Gets whether the packet is many segments of a TCP flow.</summary>
    public readonly bool IsTcpSegments => (GsoType & ~GsoEcn) is GsoTcpV4 or GsoTcpV6;
}
