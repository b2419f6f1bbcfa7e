namespace UserCoNdis.Framework.Contracts;

/// <summary>What a call carries (LINEMEDIAMODE_). Source: contract 7.7.</summary>
[Flags]
public enum LineMediaModes : uint
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>LINEMEDIAMODE_UNKNOWN.</summary>
    Unknown = 0x2,

    /// <summary>LINEMEDIAMODE_INTERACTIVEVOICE.</summary>
    InteractiveVoice = 0x4,

    /// <summary>LINEMEDIAMODE_AUTOMATEDVOICE.</summary>
    AutomatedVoice = 0x8,

    /// <summary>LINEMEDIAMODE_DATAMODEM.</summary>
    DataModem = 0x10,

    /// <summary>LINEMEDIAMODE_G3FAX.</summary>
    G3Fax = 0x20,

    /// <summary>LINEMEDIAMODE_DIGITALDATA.</summary>
    DigitalData = 0x100,
}
