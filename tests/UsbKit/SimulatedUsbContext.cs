using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Usb;

namespace UserCoNdis.UsbKit;

/// <summary>Simulated buses, into which simulated devices are plugged.</summary>
public sealed class SimulatedUsbContext : IUsbContext
{
    private readonly List<SimulatedUsbDevice> _devices = [];
    private readonly List<UsbDeviceInfo> _broken = [];
    private readonly List<SimulatedWatch> _watches = [];
    private byte _lastAddress;

    /// <summary>Plugs a device in.</summary>
    public void Plug(SimulatedUsbDevice device)
    {
        ArgumentNullException.ThrowIfNull(device);
        device.Address = ++_lastAddress;
        device.IsPlugged = true;
        _devices.Add(device);
        Tell(Describe(device), came: true);
    }

    /// <summary>Plugs in a device whose configurations can't be read.</summary>
    public void PlugBroken(ReadOnlySpan<byte> descriptor, string trouble) => _broken.Add(new UsbDeviceInfo(
        1,
        ++_lastAddress,
        $"1-{_lastAddress}",
        UsbSpeed.High,
        DescriptorParser.ParseDevice(descriptor),
        [],
        0,
        null,
        null,
        null,
        new Dictionary<byte, string>(),
        MayOpen: true,
        trouble));

    /// <summary>Pulls a device out.</summary>
    public void Unplug(SimulatedUsbDevice device)
    {
        ArgumentNullException.ThrowIfNull(device);
        UsbDeviceInfo info = Describe(device);
        _devices.Remove(device);
        device.Unplug();
        Tell(info, came: false);
    }

    /// <inheritdoc/>
    public IReadOnlyList<UsbDeviceInfo> List() =>
        [.. _devices.Where(d => d.IsPlugged).Select(Describe).Concat(_broken).OrderBy(d => (d.Bus, d.PortPath))];

    /// <inheritdoc/>
    public IUsbDevice Open(UsbDeviceInfo info, bool mayDetach)
    {
        ArgumentNullException.ThrowIfNull(info);
        string name = $"usb:{UsbUri.IdOf(info.Descriptor)} ({info.Product ?? "simulated"})";
        SimulatedUsbDevice device = _devices.Find(d => d.IsPlugged && d.Bus == info.Bus && d.Address == info.Address)
            ?? throw new LinkException(LinkErrorKind.DeviceRemoved, $"{name} was unplugged");
        return device.MayOpen
            ? new SimulatedUsbHandle(device, name, mayDetach)
            : throw new LinkException(LinkErrorKind.PermissionDenied, $"{name}: this user may not open it; {UdevRule.HowToMend(info.Descriptor)}");
    }

    /// <inheritdoc/>
    public IDisposable Watch(IEventLoop loop, Action<UsbDeviceInfo, bool> changed)
    {
        var watch = new SimulatedWatch(loop, changed, _watches);
        _watches.Add(watch);
        return watch;
    }

    /// <summary>Does nothing: the devices are the test's.</summary>
    public void Dispose()
    {
    }

    private void Tell(UsbDeviceInfo info, bool came)
    {
        foreach (SimulatedWatch watch in _watches)
        {
            watch.Tell(info, came);
        }
    }

    private static UsbDeviceInfo Describe(SimulatedUsbDevice device) => new(
        device.Bus,
        device.Address,
        device.PortPath,
        device.Speed,
        device.Descriptor,
        device.Configurations,
        device.Active.Value,
        device.Strings.GetValueOrDefault(device.Descriptor.ManufacturerIndex),
        device.Strings.GetValueOrDefault(device.Descriptor.ProductIndex),
        device.Strings.GetValueOrDefault(device.Descriptor.SerialNumberIndex),
        new Dictionary<byte, string>(device.KernelDrivers),
        device.MayOpen,
        Trouble: null);
}
