using System.Runtime.InteropServices;

namespace UserCoNdis.Transport.Pcap;

/// <summary>struct tpacket_stats: what came for a packet socket since the last look, and how much of it had no room.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PacketCounters
{
    public uint Packets;
    public uint Drops;
}
