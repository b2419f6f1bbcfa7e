using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb;

/// <summary>The buses of this machine, or simulated ones.</summary>
public interface IUsbContext : IDisposable
{
    /// <summary>Lists what is plugged in, by bus and port.</summary>
    /// <exception cref="LinkException">There is no USB library here (NotSupported, with the command that mends it).</exception>
    IReadOnlyList<UsbDeviceInfo> List();

    /// <summary>Opens a device.</summary>
    /// <param name="info">One of <see cref="List"/>.</param>
    /// <param name="mayDetach">Whether interfaces may be taken from kernel drivers.</param>
    /// <exception cref="LinkException">PermissionDenied, with the udev rule that mends it; DeviceRemoved; Busy.</exception>
    IUsbDevice Open(UsbDeviceInfo info, bool mayDetach);

    /// <summary>Watches plugging in and out. Where the system can't tell, the list is read again and again.</summary>
    /// <param name="loop">Where <paramref name="changed"/> is called.</param>
    /// <param name="changed">The device, and whether it came.</param>
    /// <returns>Ends the watch when disposed.</returns>
    IDisposable Watch(IEventLoop loop, Action<UsbDeviceInfo, bool> changed);
}
