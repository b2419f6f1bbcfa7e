using UserCoNdis.Tools.Cli.Benchmarks.Patterns;

namespace UserCoNdis.Tools.Cli.Benchmarks.Octets;

/// <summary>A line at one speed.</summary>
/// <param name="Route">Which way.</param>
/// <param name="AskedBps">What was asked for, bit/s.</param>
/// <param name="ReadBackBps">What the device says it made of it; null: it says nothing.</param>
/// <param name="MeasuredBps">The octets that arrived a second, with the start, parity and stop bits of each.</param>
/// <param name="HasTiming">Whether the line takes the time that its speed asks for; false: a pseudo-terminal, an emulated port.</param>
/// <param name="Sent">Octets sent.</param>
/// <param name="Count">What was received.</param>
internal sealed record SpeedRow(string Route, long AskedBps, long? ReadBackBps, double MeasuredBps, bool HasTiming, long Sent, PatternCount Count)
{
    /// <summary>Gets how far the device's rate is from what was asked, as a share of it; null where nobody says.</summary>
    public double? ReadBackDeviation => ReadBackBps is { } rate ? ((double)rate / AskedBps) - 1 : null;

    /// <summary>Gets how far the measured rate is from what the device says (or from what was asked); null on a line without timing.</summary>
    public double? MeasuredDeviation => HasTiming ? (MeasuredBps / (ReadBackBps ?? AskedBps)) - 1 : null;
}
