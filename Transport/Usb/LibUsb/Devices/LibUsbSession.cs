using System.Runtime.InteropServices;
using UserCoNdis.Transport.Links;
using static UserCoNdis.Transport.Usb.LibUsbNative;

namespace UserCoNdis.Transport.Usb;

/// <summary>A libusb_context with the thread that handles its events; it ends when its maker and every open device let go of it.</summary>
/// <remarks>
/// The thread does nothing but collect: a completed transfer goes on the list of its device, and each device that got some is told once, when
/// libusb has no more. A thread that waits for a control transfer may handle events as well; it tells at once.
/// </remarks>
internal sealed unsafe class LibUsbSession
{
    private const int LongWaitSeconds = 60;
    private const int ShortWaitSeconds = 1; // where nothing calls the thread out of its wait, or tells of devices that went
    private static readonly TimeSpan s_afterError = TimeSpan.FromMilliseconds(100);

    private readonly nint _context;
    private readonly Lock _gate = new();
    private readonly List<LibUsbDevice> _devices = [];  // open ones; under _gate
    private readonly List<LibUsbDevice> _collected = []; // have completions that nobody was told of; the event thread's
    private readonly bool _hasHotplug = libusb_has_capability(LIBUSB_CAP_HAS_HOTPLUG) != 0;
    private int _users = 1;
    private int _eventThread;
    private volatile bool _stopping;

    private LibUsbSession(nint context) => _context = context;

    /// <summary>Makes a context and starts its thread.</summary>
    /// <returns>Null: this machine has no USB.</returns>
    public static LibUsbSession? TryStart()
    {
        if (DeviceLister.TryInit() is not { } context)
        {
            return null;
        }

        var session = new LibUsbSession(context);
        new Thread(session.Run) { IsBackground = true, Name = "UserCoNdis usb events" }.Start();
        return session;
    }

    /// <summary>Opens a device of the context.</summary>
    /// <returns>Null: the context knows of no such device.</returns>
    public LibUsbDevice? TryOpen(UsbDeviceInfo info, string name, bool mayDetach)
    {
        ReadOnlySpan<nint> devices = DeviceLister.DevicesOf(_context, out nint* list);
        try
        {
            foreach (nint device in devices)
            {
                if (IsSame(device, info))
                {
                    return Open(device, info, name, mayDetach);
                }
            }

            return null;
        }
        finally
        {
            DeviceLister.Free(list);
        }
    }

    /// <summary>Tells a device of what was collected for it: now, or when the event thread has collected all there is.</summary>
    public void Collected(LibUsbDevice device)
    {
        if (_eventThread == Environment.CurrentManagedThreadId)
        {
            _collected.Add(device);
        }
        else
        {
            device.RequestDelivery();
        }
    }

    /// <summary>Lets go of a device that was closed.</summary>
    public void Remove(LibUsbDevice device)
    {
        lock (_gate)
        {
            _ = _devices.Remove(device);
        }
    }

    /// <summary>Keeps the context alive.</summary>
    public void AddUser() => Interlocked.Increment(ref _users);

    /// <summary>Lets go of the context; the last one to do so ends it.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref _users) == 0)
        {
            lock (_gate) // the thread ends the context, and waits with that for this call
            {
                _stopping = true;
                Interrupt(_context);
            }
        }
    }

    [UnmanagedCallersOnly]
    private static int HandleLeft(nint context, nint device, int change, nint userData)
    {
        if (GCHandle<LibUsbSession>.FromIntPtr(userData).Target is { } session)
        {
            session.Tell(device);
        }

        return 0; // stay registered
    }

    private static bool IsSame(nint device, UsbDeviceInfo info)
    {
        LibUsbDeviceDescriptor descriptor;
        return libusb_get_bus_number(device) == info.Bus
            && libusb_get_device_address(device) == info.Address
            && libusb_get_device_descriptor(device, &descriptor) == LIBUSB_SUCCESS
            && descriptor.VendorId == info.Descriptor.VendorId
            && descriptor.ProductId == info.Descriptor.ProductId;
    }

    private LibUsbDevice Open(nint device, UsbDeviceInfo info, string name, bool mayDetach)
    {
        nint opened = 0;
        int error = libusb_open(device, &opened);
        if (error != LIBUSB_SUCCESS)
        {
            throw error == LIBUSB_ERROR_ACCESS
                ? UdevRule.Denied(name, info.Path, info.Descriptor)
                : LibUsbErrors.Exception(error, name, "opening");
        }

        var made = new LibUsbDevice(this, new LibUsbHandle(this, opened), info, name, mayDetach);
        lock (_gate)
        {
            _devices.Add(made);
        }

        return made;
    }

    private void Run()
    {
        _eventThread = Environment.CurrentManagedThreadId;
        using GCHandle<LibUsbSession> self = new(this);
        int registration = _hasHotplug ? Register(GCHandle<LibUsbSession>.ToIntPtr(self)) : 0;
        while (!_stopping)
        {
            LibUsbTime wait = new() { Seconds = new CLong(CanInterrupt && _hasHotplug ? LongWaitSeconds : ShortWaitSeconds) };
            int error = libusb_handle_events_timeout_completed(_context, &wait, null);
            TellCollected();
            if (!_hasHotplug)
            {
                LookForGone();
            }

            if (error is not (LIBUSB_SUCCESS or LIBUSB_ERROR_INTERRUPTED))
            {
                Thread.Sleep(s_afterError); // it would fail again at once
            }
        }

        lock (_gate)
        {
            // Whoever asked to stop has left libusb_interrupt_event_handler now.
        }

        if (registration != 0)
        {
            libusb_hotplug_deregister_callback(_context, registration);
        }

        libusb_exit(_context);
    }

    private int Register(nint self)
    {
        int registration = 0;
        _ = libusb_hotplug_register_callback(
            _context, LIBUSB_HOTPLUG_EVENT_DEVICE_LEFT, 0, LIBUSB_HOTPLUG_MATCH_ANY, LIBUSB_HOTPLUG_MATCH_ANY, LIBUSB_HOTPLUG_MATCH_ANY,
            &HandleLeft, self, &registration);
        return registration;
    }

    private void TellCollected()
    {
        foreach (LibUsbDevice device in _collected)
        {
            device.RequestDelivery();
        }

        _collected.Clear();
    }

    private void Tell(nint left)
    {
        lock (_gate)
        {
            foreach (LibUsbDevice device in _devices)
            {
                if (device.NativeDevice == left)
                {
                    device.MarkGone();
                }
            }
        }
    }

    /// <summary>Compares with a list, where libusb does not tell of devices that went.</summary>
    private void LookForGone()
    {
        ReadOnlySpan<nint> present = DeviceLister.DevicesOf(_context, out nint* list);
        lock (_gate)
        {
            foreach (LibUsbDevice device in _devices)
            {
                if (!present.Contains(device.NativeDevice))
                {
                    device.MarkGone();
                }
            }
        }

        DeviceLister.Free(list);
    }
}
