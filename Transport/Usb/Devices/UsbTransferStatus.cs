namespace UserCoNdis.Transport.Usb;

/// <summary>How a transfer ended.</summary>
public enum UsbTransferStatus
{
    /// <summary>It has not ended; or it was never submitted.</summary>
    None,

    /// <summary>All that there was went through; an IN transfer may be shorter than its buffer.</summary>
    Completed,

    /// <summary>It was cancelled; what went through before is counted.</summary>
    Cancelled,

    /// <summary>The endpoint is halted (or the request is refused): CLEAR_FEATURE mends it.</summary>
    Stall,

    /// <summary>The device sent more than was asked for.</summary>
    Overflow,

    /// <summary>It did not end in its time.</summary>
    TimedOut,

    /// <summary>The device is gone.</summary>
    NoDevice,

    /// <summary>The bus or the controller failed: CRC, no answer, and the like. Often the first sign of an unplugging: the hub tells of that some
    /// hundred milliseconds later, by <see cref="IUsbDeviceSink.HandleGone"/>.</summary>
    Error,

    /// <summary>The system has no memory left for transfers in flight; on Linux /sys/module/usbcore/parameters/usbfs_memory_mb sets how much there is.</summary>
    NoMemory,
}
