using UserCoNdis.Transport.Links;
using static UserCoNdis.Transport.Usb.LibUsbNative;

namespace UserCoNdis.Transport.Usb;

/// <summary>What libusb's numbers mean to us.</summary>
internal static class LibUsbErrors
{
    /// <summary>Gets the kind that a LIBUSB_ERROR is.</summary>
    public static LinkErrorKind KindOf(int error) => error switch
    {
        LIBUSB_ERROR_INVALID_PARAM => LinkErrorKind.InvalidOption,
        LIBUSB_ERROR_ACCESS => LinkErrorKind.PermissionDenied,
        LIBUSB_ERROR_NO_DEVICE => LinkErrorKind.DeviceRemoved,
        LIBUSB_ERROR_NOT_FOUND => LinkErrorKind.NotFound,
        LIBUSB_ERROR_BUSY => LinkErrorKind.Busy,
        LIBUSB_ERROR_TIMEOUT => LinkErrorKind.TimedOut,
        LIBUSB_ERROR_PIPE or LIBUSB_ERROR_NOT_SUPPORTED => LinkErrorKind.NotSupported,
        _ => LinkErrorKind.InputOutput,
    };

    /// <summary>Says what a LIBUSB_ERROR means.</summary>
    public static string Describe(int error) => error switch
    {
        LIBUSB_ERROR_IO => "the bus or the controller failed",
        LIBUSB_ERROR_INVALID_PARAM => "the system takes no such value",
        LIBUSB_ERROR_ACCESS => "permission denied",
        LIBUSB_ERROR_NO_DEVICE => "the device was unplugged",
        LIBUSB_ERROR_NOT_FOUND => "the device has no such thing",
        LIBUSB_ERROR_BUSY => "it is in use",
        LIBUSB_ERROR_TIMEOUT => "the device did not answer in time",
        LIBUSB_ERROR_OVERFLOW => "the device sent more than was asked for (babble)",
        LIBUSB_ERROR_PIPE => "the device refused (stall)",
        LIBUSB_ERROR_INTERRUPTED => "a signal interrupted it",
        LIBUSB_ERROR_NO_MEM => "out of memory",
        LIBUSB_ERROR_NOT_SUPPORTED => "the system has no driver for this device that libusb can use, or can't do this",
        _ => $"libusb error {error}",
    };

    /// <summary>Makes the exception of a call that failed.</summary>
    /// <param name="error">The LIBUSB_ERROR.</param>
    /// <param name="device">The device's name.</param>
    /// <param name="what">What was tried: <c>claiming interface 1</c>.</param>
    public static LinkException Exception(int error, string device, string what) =>
        new(KindOf(error), $"{device}: {what}: {Describe(error)}", error);

    /// <summary>Gets the status of a transfer that libusb did not take.</summary>
    public static UsbTransferStatus RefusalOf(int error) => error switch
    {
        LIBUSB_ERROR_NO_DEVICE => UsbTransferStatus.NoDevice,
        LIBUSB_ERROR_NO_MEM => UsbTransferStatus.NoMemory,
        LIBUSB_ERROR_PIPE => UsbTransferStatus.Stall,
        LIBUSB_ERROR_TIMEOUT => UsbTransferStatus.TimedOut,
        LIBUSB_ERROR_OVERFLOW => UsbTransferStatus.Overflow,
        _ => UsbTransferStatus.Error,
    };

    /// <summary>Gets the status that a LIBUSB_TRANSFER status is.</summary>
    public static UsbTransferStatus StatusOf(int status) => status switch
    {
        LIBUSB_TRANSFER_COMPLETED => UsbTransferStatus.Completed,
        LIBUSB_TRANSFER_TIMED_OUT => UsbTransferStatus.TimedOut,
        LIBUSB_TRANSFER_CANCELLED => UsbTransferStatus.Cancelled,
        LIBUSB_TRANSFER_STALL => UsbTransferStatus.Stall,
        LIBUSB_TRANSFER_NO_DEVICE => UsbTransferStatus.NoDevice,
        LIBUSB_TRANSFER_OVERFLOW => UsbTransferStatus.Overflow,
        _ => UsbTransferStatus.Error,
    };
}
