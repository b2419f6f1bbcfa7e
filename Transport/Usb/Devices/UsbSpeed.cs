namespace UserCoNdis.Transport.Usb;

/// <summary>The speed at which a device is connected.</summary>
public enum UsbSpeed
{
    /// <summary>Nobody says.</summary>
    Unknown,

    /// <summary>1.5 Mbit/s.</summary>
    Low,

    /// <summary>12 Mbit/s.</summary>
    Full,

    /// <summary>480 Mbit/s.</summary>
    High,

    /// <summary>5 Gbit/s.</summary>
    Super,

    /// <summary>10 Gbit/s or more.</summary>
    SuperPlus,
}
