namespace UserCoNdis.Transport.Pcap;

/// <summary>Room for one frame in a leased block, and afterwards the frame in it.</summary>
internal struct PcapRoom
{
    public nint Address;
    public int Length;           // of the room, then of the frame, in bytes
    public long ReceivedAt;      // nanoseconds since 1970
}
