using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Protocols.Ethernet;
using UserCoNdis.Transport.Protocols.Pppoe;

namespace UserCoNdis.Drivers.WanMiniport.Pppoe;

/// <summary>An MCM miniport for PPP over Ethernet (RFC 2516) on any frame link, host and access concentrator in one: a call is
/// a session, many at a time. What is in the frames is not its business.</summary>
/// <remarks>
/// Called is <c>SERVICE</c>, or <c>CONCENTRATOR\SERVICE</c>; empty names are any. The addresses of its line are the services
/// that the concentrator side offers, for as long as a SAP for them is registered.
/// Thread: the loop; it holds no lock. Owns the link from the moment InitializeEx succeeded. One adapter each.
/// </remarks>
public sealed partial class PppoeMiniport
{
    /// <summary>What it is called as a driver.</summary>
    public const string DriverName = "PPPOE";

    private const int DiscoveryBlock = EthernetHeader.MaxSize + PppoePacket.MaxLength;

    private readonly ILink _link;
    private readonly IEventLoop _loop;
    private readonly PppoeMiniportOptions _options;
    private readonly PinnedSlabPool _discoveryBlocks;
    private readonly NetBufferListPool _receiveLists;
    private readonly PppoeCalls _calls;
    private readonly PppoeSessions _sessions;
    private readonly PppoeDiscoveries _discoveries;
    private readonly List<LineAf> _afs = [];
    private readonly ILoopTimer _haltTimer;
    private McmAdapter? _adapter;
    private PppoeMiniportStatistics _total;
    private MacAddress _local;
    private bool _isLost;

    /// <summary>Makes the miniport; nothing is sent before InitializeEx.</summary>
    /// <param name="link">A frame link, opened on <paramref name="loop"/> and not started.</param>
    /// <param name="loop">The adapter's loop.</param>
    /// <param name="options">How to run the line.</param>
    /// <exception cref="ArgumentOutOfRangeException">MaxSessions or the VLAN is out of range, or there is no service.</exception>
    public PppoeMiniport(ILink link, IEventLoop loop, PppoeMiniportOptions options)
    {
        ArgumentNullException.ThrowIfNull(link);
        ArgumentNullException.ThrowIfNull(loop);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.MaxSessions);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.MaxSessions, PppoeMiniportOptions.MostSessions);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)options.Vlan.Value, VlanId.Max);
        ArgumentOutOfRangeException.ThrowIfZero(options.Services.Count);
        _link = link;
        _loop = loop;
        _options = options;
        _discoveryBlocks = options.DiagnosticBuffers
            ? new DiagnosticSlabPool(options.DiscoveryFrames, DiscoveryBlock)
            : new PinnedSlabPool(options.DiscoveryFrames, DiscoveryBlock);
        _receiveLists = new NetBufferListPool(options.ReceiveFrames);
        _calls = new PppoeCalls(options.MaxSessions);
        _sessions = new PppoeSessions(options.MaxSessions);
        _discoveries = new PppoeDiscoveries(options.MaxSessions);
        _haltTimer = loop.CreateTimer(HandleHaltTimer);
        _headerLength = new PppoeSessionAddress(default, default, options.Vlan, 0).HeaderLength;
        _traits = TraitsOf(options, default, 0);
        _lineTraits = LineTraitsOf(options);
    }

    /// <summary>Told when a call came to be, changed its state, or is gone (<see cref="PppoeCallState.Idle"/>).</summary>
    public event Action<PppoeSessionInfo>? SessionChanged;

    /// <summary>Told of each discovery packet: whether we sent it, and what it says in one line.</summary>
    public event Action<bool, string>? DiscoverySeen;

    /// <inheritdoc/>
    public string Name => DriverName;

    /// <summary>Gets how the last call failed or ended; null: none has.</summary>
    public PppoeFailure? LastFailure { get; private set; }

    /// <summary>Gets why the link ended; null while it has not, or when this driver closed it.</summary>
    public LinkException? LinkFailure { get; private set; }

    /// <summary>Gets the counters of all sessions together.</summary>
    public PppoeMiniportStatistics Statistics => _total with
    {
        DiscoveryLimited = _concentrator?.Statistics.RateLimited ?? 0,
        DiscoveryMalformed = DiscoveryRefused.Total,
    };

    /// <summary>Gets the discovery packets that could not be read, or broke RFC 2516, by what was wrong with them.</summary>
    public PppoeParseCounters DiscoveryRefused { get; } = new();

    /// <summary>Gets how many sessions run.</summary>
    public int SessionsOpen => _sessions.Count;

    internal PinnedSlabPool DiscoveryBlocks => _discoveryBlocks;

    internal NetBufferListPool ReceiveLists => _receiveLists;

    internal PppoeCalls Calls => _calls;

    internal PppoeDiscoveries Discoveries => _discoveries;

    /// <summary>Throws when a buffer or list of this driver is still out.</summary>
    /// <exception cref="InvalidOperationException">Something is not given back.</exception>
    public void ThrowIfOutstanding()
    {
        _discoveryBlocks.ThrowIfOutstanding();
        _receiveLists.ThrowIfOutstanding();
    }

    private void TellChanged(PppoeVc vc)
    {
        if (SessionChanged is { } told && vc.Handle is not null)
        {
            PppoeAccessLine? line = vc.Request?.AccessLine;
            told(new(
                vc.Handle.VcId,
                vc.State,
                vc.IsOurs,
                vc.Address.SessionId,
                vc.Address.Peer,
                vc.Service,
                vc.ConcentratorName,
                vc.MaxPayload,
                line?.CircuitId ?? string.Empty,
                line?.RemoteId ?? string.Empty,
                vc.Failure));
        }
    }
}
