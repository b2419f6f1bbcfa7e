namespace UserCoNdis.Tools.Cli.Diagnosis;

/// <summary>One line of <c>doctor</c>.</summary>
/// <param name="Name">What was looked for.</param>
/// <param name="Status">Whether it is there.</param>
/// <param name="Detail">What was found, or what it is for.</param>
/// <param name="Mend">The command that mends it; null when there is nothing to mend.</param>
internal sealed record CheckResult(string Name, CheckStatus Status, string Detail, string? Mend = null);
