using UserCoNdis.Transport.Links.InProcess;

namespace UserCoNdis.Tools.Simulators.Modem;

/// <summary>How a simulated modem stands on its link.</summary>
public sealed record ModemSimulatorOptions
{
    /// <summary>Gets how the link's control circuits run. NullModem: the link is itself a DTE's port (a serial port, a
    /// pseudo-terminal), whose DTR stands for our DCD and whose DSR tells the DTE's DTR. Dce: it drives DCD, RI, DSR and
    /// CTS. None: the lines are left alone.</summary>
    public LoopWiring Wiring { get; init; } = LoopWiring.NullModem;
}
