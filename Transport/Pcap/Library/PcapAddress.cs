using System.Runtime.InteropServices;

namespace UserCoNdis.Transport.Pcap;

/// <summary>struct pcap_addr: one address of a device; each member but the first points to a struct sockaddr or is null.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct PcapAddress
{
    public PcapAddress* Next;
    public byte* Address;
    public byte* Netmask;
    public byte* Broadcast;
    public byte* Destination;
}
