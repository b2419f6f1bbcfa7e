namespace UserCoNdis.HardwareGuest.Control;

/// <summary>Host to agent: no more cases; the machine goes off.</summary>
public sealed record PowerOff : ControlMessage;
