using System.Runtime.InteropServices;

namespace UserCoNdis.Transport.Pcap;

/// <summary>struct ethtool_cmd of linux/ethtool.h; only the speed is read.</summary>
[StructLayout(LayoutKind.Explicit, Size = 44)]
internal struct EthtoolCommand
{
    [FieldOffset(0)]
    public uint Command;

    [FieldOffset(12)]
    public ushort Speed;         // Mbit/s, the lower half

    [FieldOffset(28)]
    public ushort SpeedHigh;
}
