using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Cli.Benchmarks.Octets;

/// <summary>An output line, and an input that follows it.</summary>
/// <param name="From">The link whose output was switched: "A" or "B".</param>
/// <param name="Output">That output.</param>
/// <param name="To">The link whose input followed; null: none did.</param>
/// <param name="Input">That input; None where none followed.</param>
/// <param name="Edges">How often it was switched.</param>
/// <param name="Followed">How often the input followed in time.</param>
/// <param name="MedianMicroseconds">From the call that switches to the input read as changed.</param>
/// <param name="GreatestMicroseconds">Of the slowest edge.</param>
internal sealed record LineRow(
    string From, ModemLines Output, string? To, ModemLines Input, int Edges, int Followed, double MedianMicroseconds, double GreatestMicroseconds)
{
    /// <summary>Gets whether the input followed each time.</summary>
    public bool IsGood => To is null || Followed == Edges;
}
