using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Drivers.WanMiniport.Pppoe;

/// <summary>An MCM miniport for PPP over Ethernet (RFC 2516) on any frame link, host and access concentrator in one: a call is
/// a session, many at a time. What is in the frames is not its business.</summary>
/// <remarks>Thread: the loop; it holds no lock. Owns the link from the moment InitializeEx succeeded. One adapter each.</remarks>
public sealed partial class PppoeMiniport
{
    /// <summary>What it is called as a driver.</summary>
    public const string DriverName = "PPPOE";

    private readonly ILink _link;
    private readonly IEventLoop _loop;
    private readonly PppoeMiniportOptions _options;
    private readonly NetBufferListPool _receiveLists;
    private PppoeStatistics _total;

    /// <summary>Makes the miniport; nothing is sent before InitializeEx.</summary>
    /// <param name="link">A frame link, opened on <paramref name="loop"/> and not started.</param>
    /// <param name="loop">The adapter's loop.</param>
    /// <param name="options">How to run the line.</param>
    public PppoeMiniport(ILink link, IEventLoop loop, PppoeMiniportOptions options)
    {
        ArgumentNullException.ThrowIfNull(link);
        ArgumentNullException.ThrowIfNull(loop);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNotEqual(options.MaxSessions is >= 1 and <= PppoeMiniportOptions.MostSessions, true, nameof(options));
        _link = link;
        _loop = loop;
        _options = options;
        _receiveLists = new NetBufferListPool(options.ReceiveFrames);
        _total = default;
    }

    /// <summary>Told when a call came to be, changed its state, or is gone (<see cref="PppoeCallState.Idle"/>).</summary>
    public event Action<PppoeSessionInfo>? SessionChanged;

    /// <inheritdoc/>
    public string Name => DriverName;

    /// <summary>Gets how the last call failed or ended; null: none has.</summary>
    public PppoeFailure? LastFailure { get; private set; }

    /// <summary>Gets why the link ended; null while it has not, or when this driver closed it.</summary>
    public LinkException? LinkFailure { get; private set; }

    /// <summary>Gets the counters of all sessions together.</summary>
    public PppoeStatistics Statistics => _total;

    /// <summary>Gets how many sessions run.</summary>
    public int SessionsOpen { get; private set; }

    /// <summary>Throws when a buffer or list of this driver is still out.</summary>
    /// <exception cref="InvalidOperationException">Something is not given back.</exception>
    public void ThrowIfOutstanding() => _receiveLists.ThrowIfOutstanding();
}
