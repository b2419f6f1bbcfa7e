using System.Net;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Frames;

namespace UserCoNdis.Transport.Tap;

/// <summary>A link to a TAP or TUN interface, which it can set up as well.</summary>
internal sealed class InterfaceLink : FdFrameLink, IIpInterface
{
    private readonly TapInterface _interface;

    private InterfaceLink(string name, IEventLoop loop, PinnedSlabPool pool, FrameDevice device, TapInterface tapInterface)
        : base(name, loop, pool, device) => _interface = tapInterface;

    /// <inheritdoc/>
    public string InterfaceName => _interface.Name;

    /// <summary>Opens what the options ask for.</summary>
    /// <exception cref="LinkException">It cannot be had; the message says what mends it.</exception>
    public static InterfaceLink Open(TapOptions options, IEventLoop loop, PinnedSlabPool pool)
    {
        var tapInterface = TapInterface.Open(options, loop);
        string name = $"{TapOptions.Scheme(options.Kind)}:{tapInterface.Name}";
        FrameDevice device = tapInterface.HasOffload ? new OffloadDevice(tapInterface) : new TapDevice(tapInterface);
        return new InterfaceLink(name, loop, pool, device, tapInterface);
    }

    /// <inheritdoc/>
    public void AddAddress(IPAddress local, int prefixLength, IPAddress? peer = null)
    {
        ArgumentNullException.ThrowIfNull(local);
        _interface.AddAddress(local, prefixLength, peer);
    }

    /// <inheritdoc/>
    public void RemoveAddress(IPAddress local, int prefixLength, IPAddress? peer = null)
    {
        ArgumentNullException.ThrowIfNull(local);
        _interface.RemoveAddress(local, prefixLength, peer);
    }

    /// <inheritdoc/>
    public void AddRoute(IPAddress network, int prefixLength)
    {
        ArgumentNullException.ThrowIfNull(network);
        _interface.AddRoute(network, prefixLength);
    }

    /// <inheritdoc/>
    public void SetMtu(int mtu)
    {
        _interface.SetMtu(mtu);
        ReportInfoChanged();
    }

    /// <inheritdoc/>
    public void SetUp(bool isUp)
    {
        _interface.SetUp(isUp);
        ReportInfoChanged();
    }
}
