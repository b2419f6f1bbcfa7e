namespace UserCoNdis.Transport.Usb;

/// <summary>Finds the datagrams of received NTBs. Every octet may be a lie; nothing throws; what is wrong is dropped and counted.</summary>
/// <remarks>
/// Bounds, for a block of n octets and d datagrams at most: tables of n octets in all are looked at, as an honest block has no more
/// (so a loop of tables ends); after <see cref="MaxFaults"/> bad datagrams the rest of the block is not believed. So at most n / 4 entries are read,
/// d * (d + <see cref="MaxFaults"/>) compared with others, and (d + <see cref="MaxFaults"/>) datagrams run through a CRC. Allocates: nothing.
/// </remarks>
/// <param name="maxDatagramBytes">The longest frame that is taken, without its CRC.</param>
internal sealed class NtbParser(int maxDatagramBytes)
{
    /// <summary>Bad datagrams after which a block is given up.</summary>
    public const int MaxFaults = 16;

    private NtbCounters _counters;
    private int _nextSequence = -1; // not known yet

    /// <summary>Gets what was wrong so far.</summary>
    public NtbCounters Counters => _counters;

    /// <summary>Finds the datagrams of a block.</summary>
    /// <param name="transfer">What came in one transfer.</param>
    /// <param name="datagrams">Where they are put, in the order of the tables; as many as there is room for are taken.</param>
    /// <returns>How many there are; none overlaps another, each lies in <paramref name="transfer"/>.</returns>
    public int Parse(ReadOnlySpan<byte> transfer, Span<NtbDatagram> datagrams)
    {
        if (!NtbHeader.TryParse(transfer, out NtbHeader header))
        {
            _counters.BadBlocks++;
            return 0;
        }

        Follow(header.Sequence);
        var tables = new NtbTables(transfer[..header.Length], header.Wire, maxDatagramBytes, datagrams);
        if (!tables.Walk(header.FirstPointers, ref _counters))
        {
            _counters.BadBlocks++;
        }

        return tables.Count;
    }

    // Both ends begin at 0 after SET_INTERFACE; the first block heard is taken as it is (NCM 1.0, 3.2.1).
    private void Follow(ushort sequence)
    {
        if (_nextSequence >= 0)
        {
            _counters.LostBlocks += (ushort)(sequence - _nextSequence);
        }

        _nextSequence = (ushort)(sequence + 1);
    }
}
