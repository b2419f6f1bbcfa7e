using System.Runtime.InteropServices;

namespace UserCoNdis.Transport.Links.Frames;

/// <summary>struct mmsghdr: a message, and how much of it was moved.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct MessageHeader
{
    public nint Name;
    public uint NameLength;
    public nint Pieces;
    public nint PieceCount;
    public nint Control;
    public nint ControlLength;
    public nint Flags; // an int and its padding
    public int Length;
}
