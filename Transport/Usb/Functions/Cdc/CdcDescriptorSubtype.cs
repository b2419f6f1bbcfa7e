namespace UserCoNdis.Transport.Usb;

/// <summary>bDescriptorSubtype of a functional descriptor (CDC 1.2, table 13).</summary>
internal enum CdcDescriptorSubtype : byte
{
    /// <summary>Header.</summary>
    Header = 0x00,

    /// <summary>Call management.</summary>
    CallManagement = 0x01,

    /// <summary>Abstract control management.</summary>
    AbstractControl = 0x02,

    /// <summary>Union.</summary>
    Union = 0x06,

    /// <summary>Ethernet networking.</summary>
    Ethernet = 0x0F,

    /// <summary>NCM.</summary>
    Ncm = 0x1A,
}
