namespace UserCoNdis.Tools.Cli.Contract;

/// <summary>A function or a callback.</summary>
internal sealed record EntryPointEntry : ContractEntry
{
    /// <summary>Gets the members that carry the name: <c>ClientVc.MakeCall</c>.</summary>
    public required IReadOnlyList<string> MappedTo { get; init; }

    /// <summary>Gets the shapes in which it exists, and what exercises it in each.</summary>
    public required IReadOnlyList<ShapeEntry> Shapes { get; init; }
}
