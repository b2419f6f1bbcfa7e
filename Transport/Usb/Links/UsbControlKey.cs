namespace UserCoNdis.Transport.Usb;

/// <summary>What the control requests of a serial chip are about: of each kind only the newest waits.</summary>
internal enum UsbControlKey
{
    /// <summary>The output lines.</summary>
    Lines,

    /// <summary>Break on or off.</summary>
    Break,

    /// <summary>The input lines.</summary>
    Poll,

    /// <summary>The chip is put to rest.</summary>
    Close,
}
