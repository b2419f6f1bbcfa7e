namespace UserCoNdis.Transport.Links;

/// <summary>Why a link could not be opened, or ended.</summary>
public enum LinkErrorKind
{
    /// <summary>There is no such device, path or address.</summary>
    NotFound,

    /// <summary>The user may not open it.</summary>
    PermissionDenied,

    /// <summary>Another program has it.</summary>
    Busy,

    /// <summary>The URI or one of its options is wrong, or the device does not take the value.</summary>
    InvalidOption,

    /// <summary>The operating system or device lacks what is asked for.</summary>
    NotSupported,

    /// <summary>The far end refused the connection.</summary>
    Refused,

    /// <summary>The far end closed the stream or ended.</summary>
    EndOfStream,

    /// <summary>The device was unplugged or the interface vanished.</summary>
    DeviceRemoved,

    /// <summary>The program behind an <c>exec:</c> link ended.</summary>
    ProcessExited,

    /// <summary>Nothing came in time.</summary>
    TimedOut,

    /// <summary>Reading or writing failed for another reason; the native code says which.</summary>
    InputOutput,
}
