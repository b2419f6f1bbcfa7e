namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>Counts refused discovery packets by what was wrong with them.</summary>
public sealed class PppoeParseCounters
{
    private readonly long[] _counts = new long[Enum.GetValues<PppoeParseError>().Length];

    /// <summary>Gets how many were refused.</summary>
    public long Total { get; private set; }

    /// <summary>Gets how many were refused for one error.</summary>
    /// <param name="error">The error.</param>
    public long this[PppoeParseError error] => _counts[(int)error];

    /// <summary>Counts a packet.</summary>
    /// <param name="error">What <see cref="PppoePacket.TryParse"/> said.</param>
    public void Count(PppoeParseError error)
    {
        _counts[(int)error]++;
        Total++;
    }
}
