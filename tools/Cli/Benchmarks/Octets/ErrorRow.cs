using UserCoNdis.Tools.Cli.Benchmarks.Patterns;

namespace UserCoNdis.Tools.Cli.Benchmarks.Octets;

/// <summary>The long run of a pattern over one route, one direction of it.</summary>
/// <param name="Route">Which way.</param>
/// <param name="Pattern">What was sent.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Sent">Octets sent; null: a device sent them.</param>
/// <param name="Count">What was received.</param>
/// <param name="BitErrorRate">Of the bits that were compared, with its confidence limits.</param>
/// <param name="FirstErrors">The first octets that were wrong.</param>
/// <param name="FirstSlips">The first places where octets were lost or inserted.</param>
/// <param name="Curve">Octets over time, for a plot.</param>
internal sealed record ErrorRow(
    string Route,
    string Pattern,
    double Seconds,
    long? Sent,
    PatternCount Count,
    ErrorRate BitErrorRate,
    IReadOnlyList<OctetError> FirstErrors,
    IReadOnlyList<Slip> FirstSlips,
    IReadOnlyList<OctetSample> Curve)
{
    /// <summary>Takes what one flow gave.</summary>
    public static ErrorRow Of(string route, string pattern, OctetFlow flow, IReadOnlyList<OctetSample> curve)
    {
        PatternCount count = flow.Received ?? default;
        long compared = count.Octets - count.InsertedOctets - count.OutOfStepOctets;
        return new ErrorRow(route, pattern, flow.Seconds, flow.Sent, count, ErrorRate.Of(count.BitErrors, compared * 8), flow.FirstErrors, flow.FirstSlips, curve);
    }
}
