namespace UserCoNdis.Transport.Usb;

/// <summary>What the transfers of an endpoint are (bmAttributes, bits 0 and 1).</summary>
public enum UsbTransferType
{
    /// <summary>Control.</summary>
    Control = 0,

    /// <summary>Isochronous.</summary>
    Isochronous = 1,

    /// <summary>Bulk.</summary>
    Bulk = 2,

    /// <summary>Interrupt.</summary>
    Interrupt = 3,
}
