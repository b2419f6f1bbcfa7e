namespace UserCoNdis.Tools.Cli.Contract;

/// <summary>One thing that the contract asks for.</summary>
internal abstract record ContractEntry
{
    /// <summary>Gets the name of the contract: a function, an OID, a rule's number, a requirement's.</summary>
    public required string Name { get; init; }

    /// <summary>Gets how well it is covered.</summary>
    public required CoverageState State { get; init; }

    /// <summary>Gets why it is by construction or missing.</summary>
    public string? Reason { get; init; }
}
