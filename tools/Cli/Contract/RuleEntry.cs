namespace UserCoNdis.Tools.Cli.Contract;

/// <summary>A rule of contract section 6.</summary>
internal sealed record RuleEntry : ContractEntry
{
    /// <summary>Gets whose duty it is.</summary>
    public required string Who { get; init; }

    /// <summary>Gets error or warning.</summary>
    public required string Severity { get; init; }

    /// <summary>Gets who sees to it: the verifier, construction, none.</summary>
    public required string Check { get; init; }

    /// <summary>Gets the contract's name for the violation.</summary>
    public required string Symbol { get; init; }

    /// <summary>Gets what the contract asks.</summary>
    public required string Sentence { get; init; }

    /// <summary>Gets the pages that say it.</summary>
    public required string Source { get; init; }

    /// <summary>Gets tests of drivers that obey.</summary>
    public required IReadOnlyList<string> Kept { get; init; }

    /// <summary>Gets tests of drivers that do not.</summary>
    public required IReadOnlyList<string> Broken { get; init; }
}
