namespace UserCoNdis.Transport.Pcap;

/// <summary>How frames of an interface come into this process.</summary>
internal enum EthernetBackend
{
    /// <summary>By the packet socket of Linux: many frames a system call, straight into leased blocks.</summary>
    Packet,

    /// <summary>By libpcap: one frame a call out, one copy in.</summary>
    Pcap,
}
