using System.Runtime.InteropServices;

namespace UserCoNdis.Transport.Pcap;

/// <summary>struct cmsghdr: what stands in front of each piece of a control message.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ControlHeader
{
    public const int Size = 16;
    public const int Alignment = 8;

    public nuint Length;         // with this header, without the padding behind
    public int Level;
    public int Type;
}
