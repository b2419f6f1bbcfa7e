using System.Runtime.InteropServices;

namespace UserCoNdis.Transport.Pcap;

/// <summary>struct sockaddr_ll: the interface and protocol of a packet socket.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SockaddrLinkLayer
{
    public ushort Family;
    public ushort Protocol;      // in network order
    public int InterfaceIndex;   // -1 when the interface that the socket was bound to is gone
    public ushort HardwareType;
    public byte PacketType;
    public byte AddressLength;
    public fixed byte Address[8];
}
