using System.Runtime.InteropServices;

namespace UserCoNdis.Transport.Pcap;

/// <summary>struct packet_mreq: what else an interface lets in as long as a packet socket lives.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct PacketMembership
{
    public int InterfaceIndex;
    public ushort Type;
    public ushort AddressLength;
    public fixed byte Address[8];
}
