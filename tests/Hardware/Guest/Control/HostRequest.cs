namespace UserCoNdis.HardwareGuest.Control;

/// <summary>Agent to host: something that only the host can do.</summary>
/// <param name="Id">Comes back in the reply.</param>
/// <param name="Verb">What.</param>
/// <param name="Target">A device, or a program that runs outside.</param>
public sealed record HostRequest(int Id, HostVerb Verb, string Target) : ControlMessage;
