namespace UserCoNdis.Tools.Cli.Contract;

/// <summary>One part of the contract: what it asks for, and how much of it is covered.</summary>
/// <param name="Entries">All that the part asks for, in the contract's order.</param>
internal sealed record ContractSection<T>(IReadOnlyList<T> Entries)
    where T : ContractEntry
{
    public int Total => Entries.Count;

    public int Tested => Count(CoverageState.Tested);

    public int ByConstruction => Count(CoverageState.ByConstruction);

    public int Mapped => Count(CoverageState.Mapped);

    public int Missing => Count(CoverageState.Missing);

    private int Count(CoverageState state) => Entries.Count(e => e.State == state);
}
