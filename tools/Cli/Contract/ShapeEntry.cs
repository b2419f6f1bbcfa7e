namespace UserCoNdis.Tools.Cli.Contract;

/// <summary>An entry point in one shape.</summary>
/// <param name="Shape"><c>CM</c>: stand-alone call manager over a CO miniport; <c>MCM</c>: integrated.</param>
/// <param name="State">How well it is covered there.</param>
/// <param name="Tests">The first few that exercise it.</param>
internal sealed record ShapeEntry(string Shape, CoverageState State, IReadOnlyList<string> Tests);
