using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.NdisWan.Ip;

/// <summary>Joins WAN sessions to a link of bare IP packets, a TUN: packets stay in the block in which they arrived.</summary>
/// <remarks>
/// One edge serves every session of an adapter: <see cref="NdisWanOptions.EdgeFactory"/> returns the same one each time.
/// Thread: the adapter's loop, on which the link was opened too. Addresses and routes of the link's interface are set by who
/// opened it. Allocates: when a session comes up.
/// </remarks>
public sealed partial class LinkIpEdge : IWanIpEdge, IDisposable
{
    private readonly LinkIpEdgeOptions _options;
    private readonly LinkIpRoutes _routes = new();
    private readonly LinkIpMtu _mtu = new();
    private readonly IIpInterface? _interface;
    private readonly List<WanSession> _sessions = []; // those that are up, oldest first
    private LinkIpEdgeCounters _counters;
    private int _linkMtu;

    /// <summary>Makes an edge above an open link.</summary>
    /// <param name="link">A frame link whose frames are IP packets; the edge's from now on.</param>
    /// <param name="options">How packets are passed on.</param>
    /// <exception cref="ArgumentException">The link carries a byte stream.</exception>
    public LinkIpEdge(ILink link, LinkIpEdgeOptions options)
    {
        ArgumentNullException.ThrowIfNull(link);
        ArgumentNullException.ThrowIfNull(options);
        if (link.Info.Kind != LinkKind.Frames)
        {
            throw new ArgumentException("An IP edge needs a link of frames.", nameof(link));
        }

        Link = link;
        _interface = link.Find<IIpInterface>();
        _gate = link.Find<IReceiveGate>();
        _options = options;
    }

    /// <summary>Told once, when the link is closed, with the cause; null: <see cref="Close"/> was called.</summary>
    public event Action<LinkException?>? Closed;

    /// <summary>Gets the link.</summary>
    public ILink Link { get; }

    /// <summary>Gets the counters.</summary>
    public LinkIpEdgeCounters Counters => _counters;

    /// <summary>Gets the sessions that carry packets now, oldest first.</summary>
    public IReadOnlyList<WanSession> Sessions => _sessions;

    /// <summary>Starts the link.</summary>
    public void Start() => Link.Start(this);

    /// <summary>Closes the link; <see cref="Closed"/> follows. The sessions stay, and drop what they receive.</summary>
    public void Close() => Link.Close();

    /// <inheritdoc/>
    public void Dispose() => Link.Dispose();

    /// <inheritdoc/>
    public void HandleUp(WanSession session, PppAddresses addresses)
    {
        LinkIpPeer peer = Join(session);
        peer.IsIpv4Up = true;
        peer.Ipv4Route = AddRoute(session, addresses.Remote.Value);
    }

    /// <inheritdoc/>
    public void HandleDown(WanSession session)
    {
        if (session.EdgeContext is LinkIpPeer peer)
        {
            peer.IsIpv4Up = false;
            RemoveRoute(peer.Ipv4Route);
            peer.Ipv4Route = 0;
            Leave(session, peer);
        }
    }

    /// <inheritdoc/>
    public void HandleIpv6Up(WanSession session, WanIpv6Addresses addresses)
    {
        LinkIpPeer peer = Join(session);
        peer.IsIpv6Up = true;
        peer.Ipv6Route = addresses.RemoteInterfaceId == 0
            ? 0
            : AddRoute(session, new UInt128(WanIpv6Addresses.LinkLocalPrefix, addresses.RemoteInterfaceId));
    }

    /// <inheritdoc/>
    public void HandleIpv6Down(WanSession session)
    {
        if (session.EdgeContext is LinkIpPeer peer)
        {
            peer.IsIpv6Up = false;
            RemoveRoute(peer.Ipv6Route);
            peer.Ipv6Route = 0;
            Leave(session, peer);
        }
    }

    /// <inheritdoc/>
    public void HandleMtuChanged(WanSession session)
    {
        if (session.EdgeContext is LinkIpPeer { IsUp: true } peer)
        {
            _mtu.Remove(peer.Mtu);
            CountMtu(session, peer);
        }
    }

    private LinkIpPeer Join(WanSession session)
    {
        if (session.EdgeContext is not LinkIpPeer peer)
        {
            peer = new LinkIpPeer();
            session.EdgeContext = peer;
        }

        if (!peer.IsUp)
        {
            _sessions.Add(session);
            CountMtu(session, peer);
        }

        return peer;
    }

    private void Leave(WanSession session, LinkIpPeer peer)
    {
        if (!peer.IsUp && _sessions.Contains(session))
        {
            _ = _sessions.Remove(session);
            _mtu.Remove(peer.Mtu);
            SetMtu();
            OpenGate(); // it may have been closed for this session's sake
        }
    }

    private void CountMtu(WanSession session, LinkIpPeer peer)
    {
        peer.Mtu = session.Mtu;
        _mtu.Add(peer.Mtu);
        SetMtu();
    }

    // The system makes packets that fit then: fragments where they are allowed, and it answers others itself.
    private void SetMtu()
    {
        if (_interface is null || _mtu.Smallest is not { } smallest)
        {
            return;
        }

        int mtu = _options.IsConcentrator ? Math.Max(smallest, _options.MinimumMtu) : smallest;
        if (mtu == _linkMtu)
        {
            return;
        }

        try
        {
            _interface.SetMtu(mtu);
            _linkMtu = mtu;
        }
        catch (LinkException)
        {
            _counters.MtuRefused++; // what is too long is answered here
        }
    }

    // A peer that names no address of its own (0) is reached by no route.
    private UInt128 AddRoute(WanSession session, UInt128 address)
    {
        if (address == 0 || _routes.TryAdd(address, session))
        {
            return address;
        }

        _counters.AddressConflicts++;
        return 0;
    }

    private void RemoveRoute(UInt128 address)
    {
        if (address != 0)
        {
            _routes.Remove(address);
        }
    }
}
