namespace UserCoNdis.HardwareGuest.Control;

/// <summary>Agent to host, once: it takes cases.</summary>
/// <param name="Kernel">The release that runs.</param>
/// <param name="BootSeconds">How long the kernel has run.</param>
public sealed record AgentReady(string Kernel, double BootSeconds) : ControlMessage;
