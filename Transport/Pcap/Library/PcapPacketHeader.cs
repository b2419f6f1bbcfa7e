using System.Runtime.InteropServices;

namespace UserCoNdis.Transport.Pcap;

/// <summary>struct pcap_pkthdr: when a frame came, how much of it was captured and how long it was.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PcapPacketHeader
{
    public CLong Seconds;
    public CLong Fraction;       // microseconds, or nanoseconds where that precision was set
    public uint CapturedLength;
    public uint Length;
}
