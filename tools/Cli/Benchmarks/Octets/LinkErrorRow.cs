using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Cli.Benchmarks.Octets;

/// <summary>What a link counted against its device.</summary>
/// <param name="Link">Which.</param>
/// <param name="Transfers">Transfers that the device refused or the bus lost.</param>
/// <param name="Parity">Characters with a parity error.</param>
/// <param name="Framing">Characters with a framing error.</param>
/// <param name="Overrun">Overruns of the device or of the kernel's buffer.</param>
internal sealed record LinkErrorRow(string Link, long Transfers, long Parity, long Framing, long Overrun)
{
    /// <summary>Gets whether there is anything to tell.</summary>
    public bool IsSilent => Transfers + Parity + Framing + Overrun == 0;

    public static LinkErrorRow Of(string link, in LinkStatistics counters) =>
        new(link, counters.TransferErrors, counters.ParityErrors, counters.FramingErrors, counters.OverrunErrors);

    /// <summary>Tells what it counted in words; transfers are in the verdict.</summary>
    public string? ToRemark() => Parity + Framing + Overrun == 0
        ? null
        : $"{Link} counted {Parity:N0} parity errors, {Framing:N0} framing errors and {Overrun:N0} overruns.";
}
