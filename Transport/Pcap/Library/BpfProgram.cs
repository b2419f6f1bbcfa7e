using System.Runtime.InteropServices;

namespace UserCoNdis.Transport.Pcap;

/// <summary>struct bpf_program of libpcap. struct sock_fprog of the kernel is the same with a shorter length.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct BpfProgram
{
    public uint Length;
    public BpfInstruction* Instructions;
}
