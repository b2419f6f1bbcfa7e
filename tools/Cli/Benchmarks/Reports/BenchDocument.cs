using System.Text.Json.Serialization;

namespace UserCoNdis.Tools.Cli.Benchmarks.Reports;

/// <summary>All that a benchmark of links found, as programs read it; the tables and the HTML report show the same.</summary>
internal abstract record BenchDocument
{
    [JsonPropertyOrder(-10)]
    public string Verb { get; init; } = "bench";

    /// <summary>Gets the version of the document's form: members are added without a change of it; it changes when one goes or means something else.</summary>
    [JsonPropertyOrder(-10)]
    public int Schema { get; init; } = 1;

    /// <summary>Gets what was measured: "frames" or "octets"; it says which members there are.</summary>
    [JsonPropertyOrder(-10)]
    public abstract string Kind { get; }

    /// <summary>Gets "success", "failed", or "interrupted" when parts are missing or rest on fewer rounds.</summary>
    [JsonPropertyOrder(-10)]
    public required string Outcome { get; init; }

    [JsonPropertyOrder(-5)]
    public required BenchMachine Machine { get; init; }

    [JsonPropertyOrder(-5)]
    public required IReadOnlyList<BenchLink> Links { get; init; }

    /// <summary>Gets how many rounds each median rests on.</summary>
    [JsonPropertyOrder(-5)]
    public required int Rounds { get; init; }

    /// <summary>Gets the length of one measure in a round.</summary>
    [JsonPropertyOrder(-5)]
    public required double SecondsPerMeasure { get; init; }

    /// <summary>Gets what the reader should know: other traffic, corrupt frames, a part that was left out and why.</summary>
    [JsonPropertyOrder(-5)]
    public required IReadOnlyList<string> Remarks { get; init; }

    /// <summary>Gives the verdict for people; null where nothing is judged.</summary>
    public virtual ReportVerdict? ToVerdict() => null;

    /// <summary>Gives facts of the run beside links, machine and command.</summary>
    public virtual IEnumerable<(string Name, string Value)> ToFacts() => [];

    /// <summary>Gives the parts of the report; a part that was not measured is left out.</summary>
    public abstract IReadOnlyList<ReportSection> ToSections();
}
