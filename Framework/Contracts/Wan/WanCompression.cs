namespace UserCoNdis.Framework.Contracts;

/// <summary>Microsoft's compression and encryption (MSCompType). Source: contract 7.6.</summary>
[Flags]
public enum WanCompression : uint
{
    /// <summary>Neither.</summary>
    None = 0,

    /// <summary>NDISWAN_COMPRESSION.</summary>
    Compression = 0x1,

    /// <summary>NDISWAN_ENCRYPTION.</summary>
    Encryption = 0x10,

    /// <summary>NDISWAN_40_ENCRYPTION.</summary>
    Encryption40 = 0x20,

    /// <summary>NDISWAN_128_ENCRYPTION.</summary>
    Encryption128 = 0x40,

    /// <summary>NDISWAN_56_ENCRYPTION.</summary>
    Encryption56 = 0x80,

    /// <summary>NDISWAN_HISTORY_LESS.</summary>
    HistoryLess = 0x0100_0000,
}
