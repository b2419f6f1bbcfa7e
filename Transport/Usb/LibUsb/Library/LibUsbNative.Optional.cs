namespace UserCoNdis.Transport.Usb;

/// <summary>The functions that not every libusb has.</summary>
internal static unsafe partial class LibUsbNative
{
    private static readonly nint s_initContext = LibUsbLibrary.TryGetExport("libusb_init_context");        // 1.0.27
    private static readonly nint s_interrupt = LibUsbLibrary.TryGetExport("libusb_interrupt_event_handler"); // 1.0.21
    private static readonly nint s_allocMemory = LibUsbLibrary.TryGetExport("libusb_dev_mem_alloc");        // 1.0.21
    private static readonly nint s_freeMemory = LibUsbLibrary.TryGetExport("libusb_dev_mem_free");

    /// <summary>Gets whether a thread in libusb_handle_events can be called out of it.</summary>
    public static bool CanInterrupt => s_interrupt != 0;

    /// <summary>Makes a context.</summary>
    /// <returns>A LIBUSB_ERROR, or 0.</returns>
    public static int Init(out nint context)
    {
        nint made = 0;
        int status = s_initContext != 0
            ? ((delegate* unmanaged<nint*, nint, int, int>)s_initContext)(&made, 0, 0)
            : libusb_init(&made);
        context = made;
        return status;
    }

    /// <summary>Calls the event thread out of its wait, where that can be done.</summary>
    public static void Interrupt(nint context)
    {
        if (s_interrupt != 0)
        {
            ((delegate* unmanaged<nint, void>)s_interrupt)(context);
        }
    }

    /// <summary>Allocates memory that the controller reaches.</summary>
    /// <returns>0: there is none of that kind.</returns>
    public static nint AllocMemory(nint handle, int length) => s_allocMemory == 0 || s_freeMemory == 0
        ? 0
        : ((delegate* unmanaged<nint, nuint, nint>)s_allocMemory)(handle, (nuint)length);

    /// <summary>Frees what <see cref="AllocMemory"/> gave.</summary>
    public static void FreeMemory(nint handle, nint address, int length) =>
        _ = ((delegate* unmanaged<nint, nint, nuint, int>)s_freeMemory)(handle, address, (nuint)length);
}
