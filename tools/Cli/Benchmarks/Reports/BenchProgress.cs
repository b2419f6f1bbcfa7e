namespace UserCoNdis.Tools.Cli.Benchmarks.Reports;

/// <summary>Where a benchmark stands, and whether it should end.</summary>
/// <param name="steps">How many steps there will be; a guess that may be too low.</param>
/// <param name="report">Told what begins and the share that is done, 0 to 1.</param>
/// <param name="cancelled">Ends it: what was measured until then counts.</param>
internal sealed class BenchProgress(int steps, Action<string, double> report, CancellationToken cancelled)
{
    private int _done = -1;

    public CancellationToken Cancelled => cancelled;

    public bool IsCancelled => cancelled.IsCancellationRequested;

    /// <summary>Says that a step begins and the one before is done.</summary>
    public void Begin(string step) => report(step, Math.Min(1, ++_done / (double)steps));

    /// <summary>Says how a long step goes.</summary>
    /// <param name="step">Where it stands.</param>
    /// <param name="share">Of the step that is done, 0 to 1.</param>
    public void Within(string step, double share) => report(step, Math.Min(1, (_done + Math.Clamp(share, 0, 1)) / steps));
}
