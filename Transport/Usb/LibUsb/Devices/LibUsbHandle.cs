using System.Runtime.InteropServices;
using static UserCoNdis.Transport.Usb.LibUsbNative;

namespace UserCoNdis.Transport.Usb;

/// <summary>A libusb_device_handle: closed when the device and all memory of it are disposed. It keeps its context alive.</summary>
internal sealed class LibUsbHandle : SafeHandle
{
    private readonly LibUsbSession _session;

    public LibUsbHandle(LibUsbSession session, nint opened)
        : base(0, ownsHandle: true)
    {
        SetHandle(opened);
        _session = session;
        session.AddUser();
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>Gets the libusb_device_handle.</summary>
    public nint Pointer => handle;

    /// <summary>Keeps it open until <see cref="SafeHandle.DangerousRelease"/>.</summary>
    public void Hold()
    {
        bool held = false;
        DangerousAddRef(ref held);
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        libusb_close(handle);
        _session.Release();
        return true;
    }
}
