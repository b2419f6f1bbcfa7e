namespace UserCoNdis.Tools.Cli.Contract;

/// <summary>A requirement of contract appendix A.</summary>
internal sealed record RequirementEntry : ContractEntry
{
    /// <summary>Gets what is required.</summary>
    public required string Sentence { get; init; }

    /// <summary>Gets the tests that show it.</summary>
    public required IReadOnlyList<string> Tests { get; init; }
}
