namespace UserCoNdis.Transport.Protocols.Capture;

/// <summary>What an Interface Statistics Block says.</summary>
/// <param name="StartNs">isb_starttime: begin of the capture, nanoseconds since 1970-01-01 UTC.</param>
/// <param name="EndNs">isb_endtime: its end.</param>
/// <param name="Received">isb_ifrecv: packets that passed the interface.</param>
/// <param name="Dropped">isb_ifdrop: packets that the capture missed.</param>
public readonly record struct PcapngInterfaceStatistics(long StartNs, long EndNs, long Received, long Dropped);
