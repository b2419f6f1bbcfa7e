using System.Runtime.InteropServices;

namespace UserCoNdis.Transport.Pcap;

/// <summary>struct pcap_if: one device of a list.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct PcapInterface
{
    public PcapInterface* Next;
    public byte* Name;
    public byte* Description;
    public PcapAddress* Addresses;
    public uint Flags;
}
