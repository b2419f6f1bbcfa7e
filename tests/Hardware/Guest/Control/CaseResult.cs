namespace UserCoNdis.HardwareGuest.Control;

/// <summary>Agent to host: how a case ended.</summary>
/// <param name="Case">Its name.</param>
/// <param name="Failures">What was not as it had to be; none: it passed.</param>
/// <param name="Programs">What each program did.</param>
/// <param name="Seconds">How long it took in the guest.</param>
public sealed record CaseResult(string Case, IReadOnlyList<string> Failures, IReadOnlyList<ProgramResult> Programs, double Seconds)
    : ControlMessage;
