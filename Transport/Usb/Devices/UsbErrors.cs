using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb;

/// <summary>Says of a transfer that failed what callers act on and what people read.</summary>
public static class UsbErrors
{
    /// <summary>Gets the kind of error that a status is.</summary>
    /// <param name="status">One that is not success.</param>
    public static LinkErrorKind KindOf(UsbTransferStatus status) => status switch
    {
        UsbTransferStatus.Stall => LinkErrorKind.NotSupported,
        UsbTransferStatus.TimedOut => LinkErrorKind.TimedOut,
        UsbTransferStatus.NoDevice => LinkErrorKind.DeviceRemoved,
        UsbTransferStatus.None or UsbTransferStatus.Completed or UsbTransferStatus.Cancelled or UsbTransferStatus.Overflow
            or UsbTransferStatus.Error or UsbTransferStatus.NoMemory => LinkErrorKind.InputOutput,
    };

    /// <summary>Says what a status means: <c>the device was unplugged</c>.</summary>
    public static string Describe(UsbTransferStatus status) => status switch
    {
        UsbTransferStatus.None => "the transfer has not ended",
        UsbTransferStatus.Completed => "the transfer completed",
        UsbTransferStatus.Cancelled => "the transfer was cancelled",
        UsbTransferStatus.Stall => "the device refused (stall)",
        UsbTransferStatus.Overflow => "the device sent more than was asked for (babble)",
        UsbTransferStatus.TimedOut => "the device did not answer in time",
        UsbTransferStatus.NoDevice => "the device was unplugged",
        UsbTransferStatus.Error => "the bus or the controller failed",
        UsbTransferStatus.NoMemory => "the system has no memory left for transfers in flight; fewer of them, or on Linux "
            + "more megabytes into /sys/module/usbcore/parameters/usbfs_memory_mb (0: no limit)",
    };

    /// <summary>Makes the exception of a transfer that failed.</summary>
    /// <param name="status">How it ended.</param>
    /// <param name="device">The device's name.</param>
    /// <param name="what">What was tried: <c>reading endpoint 0x81</c>.</param>
    public static LinkException Exception(UsbTransferStatus status, string device, string what) =>
        new(KindOf(status), $"{device}: {what}: {Describe(status)}");

    /// <summary>Makes the exception of a device that is gone.</summary>
    /// <param name="device">The device's name.</param>
    public static LinkException Unplugged(string device) => new(LinkErrorKind.DeviceRemoved, $"{device} was unplugged");
}
