namespace UserCoNdis.Transport.Usb;

/// <summary>Memory of libusb_dev_mem_alloc. It keeps the handle open that it is freed by.</summary>
internal sealed class LibUsbDeviceMemory : UsbDeviceMemory
{
    private readonly LibUsbHandle _handle;
    private bool _freed;

    private LibUsbDeviceMemory(LibUsbHandle handle, nint address, int length)
        : base(address, length)
    {
        _handle = handle;
        handle.Hold();
    }

    /// <summary>Allocates.</summary>
    /// <returns>Null: this system, controller or libusb has no such memory.</returns>
    public static LibUsbDeviceMemory? TryAllocate(LibUsbHandle handle, int length)
    {
        nint address = LibUsbNative.AllocMemory(handle.Pointer, length);
        return address == 0 ? null : new LibUsbDeviceMemory(handle, address, length);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!Interlocked.Exchange(ref _freed, true))
        {
            LibUsbNative.FreeMemory(_handle.Pointer, Address, Length);
            _handle.DangerousRelease();
        }
    }
}
