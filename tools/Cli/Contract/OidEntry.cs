namespace UserCoNdis.Tools.Cli.Contract;

/// <summary>An OID.</summary>
internal sealed record OidEntry : ContractEntry
{
    /// <summary>Gets the value, as the contract writes it: <c>0x04010180</c>.</summary>
    public required string Value { get; init; }

    /// <summary>Gets the first few tests that ask for it or set it.</summary>
    public required IReadOnlyList<string> Tests { get; init; }
}
