using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Frames;
using UserCoNdis.Transport.Links.Netlink;

namespace UserCoNdis.Transport.Pcap;

/// <summary>What the two back-ends have in common: the interface itself.</summary>
internal abstract class EthernetDevice : FrameDevice
{
    private const int HeaderBytes = 14;

    private readonly IEventLoop _loop;
    private InterfaceFacts _facts;
    private InterfaceWatch? _watch;
    private bool _isOpen; // described once: from then on the link takes what the interface becomes

    protected EthernetDevice(EthernetOptions options, InterfaceFacts facts, IEventLoop loop)
    {
        Options = options;
        _loop = loop;
        _facts = facts;
    }

    protected EthernetOptions Options { get; }

    /// <summary>Gets the largest frame with its header and a VLAN tag, in bytes (IEEE 802.3 3.2.7).</summary>
    protected int LargestFrame => HeaderBytes + VlanTag.Bytes + _facts.Mtu;

    /// <summary>Gets or sets frames that the system took and dropped at once.</summary>
    protected long SendDrops { get; set; }

    /// <summary>Gets or sets frames that no block could hold.</summary>
    protected long ReceiveOversized { get; set; }

    /// <summary>Lets only frames through that match.</summary>
    /// <exception cref="LinkException">The expression is wrong, or the system refused it.</exception>
    public abstract void SetFilter(string expression);

    /// <inheritdoc/>
    /// <remarks>An MTU that grows beyond the blocks of the pool, or a snap length, leaves the largest frame at what a block holds.</remarks>
    public override LinkInfo Describe(string name, int maxFrameBytes)
    {
        bool isCut = _isOpen || Options.SnapLength is not null;
        _isOpen = true;
        return new LinkInfo(
            name,
            LinkKind.Frames,
            LinkCapabilities.Batching | LinkCapabilities.ZeroCopy | LinkCapabilities.ErrorCounters,
            isCut ? Math.Min(LargestFrame, maxFrameBytes) : LargestFrame,
            _facts.SpeedBps)
        {
            HardwareAddress = _facts.HardwareAddress,
            Mtu = _facts.Mtu,
            IsUp = _facts.IsUp,
        };
    }

    /// <inheritdoc/>
    public override void Start(FdFrameLink link)
    {
        if (!OperatingSystem.IsLinux())
        {
            return; // without news the link stays as it was opened
        }

        _watch = new InterfaceWatch(
            _loop, _facts.Index, () => Refresh(link), () => link.Fail(EthernetErrors.Removed(Options.InterfaceName)));
        Refresh(link); // what changed between opening and now
    }

    /// <inheritdoc/>
    public override void AddStatistics(ref LinkStatistics statistics)
    {
        statistics.SendDrops += SendDrops;
        statistics.ReceiveOversized += ReceiveOversized;
    }

    /// <summary>Takes the news, and asks for the speed, which they do not tell.</summary>
    private void Refresh(FdFrameLink link)
    {
        InterfaceState state = _watch!.State;
        _facts = _facts with
        {
            IsUp = state.IsUp,
            Mtu = state.Mtu,
            HardwareAddress = state.HardwareAddress ?? _facts.HardwareAddress,
            SpeedBps = InterfaceNative.Query(state.Name)?.SpeedBps,
        };
        link.ReportInfoChanged();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => _watch?.Dispose();
}
