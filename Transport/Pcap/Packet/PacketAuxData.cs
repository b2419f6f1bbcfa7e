using System.Runtime.InteropServices;

namespace UserCoNdis.Transport.Pcap;

/// <summary>struct tpacket_auxdata: what a packet socket tells beside a frame, above all the VLAN tag that was taken off.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PacketAuxData
{
    public uint Status;
    public uint Length;
    public uint SnapLength;
    public ushort MacAt;
    public ushort NetworkAt;
    public ushort VlanTci;
    public ushort VlanTpid;
}
