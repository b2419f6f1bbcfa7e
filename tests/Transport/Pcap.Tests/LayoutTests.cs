using System.Runtime.InteropServices;
using UserCoNdis.TestKit;

namespace UserCoNdis.Transport.Pcap.Tests;

/// <summary>Compares our structures and numbers with what the C compiler of this machine sees in the headers.</summary>
public sealed unsafe class LayoutTests
{
    private const string PcapProbe = """
        #include <stddef.h>
        #include <stdio.h>
        #include <pcap/pcap.h>
        #define P(name, value) printf("%s %lu\n", name, (unsigned long)(unsigned)(value))
        int main(void) {
          P("pcap_pkthdr", sizeof(struct pcap_pkthdr));
          P("pcap_pkthdr.ts.tv_usec", offsetof(struct pcap_pkthdr, ts.tv_usec));
          P("pcap_pkthdr.caplen", offsetof(struct pcap_pkthdr, caplen));
          P("pcap_pkthdr.len", offsetof(struct pcap_pkthdr, len));
          P("pcap_stat", sizeof(struct pcap_stat));
          P("pcap_stat.ps_drop", offsetof(struct pcap_stat, ps_drop));
          P("pcap_stat.ps_ifdrop", offsetof(struct pcap_stat, ps_ifdrop));
          P("pcap_if", sizeof(struct pcap_if));
          P("pcap_if.name", offsetof(struct pcap_if, name));
          P("pcap_if.description", offsetof(struct pcap_if, description));
          P("pcap_if.addresses", offsetof(struct pcap_if, addresses));
          P("pcap_if.flags", offsetof(struct pcap_if, flags));
          P("pcap_addr", sizeof(struct pcap_addr));
          P("pcap_addr.addr", offsetof(struct pcap_addr, addr));
          P("pcap_addr.netmask", offsetof(struct pcap_addr, netmask));
          P("pcap_addr.broadaddr", offsetof(struct pcap_addr, broadaddr));
          P("pcap_addr.dstaddr", offsetof(struct pcap_addr, dstaddr));
          P("bpf_program", sizeof(struct bpf_program));
          P("bpf_program.bf_insns", offsetof(struct bpf_program, bf_insns));
          P("bpf_insn", sizeof(struct bpf_insn));
          P("bpf_insn.jt", offsetof(struct bpf_insn, jt));
          P("bpf_insn.jf", offsetof(struct bpf_insn, jf));
          P("bpf_insn.k", offsetof(struct bpf_insn, k));
          P("PCAP_ERRBUF_SIZE", PCAP_ERRBUF_SIZE);
          P("DLT_EN10MB", DLT_EN10MB);
          P("PCAP_D_IN", PCAP_D_IN);
          P("PCAP_TSTAMP_PRECISION_NANO", PCAP_TSTAMP_PRECISION_NANO);
          P("PCAP_NETMASK_UNKNOWN", PCAP_NETMASK_UNKNOWN);
          P("PCAP_ERROR_NO_SUCH_DEVICE", PCAP_ERROR_NO_SUCH_DEVICE);
          P("PCAP_ERROR_PERM_DENIED", PCAP_ERROR_PERM_DENIED);
          P("PCAP_ERROR_IFACE_NOT_UP", PCAP_ERROR_IFACE_NOT_UP);
          P("PCAP_ERROR_PROMISC_PERM_DENIED", PCAP_ERROR_PROMISC_PERM_DENIED);
          P("PCAP_IF_LOOPBACK", PCAP_IF_LOOPBACK); P("PCAP_IF_UP", PCAP_IF_UP);
          P("PCAP_IF_RUNNING", PCAP_IF_RUNNING); P("PCAP_IF_WIRELESS", PCAP_IF_WIRELESS);
          return 0;
        }
        """;

    private const string InterfaceProbe = """
        #include <stddef.h>
        #include <stdio.h>
        #include <sys/ioctl.h>
        #include <net/if.h>
        #include <net/if_arp.h>
        #include <linux/sockios.h>
        #include <linux/ethtool.h>
        #define P(name, value) printf("%s %lu\n", name, (unsigned long)(unsigned)(value))
        int main(void) {
          P("ifreq", sizeof(struct ifreq));
          P("ifreq.ifr_flags", offsetof(struct ifreq, ifr_flags));
          P("ethtool_cmd", sizeof(struct ethtool_cmd));
          P("ethtool_cmd.speed", offsetof(struct ethtool_cmd, speed));
          P("ethtool_cmd.speed_hi", offsetof(struct ethtool_cmd, speed_hi));
          P("SIOCGIFFLAGS", SIOCGIFFLAGS); P("SIOCGIFMTU", SIOCGIFMTU); P("SIOCGIFHWADDR", SIOCGIFHWADDR);
          P("SIOCGIFINDEX", SIOCGIFINDEX); P("SIOCETHTOOL", SIOCETHTOOL); P("ETHTOOL_GSET", ETHTOOL_GSET);
          P("IFF_UP", IFF_UP); P("IFF_RUNNING", IFF_RUNNING);
          P("ARPHRD_ETHER", ARPHRD_ETHER); P("ARPHRD_LOOPBACK", ARPHRD_LOOPBACK);
          return 0;
        }
        """;

    private const string PacketProbe = """
        #include <stddef.h>
        #include <stdio.h>
        #include <time.h>
        #include <sys/socket.h>
        #include <net/ethernet.h>
        #include <linux/if_packet.h>
        #include <linux/filter.h>
        #define P(name, value) printf("%s %lu\n", name, (unsigned long)(unsigned)(value))
        int main(void) {
          P("sockaddr_ll", sizeof(struct sockaddr_ll));
          P("sockaddr_ll.sll_protocol", offsetof(struct sockaddr_ll, sll_protocol));
          P("sockaddr_ll.sll_ifindex", offsetof(struct sockaddr_ll, sll_ifindex));
          P("packet_mreq", sizeof(struct packet_mreq));
          P("packet_mreq.mr_type", offsetof(struct packet_mreq, mr_type));
          P("tpacket_stats", sizeof(struct tpacket_stats));
          P("tpacket_stats.tp_drops", offsetof(struct tpacket_stats, tp_drops));
          P("tpacket_auxdata", sizeof(struct tpacket_auxdata));
          P("tpacket_auxdata.tp_vlan_tci", offsetof(struct tpacket_auxdata, tp_vlan_tci));
          P("tpacket_auxdata.tp_vlan_tpid", offsetof(struct tpacket_auxdata, tp_vlan_tpid));
          P("cmsghdr", sizeof(struct cmsghdr));
          P("cmsghdr.cmsg_level", offsetof(struct cmsghdr, cmsg_level));
          P("cmsghdr.cmsg_type", offsetof(struct cmsghdr, cmsg_type));
          P("cmsghdr alignment", CMSG_ALIGN(1));
          P("timespec", sizeof(struct timespec));
          P("sock_fprog", sizeof(struct sock_fprog));
          P("sock_fprog.filter", offsetof(struct sock_fprog, filter));
          P("sock_filter", sizeof(struct sock_filter));
          P("AF_PACKET", AF_PACKET); P("SOL_SOCKET", SOL_SOCKET); P("SOL_PACKET", SOL_PACKET);
          P("SO_RCVBUF", SO_RCVBUF); P("SO_RCVBUFFORCE", SO_RCVBUFFORCE); P("SO_ATTACH_FILTER", SO_ATTACH_FILTER);
          P("SO_DETACH_FILTER", SO_DETACH_FILTER); P("SO_TIMESTAMPNS", SO_TIMESTAMPNS);
          P("PACKET_ADD_MEMBERSHIP", PACKET_ADD_MEMBERSHIP); P("PACKET_STATISTICS", PACKET_STATISTICS);
          P("PACKET_AUXDATA", PACKET_AUXDATA); P("PACKET_QDISC_BYPASS", PACKET_QDISC_BYPASS);
          P("PACKET_IGNORE_OUTGOING", PACKET_IGNORE_OUTGOING); P("PACKET_MR_PROMISC", PACKET_MR_PROMISC);
          P("ETH_P_ALL", ETH_P_ALL); P("TP_STATUS_VLAN_VALID", TP_STATUS_VLAN_VALID);
          P("TP_STATUS_VLAN_TPID_VALID", TP_STATUS_VLAN_TPID_VALID); P("MSG_TRUNC", MSG_TRUNC); P("MSG_DONTWAIT", MSG_DONTWAIT);
          return 0;
        }
        """;

    [RequiresHeaderFact("linux/if_packet.h")]
    public void PacketStructuresAndNumbers_AreTheKernels() => AssertSame(PacketProbe, new(StringComparer.Ordinal)
    {
        ["sockaddr_ll"] = sizeof(SockaddrLinkLayer),
        ["sockaddr_ll.sll_protocol"] = Offset<SockaddrLinkLayer>(nameof(SockaddrLinkLayer.Protocol)),
        ["sockaddr_ll.sll_ifindex"] = Offset<SockaddrLinkLayer>(nameof(SockaddrLinkLayer.InterfaceIndex)),
        ["packet_mreq"] = sizeof(PacketMembership),
        ["packet_mreq.mr_type"] = Offset<PacketMembership>(nameof(PacketMembership.Type)),
        ["tpacket_stats"] = sizeof(PacketCounters),
        ["tpacket_stats.tp_drops"] = Offset<PacketCounters>(nameof(PacketCounters.Drops)),
        ["tpacket_auxdata"] = sizeof(PacketAuxData),
        ["tpacket_auxdata.tp_vlan_tci"] = Offset<PacketAuxData>(nameof(PacketAuxData.VlanTci)),
        ["tpacket_auxdata.tp_vlan_tpid"] = Offset<PacketAuxData>(nameof(PacketAuxData.VlanTpid)),
        ["cmsghdr"] = sizeof(ControlHeader),
        ["cmsghdr.cmsg_level"] = Offset<ControlHeader>(nameof(ControlHeader.Level)),
        ["cmsghdr.cmsg_type"] = Offset<ControlHeader>(nameof(ControlHeader.Type)),
        ["cmsghdr alignment"] = ControlHeader.Alignment,
        ["timespec"] = 2 * sizeof(long),
        ["sock_fprog"] = sizeof(PacketNative.SocketFilter),
        ["sock_fprog.filter"] = Offset<PacketNative.SocketFilter>(nameof(PacketNative.SocketFilter.Instructions)),
        ["sock_filter"] = sizeof(BpfInstruction),
        ["AF_PACKET"] = PacketNative.AF_PACKET,
        ["SOL_SOCKET"] = PacketNative.SOL_SOCKET,
        ["SOL_PACKET"] = PacketNative.SOL_PACKET,
        ["SO_RCVBUF"] = PacketNative.SO_RCVBUF,
        ["SO_RCVBUFFORCE"] = PacketNative.SO_RCVBUFFORCE,
        ["SO_ATTACH_FILTER"] = PacketNative.SO_ATTACH_FILTER,
        ["SO_DETACH_FILTER"] = PacketNative.SO_DETACH_FILTER,
        ["SO_TIMESTAMPNS"] = PacketNative.SO_TIMESTAMPNS,
        ["PACKET_ADD_MEMBERSHIP"] = PacketNative.PACKET_ADD_MEMBERSHIP,
        ["PACKET_STATISTICS"] = PacketNative.PACKET_STATISTICS,
        ["PACKET_AUXDATA"] = PacketNative.PACKET_AUXDATA,
        ["PACKET_QDISC_BYPASS"] = PacketNative.PACKET_QDISC_BYPASS,
        ["PACKET_IGNORE_OUTGOING"] = PacketNative.PACKET_IGNORE_OUTGOING,
        ["PACKET_MR_PROMISC"] = PacketNative.PACKET_MR_PROMISC,
        ["ETH_P_ALL"] = PacketNative.ETH_P_ALL,
        ["TP_STATUS_VLAN_VALID"] = PacketNative.TP_STATUS_VLAN_VALID,
        ["TP_STATUS_VLAN_TPID_VALID"] = PacketNative.TP_STATUS_VLAN_TPID_VALID,
        ["MSG_TRUNC"] = PacketNative.MSG_TRUNC,
        ["MSG_DONTWAIT"] = PacketNative.MSG_DONTWAIT,
    });

    [RequiresHeaderFact("pcap/pcap.h")]
    public void PcapStructuresAndNumbers_AreTheLibrarys() => AssertSame(PcapProbe, new(StringComparer.Ordinal)
    {
        ["pcap_pkthdr"] = sizeof(PcapPacketHeader),
        ["pcap_pkthdr.ts.tv_usec"] = Offset<PcapPacketHeader>(nameof(PcapPacketHeader.Fraction)),
        ["pcap_pkthdr.caplen"] = Offset<PcapPacketHeader>(nameof(PcapPacketHeader.CapturedLength)),
        ["pcap_pkthdr.len"] = Offset<PcapPacketHeader>(nameof(PcapPacketHeader.Length)),
        ["pcap_stat"] = sizeof(PcapStat),
        ["pcap_stat.ps_drop"] = Offset<PcapStat>(nameof(PcapStat.Dropped)),
        ["pcap_stat.ps_ifdrop"] = Offset<PcapStat>(nameof(PcapStat.InterfaceDropped)),
        ["pcap_if"] = sizeof(PcapInterface),
        ["pcap_if.name"] = Offset<PcapInterface>(nameof(PcapInterface.Name)),
        ["pcap_if.description"] = Offset<PcapInterface>(nameof(PcapInterface.Description)),
        ["pcap_if.addresses"] = Offset<PcapInterface>(nameof(PcapInterface.Addresses)),
        ["pcap_if.flags"] = Offset<PcapInterface>(nameof(PcapInterface.Flags)),
        ["pcap_addr"] = sizeof(PcapAddress),
        ["pcap_addr.addr"] = Offset<PcapAddress>(nameof(PcapAddress.Address)),
        ["pcap_addr.netmask"] = Offset<PcapAddress>(nameof(PcapAddress.Netmask)),
        ["pcap_addr.broadaddr"] = Offset<PcapAddress>(nameof(PcapAddress.Broadcast)),
        ["pcap_addr.dstaddr"] = Offset<PcapAddress>(nameof(PcapAddress.Destination)),
        ["bpf_program"] = sizeof(BpfProgram),
        ["bpf_program.bf_insns"] = Offset<BpfProgram>(nameof(BpfProgram.Instructions)),
        ["bpf_insn"] = sizeof(BpfInstruction),
        ["bpf_insn.jt"] = Offset<BpfInstruction>(nameof(BpfInstruction.JumpTrue)),
        ["bpf_insn.jf"] = Offset<BpfInstruction>(nameof(BpfInstruction.JumpFalse)),
        ["bpf_insn.k"] = Offset<BpfInstruction>(nameof(BpfInstruction.Operand)),
        ["PCAP_ERRBUF_SIZE"] = PcapNative.ErrorTextSize,
        ["DLT_EN10MB"] = PcapNative.DLT_EN10MB,
        ["PCAP_D_IN"] = PcapNative.PCAP_D_IN,
        ["PCAP_TSTAMP_PRECISION_NANO"] = PcapNative.PCAP_TSTAMP_PRECISION_NANO,
        ["PCAP_NETMASK_UNKNOWN"] = PcapNative.PCAP_NETMASK_UNKNOWN,
        ["PCAP_ERROR_NO_SUCH_DEVICE"] = PcapNative.PCAP_ERROR_NO_SUCH_DEVICE,
        ["PCAP_ERROR_PERM_DENIED"] = PcapNative.PCAP_ERROR_PERM_DENIED,
        ["PCAP_ERROR_IFACE_NOT_UP"] = PcapNative.PCAP_ERROR_IFACE_NOT_UP,
        ["PCAP_ERROR_PROMISC_PERM_DENIED"] = PcapNative.PCAP_ERROR_PROMISC_PERM_DENIED,
        ["PCAP_IF_LOOPBACK"] = PcapNative.PCAP_IF_LOOPBACK,
        ["PCAP_IF_UP"] = PcapNative.PCAP_IF_UP,
        ["PCAP_IF_RUNNING"] = PcapNative.PCAP_IF_RUNNING,
        ["PCAP_IF_WIRELESS"] = PcapNative.PCAP_IF_WIRELESS,
    });

    [RequiresHeaderFact("linux/ethtool.h")]
    public void InterfaceStructuresAndNumbers_AreTheKernels() => AssertSame(InterfaceProbe, new(StringComparer.Ordinal)
    {
        ["ifreq"] = sizeof(InterfaceRequest),
        ["ifreq.ifr_flags"] = Offset<InterfaceRequest>(nameof(InterfaceRequest.Value)),
        ["ethtool_cmd"] = sizeof(EthtoolCommand),
        ["ethtool_cmd.speed"] = Offset<EthtoolCommand>(nameof(EthtoolCommand.Speed)),
        ["ethtool_cmd.speed_hi"] = Offset<EthtoolCommand>(nameof(EthtoolCommand.SpeedHigh)),
        ["SIOCGIFFLAGS"] = InterfaceNative.SIOCGIFFLAGS,
        ["SIOCGIFMTU"] = InterfaceNative.SIOCGIFMTU,
        ["SIOCGIFHWADDR"] = InterfaceNative.SIOCGIFHWADDR,
        ["SIOCGIFINDEX"] = InterfaceNative.SIOCGIFINDEX,
        ["SIOCETHTOOL"] = InterfaceNative.SIOCETHTOOL,
        ["ETHTOOL_GSET"] = InterfaceNative.ETHTOOL_GSET,
        ["IFF_UP"] = InterfaceNative.IFF_UP,
        ["IFF_RUNNING"] = InterfaceNative.IFF_RUNNING,
        ["ARPHRD_ETHER"] = InterfaceNative.ARPHRD_ETHER,
        ["ARPHRD_LOOPBACK"] = InterfaceNative.ARPHRD_LOOPBACK,
    });

    private static void AssertSame(string probe, Dictionary<string, long> ours) => Assert.Equal(
        CProbe.Run(probe).OrderBy(x => x.Key, StringComparer.Ordinal),
        ours.Select(x => KeyValuePair.Create(x.Key, (ulong)(uint)x.Value)).OrderBy(x => x.Key, StringComparer.Ordinal));

    private static long Offset<T>(string member) => (long)Marshal.OffsetOf<T>(member);
}
