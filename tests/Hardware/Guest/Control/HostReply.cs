namespace UserCoNdis.HardwareGuest.Control;

/// <summary>Host to agent: what became of a request.</summary>
/// <param name="Id">Of the request.</param>
/// <param name="Error">Why it was not done; null: it was.</param>
public sealed record HostReply(int Id, string? Error) : ControlMessage;
