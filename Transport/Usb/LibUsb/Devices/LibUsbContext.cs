using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb;

/// <summary>The buses of this machine, through libusb.</summary>
/// <remarks>
/// Making one costs nothing and asks for nothing; libusb is looked for when it is used. Thread: any. Devices may outlive it. One thread handles
/// the events of all devices that were opened here, as long as one is open.
/// </remarks>
public sealed class LibUsbContext : IUsbContext
{
    private readonly Lock _gate = new();
    private LibUsbSession? _session;
    private bool _disposed;

    /// <inheritdoc/>
    public IReadOnlyList<UsbDeviceInfo> List() => DeviceLister.List();

    /// <inheritdoc/>
    public IUsbDevice Open(UsbDeviceInfo info, bool mayDetach)
    {
        ArgumentNullException.ThrowIfNull(info);
        string name = UsbText.Name(info.Descriptor, info.Manufacturer, info.Product, info.SerialNumber);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);

            // A context may not know what was plugged in after it was made (no udevd): then a new one looks.
            if (_session?.TryOpen(info, name, mayDetach) is { } known)
            {
                return known;
            }

            LibUsbSession? fresh = LibUsbSession.TryStart();
            _session?.Release();
            _session = fresh;
            return fresh?.TryOpen(info, name, mayDetach)
                ?? throw new LinkException(LinkErrorKind.DeviceRemoved, $"{name}: the device is no longer at {info.PortPath}");
        }
    }

    /// <inheritdoc/>
    public IDisposable Watch(IEventLoop loop, Action<UsbDeviceInfo, bool> changed)
    {
        ArgumentNullException.ThrowIfNull(loop);
        ArgumentNullException.ThrowIfNull(changed);
        return new DeviceWatch(loop, changed);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _session?.Release();
            _session = null;
        }
    }
}
