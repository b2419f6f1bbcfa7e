namespace UserCoNdis.Tools.Cli.Benchmarks.Patterns;

/// <summary>What a checker found.</summary>
/// <param name="Octets">Octets that were received.</param>
/// <param name="BitErrors">Bits that came inverted.</param>
/// <param name="ByteErrors">Octets in which they were.</param>
/// <param name="Slips">Places where octets were lost or inserted.</param>
/// <param name="LostOctets">Octets that were lost there.</param>
/// <param name="InsertedOctets">Octets that came there and were not sent, or were sent once and came twice.</param>
/// <param name="OutOfStepOctets">Octets that could not be compared: there was no place of the pattern that they fit.</param>
internal readonly record struct PatternCount(
    long Octets, long BitErrors, long ByteErrors, long Slips, long LostOctets, long InsertedOctets, long OutOfStepOctets)
{
    /// <summary>Gets whether all that came is what was sent, in its place.</summary>
    public bool IsClean => (BitErrors | Slips | OutOfStepOctets) == 0;

    public static PatternCount operator +(PatternCount a, PatternCount b) => new(
        a.Octets + b.Octets,
        a.BitErrors + b.BitErrors,
        a.ByteErrors + b.ByteErrors,
        a.Slips + b.Slips,
        a.LostOctets + b.LostOctets,
        a.InsertedOctets + b.InsertedOctets,
        a.OutOfStepOctets + b.OutOfStepOctets);
}
