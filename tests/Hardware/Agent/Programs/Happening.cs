namespace UserCoNdis.HardwareAgent.Programs;

/// <summary>A program said a line, or ended.</summary>
/// <param name="Program">Its name.</param>
/// <param name="Line">What it said; null: it ended.</param>
/// <param name="ExitCode">With which code.</param>
internal sealed record Happening(string Program, string? Line, int ExitCode = 0);
