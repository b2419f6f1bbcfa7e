using System.Runtime.InteropServices;

namespace UserCoNdis.Transport.Usb;

/// <summary>The functions that every libusb since 1.0.16 has, bound when first called.</summary>
/// <remarks>LIBUSB_CALL is stdcall on Windows and cdecl elsewhere, which is what <c>LibraryImport</c>, <c>delegate* unmanaged</c> and
/// <c>UnmanagedCallersOnly</c> mean when nothing else is said.</remarks>
internal static unsafe partial class LibUsbNative
{
    public const int LIBUSB_SUCCESS = 0;
    public const int LIBUSB_ERROR_IO = -1;
    public const int LIBUSB_ERROR_INVALID_PARAM = -2;
    public const int LIBUSB_ERROR_ACCESS = -3;
    public const int LIBUSB_ERROR_NO_DEVICE = -4;
    public const int LIBUSB_ERROR_NOT_FOUND = -5;
    public const int LIBUSB_ERROR_BUSY = -6;
    public const int LIBUSB_ERROR_TIMEOUT = -7;
    public const int LIBUSB_ERROR_OVERFLOW = -8;
    public const int LIBUSB_ERROR_PIPE = -9;
    public const int LIBUSB_ERROR_INTERRUPTED = -10;
    public const int LIBUSB_ERROR_NO_MEM = -11;
    public const int LIBUSB_ERROR_NOT_SUPPORTED = -12;
    public const int LIBUSB_ERROR_OTHER = -99;

    public const int LIBUSB_TRANSFER_COMPLETED = 0;
    public const int LIBUSB_TRANSFER_ERROR = 1;
    public const int LIBUSB_TRANSFER_TIMED_OUT = 2;
    public const int LIBUSB_TRANSFER_CANCELLED = 3;
    public const int LIBUSB_TRANSFER_STALL = 4;
    public const int LIBUSB_TRANSFER_NO_DEVICE = 5;
    public const int LIBUSB_TRANSFER_OVERFLOW = 6;

    public const byte LIBUSB_TRANSFER_ADD_ZERO_PACKET = 8;

    public const uint LIBUSB_CAP_HAS_HOTPLUG = 1;
    public const int LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED = 1;
    public const int LIBUSB_HOTPLUG_EVENT_DEVICE_LEFT = 2;
    public const int LIBUSB_HOTPLUG_MATCH_ANY = -1;

    public const int MaxPorts = 7; // hubs in a row, USB 2.0, 4.1.1

    static LibUsbNative() => LibUsbLibrary.Register(); // before the first of these is bound

    [LibraryImport(LibUsbLibrary.Name)]
    public static partial LibUsbVersion* libusb_get_version();

    [LibraryImport(LibUsbLibrary.Name)]
    public static partial int libusb_init(nint* context);

    [LibraryImport(LibUsbLibrary.Name)]
    public static partial void libusb_exit(nint context);

    [LibraryImport(LibUsbLibrary.Name)]
    public static partial int libusb_has_capability(uint capability);

    [LibraryImport(LibUsbLibrary.Name)]
    public static partial nint libusb_get_device_list(nint context, nint** devices);

    [LibraryImport(LibUsbLibrary.Name)]
    public static partial void libusb_free_device_list(nint* devices, int unref);

    [LibraryImport(LibUsbLibrary.Name)]
    public static partial byte libusb_get_bus_number(nint device);

    [LibraryImport(LibUsbLibrary.Name)]
    public static partial byte libusb_get_device_address(nint device);

    [LibraryImport(LibUsbLibrary.Name)]
    public static partial int libusb_get_port_numbers(nint device, byte* ports, int room);

    [LibraryImport(LibUsbLibrary.Name)]
    public static partial int libusb_get_device_speed(nint device);

    [LibraryImport(LibUsbLibrary.Name)]
    public static partial int libusb_get_device_descriptor(nint device, LibUsbDeviceDescriptor* descriptor);

    [LibraryImport(LibUsbLibrary.Name)]
    public static partial int libusb_get_active_config_descriptor(nint device, LibUsbConfigDescriptor** descriptor);

    [LibraryImport(LibUsbLibrary.Name)]
    public static partial int libusb_get_config_descriptor(nint device, byte index, LibUsbConfigDescriptor** descriptor);

    [LibraryImport(LibUsbLibrary.Name)]
    public static partial void libusb_free_config_descriptor(LibUsbConfigDescriptor* descriptor);

    [LibraryImport(LibUsbLibrary.Name)]
    public static partial int libusb_open(nint device, nint* handle);

    [LibraryImport(LibUsbLibrary.Name)]
    public static partial void libusb_close(nint handle);

    [LibraryImport(LibUsbLibrary.Name)]
    public static partial nint libusb_get_device(nint handle);

    [LibraryImport(LibUsbLibrary.Name)]
    public static partial int libusb_set_configuration(nint handle, int value);

    [LibraryImport(LibUsbLibrary.Name)]
    public static partial int libusb_claim_interface(nint handle, int number);

    [LibraryImport(LibUsbLibrary.Name)]
    public static partial int libusb_release_interface(nint handle, int number);

    [LibraryImport(LibUsbLibrary.Name)]
    public static partial int libusb_set_interface_alt_setting(nint handle, int number, int alternate);

    [LibraryImport(LibUsbLibrary.Name)]
    public static partial int libusb_clear_halt(nint handle, byte endpoint);

    [LibraryImport(LibUsbLibrary.Name)]
    public static partial int libusb_kernel_driver_active(nint handle, int number);

    [LibraryImport(LibUsbLibrary.Name)]
    public static partial int libusb_detach_kernel_driver(nint handle, int number);

    [LibraryImport(LibUsbLibrary.Name)]
    public static partial int libusb_attach_kernel_driver(nint handle, int number);

    [LibraryImport(LibUsbLibrary.Name)]
    public static partial int libusb_control_transfer(
        nint handle, byte requestType, byte request, ushort value, ushort index, byte* data, ushort length, uint timeoutMilliseconds);

    [LibraryImport(LibUsbLibrary.Name)]
    public static partial LibUsbTransferBlock* libusb_alloc_transfer(int isoPackets);

    [LibraryImport(LibUsbLibrary.Name)]
    public static partial void libusb_free_transfer(LibUsbTransferBlock* transfer);

    [LibraryImport(LibUsbLibrary.Name)]
    public static partial int libusb_submit_transfer(LibUsbTransferBlock* transfer);

    [LibraryImport(LibUsbLibrary.Name)]
    public static partial int libusb_cancel_transfer(LibUsbTransferBlock* transfer);

    [LibraryImport(LibUsbLibrary.Name)]
    public static partial int libusb_handle_events_timeout_completed(nint context, LibUsbTime* limit, int* completed);

    [LibraryImport(LibUsbLibrary.Name)]
    public static partial int libusb_hotplug_register_callback(
        nint context, int events, int flags, int vendorId, int productId, int deviceClass,
        delegate* unmanaged<nint, nint, int, nint, int> callback, nint userData, int* registration);

    [LibraryImport(LibUsbLibrary.Name)]
    public static partial void libusb_hotplug_deregister_callback(nint context, int registration);
}
