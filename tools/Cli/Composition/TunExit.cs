using System.Net;
using UserCoNdis.Drivers.NdisWan;
using UserCoNdis.Drivers.NdisWan.Ip;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Tools.Cli.Composition;

/// <summary>A TUN interface above a station: addresses, routes and MTU as the calls agree on them; gone when it is disposed.</summary>
/// <remarks>Thread: the station's loop.</remarks>
internal sealed class TunExit : IDisposable
{
    private const int Blocks = 1024;
    private const int BlockSize = 2048;
    private const int HostPrefix = 32;

    private readonly TunSettings _settings;
    private readonly PinnedSlabPool _pool;
    private readonly IIpInterface _interface;
    private readonly Action<string, string> _tell;
    private (Ipv4Address Local, Ipv4Address Remote)? _addresses;

    /// <summary>Makes the interface, or attaches to it.</summary>
    /// <exception cref="LinkException">It cannot be had.</exception>
    public TunExit(TunSettings settings, LinkRegistry links, IEventLoop loop, Action<string, string> tell)
    {
        _settings = settings;
        _tell = tell;
        _pool = new PinnedSlabPool(Blocks, Math.Max(BlockSize, FrameHeadroom.Bytes + settings.Mtu + BlockSize / 4));
        ILink link = links.Open($"tun:{settings.Name}", loop, _pool);
        try
        {
            _interface = link.Find<IIpInterface>()
                ?? throw new LinkException(LinkErrorKind.NotSupported, $"tun:{settings.Name} has no addresses to set on this system");
            Edge = new LinkIpEdge(link, new LinkIpEdgeOptions { IsConcentrator = settings.Network is not null, ClampMss = settings.ClampMss });
        }
        catch
        {
            link.Dispose();
            throw;
        }

        Edge.Closed += HandleClosed;
    }

    /// <summary>Told once when the interface cannot be used any more.</summary>
    public event Action<LinkException>? Lost;

    /// <summary>Gets what takes and gives the packets, of every call.</summary>
    public LinkIpEdge Edge { get; }

    /// <summary>Gets why the interface cannot be used; null while it can.</summary>
    public LinkException? Failure { get; private set; }

    /// <summary>Lets packets in; towards many callers the interface gets its address now.</summary>
    /// <exception cref="LinkException">The system refused an address or a route.</exception>
    public void Start()
    {
        Edge.Start();
        if (_settings.Network is { } network)
        {
            _interface.SetMtu(_settings.Mtu);
            _interface.AddAddress(Of(network.Local), network.PrefixLength);
            if (_settings.InterfaceId != 0)
            {
                AddIpv6(new WanIpv6Addresses(_settings.InterfaceId, 0));
            }

            BringUp();
        }
    }

    /// <summary>Follows a link: what it agrees on becomes the interface's, when there is only this one.</summary>
    public void Join(WanSession session)
    {
        if (_settings.Network is null)
        {
            session.IpUp += (up, addresses) => Set(() => TakeAddresses(up.Mtu, addresses));
            session.Ipv6Up += (_, addresses) => AddIpv6(addresses);
        }
    }

    /// <summary>Throws when a block of the interface is still out.</summary>
    public void ThrowIfOutstanding() => _pool.ThrowIfOutstanding();

    /// <inheritdoc/>
    public void Dispose() => Edge.Dispose();

    private static IPAddress Of(Ipv4Address address) => IPAddress.Parse(address.ToString());

    private void TakeAddresses(int mtu, PppAddresses addresses)
    {
        if (_addresses is { } before)
        {
            _interface.RemoveAddress(Of(before.Local), HostPrefix, Of(before.Remote)); // IPCP agreed on others this time
        }

        // A far end that names no address is reached all the same: everything that is sent there goes to it.
        Ipv4Address remote = addresses.Remote.IsUnspecified ? addresses.Local : addresses.Remote;
        _addresses = (addresses.Local, remote);
        _interface.SetMtu(mtu);
        _interface.AddAddress(Of(addresses.Local), HostPrefix, Of(remote));
        BringUp();
        _tell("TUN", $"{_interface.InterfaceName}: {addresses.Local} to {remote}, MTU {mtu}");
    }

    // Systems are run without IPv6; IPv4 goes on there.
    private void AddIpv6(WanIpv6Addresses addresses)
    {
        try
        {
            _interface.AddAddress(addresses.Local, WanIpv6Addresses.PrefixLength);
        }
        catch (LinkException e)
        {
            _tell("TUN", $"no IPv6: {e.Message}");
        }
    }

    private void BringUp()
    {
        _interface.SetUp(true);
        foreach (IPNetwork route in _settings.Routes)
        {
            _interface.AddRoute(route.BaseAddress, route.PrefixLength);
        }
    }

    private void Set(Action change)
    {
        try
        {
            change();
        }
        catch (LinkException e)
        {
            Fail(e);
        }
    }

    private void HandleClosed(LinkException? cause)
    {
        if (cause is not null)
        {
            Fail(cause);
        }
    }

    private void Fail(LinkException cause)
    {
        if (Failure is null)
        {
            Failure = cause;
            _tell("TUN", cause.Message);
            Lost?.Invoke(cause);
        }
    }
}
