namespace UserCoNdis.HardwareGuest.Control;

/// <summary>Host to agent: a program outside ended.</summary>
/// <param name="Program">Its name.</param>
/// <param name="ExitCode">Its exit code.</param>
public sealed record OutsideEnd(string Program, int ExitCode) : ControlMessage;
