using System.Runtime.InteropServices;

namespace UserCoNdis.Transport.Pcap;

/// <summary>struct bpf_program of libpcap.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct BpfProgram
{
    public uint Length;
    public BpfInstruction* Instructions;
}
