using System.Runtime.InteropServices;
using UserCoNdis.Transport.Links.Streams;

namespace UserCoNdis.Transport.Pcap;

/// <summary>struct msghdr: the memory of one message, and of what is told beside it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct MessageHeader
{
    public nint Name;
    public uint NameLength;
    public IoVector* Pieces;
    public nuint PieceCount;
    public byte* Control;
    public nuint ControlLength;
    public int Flags;
}
