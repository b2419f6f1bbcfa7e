using UserCoNdis.HardwareGuest.Cases;

namespace UserCoNdis.HardwareGuest.Control;

/// <summary>Host to agent: run this, now.</summary>
/// <param name="Case">The case.</param>
/// <param name="Folder">Its working folder in the guest, which the host reads after the case.</param>
public sealed record RunCase(HardwareCase Case, string Folder) : ControlMessage;
