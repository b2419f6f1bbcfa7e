using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb;

/// <summary>CDC-NCM: a transfer is an NTB of many frames. Received frames are slices of it; sent ones are copied into it, once each.</summary>
internal sealed partial class NcmLink : UsbFrameLink
{
    /// <summary>Transfers of each endpoint in flight.</summary>
    public const int TransfersInFlight = 4; // few: what waits meanwhile goes together

    private readonly NtbLayout _layout;
    private readonly NtbParser _parser;

    /// <summary>Makes the link.</summary>
    /// <param name="parts">What it is made of.</param>
    /// <param name="layout">The NTBs to the device.</param>
    /// <param name="blocks">The link's from now on.</param>
    public NcmLink(NetworkLinkParts parts, NtbLayout layout, NcmBlocks blocks)
        : base(parts.With(blocks.Read), LinkCapabilities.Batching, OptionsOf(parts, TransfersInFlight))
    {
        _layout = layout;
        _parser = new NtbParser(parts.MaxFrameBytes);
        _blocks = blocks;
    }

    /// <summary>Gets what was wrong in received NTBs.</summary>
    public NtbCounters NtbCounters => _parser.Counters;

    /// <inheritdoc/>
    public override LinkStatistics Statistics
    {
        get
        {
            LinkStatistics statistics = base.Statistics;
            statistics.FramingErrors += _parser.Counters.Total;
            statistics.OverrunErrors += _parser.Counters.LostBlocks;
            return statistics;
        }
    }

    /// <inheritdoc/>
    protected override void HandleEnded()
    {
        base.HandleEnded();
        _blocks.Retire();
    }
}
