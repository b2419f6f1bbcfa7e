using UserCoNdis.Drivers.WanMiniport.Pppoe;
using UserCoNdis.Tools.Cli.Shell;

namespace UserCoNdis.Tools.Cli.Calls;

/// <summary>Many sessions at once, as <c>dial --count N --json</c> prints them.</summary>
internal sealed record ManyCallsDocument
{
    public required string Verb { get; init; }

    /// <summary>Gets <c>success</c> or <c>failed</c>.</summary>
    public string Outcome { get; set; } = "success";

    /// <summary>Gets in one word why it failed, or what ended it.</summary>
    public string? Cause { get; set; }

    public string? Message { get; set; }

    public required string Link { get; init; }

    /// <summary>Gets the service and concentrator asked for; null: any.</summary>
    public string? Number { get; init; }

    /// <summary>Gets how many sessions were wanted.</summary>
    public required int Sessions { get; init; }

    /// <summary>Gets how many came up.</summary>
    public int Up { get; set; }

    /// <summary>Gets those that did not come up, by cause.</summary>
    public IReadOnlyDictionary<string, int> Failed { get; set; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Gets those that came up and ended by themselves, by cause.</summary>
    public IReadOnlyDictionary<string, int> Lost { get; set; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Gets how many came up in a second, from the first discovery to the last IPCP.</summary>
    public double? SetupsPerSecond { get; set; }

    public SetupTimes? SetupMs { get; set; }

    /// <summary>Gets how many sessions answered pings; null: none were sent.</summary>
    public int? Pinged { get; set; }

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
