using UserCoNdis.Drivers.WanMiniport.Pppoe;
using UserCoNdis.Tools.Cli.Shell;

namespace UserCoNdis.Tools.Cli.Calls;

/// <summary>A concentrator's run, the last line that <c>answer --json</c> prints on a link of frames.</summary>
internal sealed record ConcentratorDocument
{
    public string Event { get; init; } = "summary";

    public required string Verb { get; init; }

    /// <summary>Gets <c>success</c> or <c>failed</c>.</summary>
    public string Outcome { get; set; } = "success";

    /// <summary>Gets in one word what ended or spoiled it: interrupted, linkLost, leaks…</summary>
    public string? Cause { get; set; }

    public string? Message { get; set; }

    public required string Link { get; init; }

    /// <summary>Gets the addresses for callers.</summary>
    public required string Pool { get; init; }

    public double ElapsedMs { get; set; }

    public SessionCounts? Sessions { get; set; }

    /// <summary>Gets what passed, and what was not for us, by kind.</summary>
    public PppoeMiniportStatistics? Counters { get; set; }

    public string? Capture { get; init; }

    public int Leaks { get; set; }

    public IReadOnlyList<string> LeakList { get; set; } = [];

    public IReadOnlyList<string> Violations { get; set; } = [];

    /// <summary>Notes a failure; the first one stays.</summary>
    public void Fail(string cause, string message)
    {
        if (Outcome == "success")
        {
            (Outcome, Cause, Message) = ("failed", CauseWord.Of(cause), message);
        }
    }
}
