namespace UserCoNdis.Transport.Usb.Serial;

/// <summary>The part numbers that Silicon Labs' chips tell (AN571, vendor specific request 0x370B).</summary>
internal enum Cp210xPart : byte
{
    /// <summary>It tells none.</summary>
    Unknown = 0x00,

    /// <summary>CP2101.</summary>
    Cp2101 = 0x01,

    /// <summary>CP2102 and CP2109.</summary>
    Cp2102 = 0x02,

    /// <summary>CP2103.</summary>
    Cp2103 = 0x03,

    /// <summary>CP2104.</summary>
    Cp2104 = 0x04,

    /// <summary>CP2105: interface 0 is the enhanced port, 1 the standard port.</summary>
    Cp2105 = 0x05,

    /// <summary>CP2108: four ports.</summary>
    Cp2108 = 0x08,

    /// <summary>CP2102N with 28 pins.</summary>
    Cp2102N28 = 0x20,

    /// <summary>CP2102N with 24 pins.</summary>
    Cp2102N24 = 0x21,

    /// <summary>CP2102N with 20 pins.</summary>
    Cp2102N20 = 0x22,
}
