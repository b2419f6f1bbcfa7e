namespace UserCoNdis.Drivers.NdisWan.Ip;

/// <summary>What arrived of a stream of numbered datagrams.</summary>
/// <param name="Received">Datagrams.</param>
/// <param name="Bytes">Their IP packets' lengths added up.</param>
/// <param name="Lost">Numbers that never came.</param>
/// <param name="Reordered">Datagrams that came after a later one.</param>
/// <param name="Elapsed">From the first to the last.</param>
public readonly record struct UdpSinkReport(long Received, long Bytes, long Lost, long Reordered, TimeSpan Elapsed)
{
    /// <summary>Gets the throughput in bytes/s of IP packets; 0 while fewer than two datagrams came.</summary>
    public double BytesPerSecond => Elapsed > TimeSpan.Zero ? Bytes / Elapsed.TotalSeconds : 0;
}
