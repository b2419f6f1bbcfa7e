namespace UserCoNdis.Tools.Cli.Benchmarks.Frames;

/// <summary>One measure in one direction.</summary>
/// <param name="Sent">Frames that the sending link took.</param>
/// <param name="SendSeconds">From the first to the last of them.</param>
/// <param name="ReceiveSeconds">From the first sent to the last received.</param>
/// <param name="Count">What the other end received.</param>
/// <param name="RoundTrips">Of the probes among them.</param>
/// <param name="ManagedBytes">That both loops allocated meanwhile.</param>
internal sealed record Flow(
    long Sent, double SendSeconds, double ReceiveSeconds, ReceiveCount Count, LatencyHistogram RoundTrips, long ManagedBytes)
{
    /// <summary>Gets the frames that did not arrive.</summary>
    public long Lost => Math.Max(0, Sent - Count.Received - Count.Corrupt);

    /// <summary>Gets the frames that the sending link took a second.</summary>
    public double SentPerSecond => SendSeconds > 0 ? Sent / SendSeconds : 0;

    /// <summary>Gets the frames that arrived a second.</summary>
    public double ReceivedPerSecond => ReceiveSeconds > 0 ? Count.Received / ReceiveSeconds : 0;
}
