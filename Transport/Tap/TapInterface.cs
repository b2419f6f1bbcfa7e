using System.Net;
using System.Net.NetworkInformation;
using Microsoft.Win32.SafeHandles;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Netlink;
using UserCoNdis.Transport.Links.Streams;

namespace UserCoNdis.Transport.Tap;

/// <summary>An interface of this system whose descriptor is ours: its settings, its state, and its end.</summary>
internal sealed class TapInterface : IDisposable
{
    private readonly NetlinkSocket _netlink;
    private readonly InterfaceControl _control;
    private readonly InterfaceWatch _watch;
    private readonly List<(IPAddress Local, int PrefixLength, IPAddress? Peer)> _addresses = [];
    private InterfaceState _state;
    private Action? _changed;
    private Action? _vanished;

    private TapInterface(
        TapOptions options, IEventLoop loop, SafeFileHandle descriptor, bool offload, NetlinkSocket netlink, InterfaceState state)
    {
        Kind = options.Kind;
        Descriptor = descriptor;
        HasOffload = offload;
        _netlink = netlink;
        _control = new InterfaceControl(netlink);
        _state = state;
        _watch = new InterfaceWatch(loop, state.Index, HandleChanged, HandleVanished);
    }

    public TapKind Kind { get; }

    public string Name => _state.Name;

    /// <summary>Gets the descriptor of the interface; closed with this.</summary>
    public SafeFileHandle Descriptor { get; }

    /// <summary>Gets whether packets have a header in front that says what is unfinished about them.</summary>
    public bool HasOffload { get; }

    public int Mtu => _state.Mtu;

    public bool IsUp => _state.IsUp;

    /// <summary>Gets the address of this end of the cable; null for IP packets, which need none.</summary>
    /// <remarks>The system's end has the address that the interface shows; this end is its neighbour.</remarks>
    public PhysicalAddress? HardwareAddress
    {
        get
        {
            if (Kind == TapKind.Tun || _state.HardwareAddress?.GetAddressBytes() is not { Length: 6 } octets)
            {
                return null;
            }

            octets[^1] ^= 1;
            return new PhysicalAddress(octets);
        }
    }

    /// <summary>Opens an interface and sets what the options ask for.</summary>
    public static TapInterface Open(TapOptions options, IEventLoop loop)
    {
        SafeFileHandle descriptor = TapOpener.Open(options, out string name, out bool offload);
        NetlinkSocket? netlink = null;
        TapInterface? opened = null;
        try
        {
            netlink = new NetlinkSocket();
            InterfaceState state = netlink.Find(name)
                ?? throw new LinkException(LinkErrorKind.DeviceRemoved, $"{options.Uri}: it was removed while it was opened");
            opened = new TapInterface(options, loop, descriptor, offload, netlink, state);
            if (options.Kind == TapKind.Tun)
            {
                // IPv6CP agrees on the address. The system would send from its own one, which the far end does not know.
                opened._control.LeaveWithoutLinkLocal(state.Index);
            }

            if (options.Mtu is { } mtu)
            {
                opened.SetMtu(mtu);
            }

            if (options.Up is { } isUp)
            {
                opened.SetUp(isUp);
            }

            return opened;
        }
        catch (LinkException)
        {
            opened?.Dispose();
            netlink?.Dispose();
            descriptor.Dispose();
            throw;
        }
    }

    /// <summary>Says whom to tell of the interface.</summary>
    public void Tell(Action changed, Action vanished)
    {
        _changed = changed;
        _vanished = vanished;
    }

    public void AddAddress(IPAddress local, int prefixLength, IPAddress? peer)
    {
        _control.AddAddress(_state.Index, Name, local, prefixLength, peer);
        _addresses.Add((local, prefixLength, peer));
    }

    public void RemoveAddress(IPAddress local, int prefixLength, IPAddress? peer)
    {
        _control.RemoveAddress(_state.Index, local, prefixLength, peer);
        _ = _addresses.Remove((local, prefixLength, peer));
    }

    public void AddRoute(IPAddress network, int prefixLength) => _control.AddRoute(_state.Index, Name, network, prefixLength);

    public void SetMtu(int mtu)
    {
        _control.SetMtu(_state.Index, Name, mtu);
        Refresh();
    }

    public void SetUp(bool isUp)
    {
        _control.SetUp(_state.Index, Name, isUp);
        Refresh();
    }

    /// <summary>Makes the cause of a read or write that failed for good.</summary>
    public LinkException Ended(int error) => new(
        error is Errno.EBADFD or Errno.EFAULT ? LinkErrorKind.DeviceRemoved : Errno.ToEndKind(error),
        error is Errno.EBADFD or Errno.EFAULT
            ? $"The interface {Name} was removed"
            : $"The interface {Name} failed: {StreamNative.Describe(error)}",
        error);

    /// <inheritdoc/>
    public void Dispose()
    {
        // One that persists must not keep the addresses of a session that is over.
        foreach ((IPAddress local, int prefixLength, IPAddress? peer) in _addresses)
        {
            _control.RemoveAddress(_state.Index, local, prefixLength, peer);
        }

        _addresses.Clear();
        _watch.Dispose();
        _netlink.Dispose();
        Descriptor.Dispose();
    }

    private void Refresh() => _state = _netlink.Find(_state.Index) ?? _state;

    private void HandleChanged()
    {
        _state = _watch.State;
        _changed?.Invoke();
    }

    private void HandleVanished() => _vanished?.Invoke();
}
