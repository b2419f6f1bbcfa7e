using System.Runtime.InteropServices;

namespace UserCoNdis.Transport.Links.Streams;

/// <summary>struct termios2 of asm-generic/termbits.h: the one that takes any speed.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct Termios2
{
    public const int ControlCharacters = 19;

    public uint InputFlags;
    public uint OutputFlags;
    public uint ControlFlags;
    public uint LocalFlags;
    public byte Line;
    public fixed byte Control[ControlCharacters];
    public uint InputSpeed;
    public uint OutputSpeed;
}
