using System.Runtime.InteropServices;
using UserCoNdis.Transport.Links;
using static UserCoNdis.Transport.Usb.LibUsbNative;

namespace UserCoNdis.Transport.Usb;

/// <summary>Watches plugging in and out: on a thread of its own it lists the devices and compares, when libusb says that something changed, or
/// every second where that can't be relied upon.</summary>
internal sealed unsafe class DeviceWatch : IDisposable
{
    private const int LongWaitSeconds = 60;
    private const int ShortWaitSeconds = 1;

    private readonly IEventLoop _loop;
    private readonly Action<UsbDeviceInfo, bool> _changed;
    private readonly Lock _gate = new();
    private readonly ManualResetEventSlim _stop = new();
    private readonly nint? _context; // null: this machine has no USB yet
    private Dictionary<(byte Bus, byte Address), UsbDeviceInfo> _known;
    private volatile bool _disposed;
    private bool _isChanged;

    public DeviceWatch(IEventLoop loop, Action<UsbDeviceInfo, bool> changed)
    {
        _loop = loop;
        _changed = changed;
        _context = DeviceLister.TryInit();
        _known = Look();
        new Thread(Run) { IsBackground = true, Name = "UserCoNdis usb watch" }.Start();
    }

    /// <summary>Gets whether libusb hears of every device: on Linux it listens to udevd.</summary>
    private static bool HearsOfAll => libusb_has_capability(LIBUSB_CAP_HAS_HOTPLUG) != 0
        && CanInterrupt && (!OperatingSystem.IsLinux() || File.Exists("/run/udev/control"));

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            if (!_disposed)
            {
                _disposed = true;
                _stop.Set();
                if (_context is { } context)
                {
                    Interrupt(context);
                }
            }
        }
    }

    [UnmanagedCallersOnly]
    private static int HandleHotplug(nint context, nint device, int change, nint userData)
    {
        GCHandle<DeviceWatch>.FromIntPtr(userData).Target._isChanged = true;
        return 0; // stay registered
    }

    private static Dictionary<(byte Bus, byte Address), UsbDeviceInfo> Look() =>
        DeviceLister.List().ToDictionary(info => (info.Bus, info.Address));

    private void Run()
    {
        using GCHandle<DeviceWatch> self = new(this);
        int registration = Register(GCHandle<DeviceWatch>.ToIntPtr(self));
        while (!_stop.IsSet)
        {
            _isChanged = !HearsOfAll;
            Wait();
            if (_isChanged && !_stop.IsSet)
            {
                Compare();
            }
        }

        lock (_gate)
        {
            // Whoever disposed has left libusb_interrupt_event_handler now.
        }

        if (_context is { } context)
        {
            libusb_hotplug_deregister_callback(context, registration);
            libusb_exit(context);
        }
    }

    private int Register(nint self)
    {
        int registration = 0;
        if (_context is { } context && libusb_has_capability(LIBUSB_CAP_HAS_HOTPLUG) != 0)
        {
            _ = libusb_hotplug_register_callback(
                context, LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED | LIBUSB_HOTPLUG_EVENT_DEVICE_LEFT, 0, LIBUSB_HOTPLUG_MATCH_ANY,
                LIBUSB_HOTPLUG_MATCH_ANY, LIBUSB_HOTPLUG_MATCH_ANY, &HandleHotplug, self, &registration);
        }

        return registration;
    }

    private void Wait()
    {
        LibUsbTime wait = new() { Seconds = new CLong(HearsOfAll ? LongWaitSeconds : ShortWaitSeconds) };
        if (_context is not { } context
            || libusb_handle_events_timeout_completed(context, &wait, null) is not (LIBUSB_SUCCESS or LIBUSB_ERROR_INTERRUPTED))
        {
            _ = _stop.Wait(TimeSpan.FromSeconds(ShortWaitSeconds));
        }
    }

    private void Compare()
    {
        Dictionary<(byte Bus, byte Address), UsbDeviceInfo> now;
        try
        {
            now = Look();
        }
        catch (LinkException)
        {
            return; // the next look may succeed
        }

        Tell(_known, now, came: false);
        Tell(now, _known, came: true);
        _known = now;
    }

    private void Tell(
        Dictionary<(byte Bus, byte Address), UsbDeviceInfo> devices, Dictionary<(byte Bus, byte Address), UsbDeviceInfo> others, bool came)
    {
        foreach (((byte Bus, byte Address) place, UsbDeviceInfo info) in devices)
        {
            // A number that was given again names another device.
            if (!others.TryGetValue(place, out UsbDeviceInfo? other) || other.Descriptor != info.Descriptor || other.PortPath != info.PortPath)
            {
                _loop.Post(() =>
                {
                    if (!_disposed)
                    {
                        _changed(info, came);
                    }
                });
            }
        }
    }
}
