using UserCoNdis.Framework.Runtime;

namespace UserCoNdis.Tools.Cli.Composition;

/// <summary>What was left when a station was closed.</summary>
/// <param name="Leaks">Every object and buffer that was not given back, with who made it.</param>
/// <param name="Violations">Every rule that a driver broke.</param>
internal sealed record StationReport(IReadOnlyList<string> Leaks, IReadOnlyList<RuleViolation> Violations);
