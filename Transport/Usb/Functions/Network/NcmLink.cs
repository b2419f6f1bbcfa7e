using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb;

/// <summary>CDC-NCM: a transfer is an NTB of many frames. Received frames are slices of it; sent ones are copied into it, once each.</summary>
internal sealed partial class NcmLink : UsbFrameLink
{
    private const int TransfersInFlight = 4; // few: what waits meanwhile goes together

    private readonly NtbLayout _layout;
    private readonly NtbParser _parser;

    /// <summary>Makes the link.</summary>
    /// <param name="parts">What it is made of.</param>
    /// <param name="layout">The NTBs to the device.</param>
    public NcmLink(NetworkLinkParts parts, NtbLayout layout)
        : base(parts, LinkCapabilities.Batching, TransfersInFlight)
    {
        _layout = layout;
        _parser = new NtbParser(parts.MaxFrameBytes);
        _blocks = new PinnedSlabPool(TransfersInFlight, layout.MaxSize);
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
}
