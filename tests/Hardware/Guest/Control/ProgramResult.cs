namespace UserCoNdis.HardwareGuest.Control;

/// <summary>What a program of a case did.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ExitCode">Its exit code; null: it was killed.</param>
/// <param name="Seconds">How long it ran.</param>
/// <param name="Output">What it said, both outputs.</param>
public sealed record ProgramResult(string Name, int? ExitCode, double Seconds, string Output);
