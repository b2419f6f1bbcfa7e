using System.Runtime.InteropServices;

namespace UserCoNdis.Transport.Pcap;

/// <summary>struct mmsghdr: one message of many that a system call takes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct MultiMessage
{
    public MessageHeader Header;
    public uint Length;          // answered, in bytes
}
