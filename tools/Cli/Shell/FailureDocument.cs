namespace UserCoNdis.Tools.Cli.Shell;

/// <summary>What <c>--json</c> prints when a verb could not do its work.</summary>
internal sealed record FailureDocument(string Verb, string Outcome, string Cause, string Message, int ExitCode);
