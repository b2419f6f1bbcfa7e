namespace UserCoNdis.Framework.Contracts;

/// <summary>Framing bits of a WAN miniport (FramingBits). Source: contract 7.6.</summary>
[Flags]
public enum WanFraming : uint
{
    /// <summary>None set, and none detected yet.</summary>
    None = 0,

    /// <summary>PPP_MULTILINK_FRAMING.</summary>
    PppMultilinkFraming = 0x10,

    /// <summary>PPP_FRAMING.</summary>
    PppFraming = 0x100,

    /// <summary>PPP_COMPRESS_ADDRESS_CONTROL.</summary>
    PppCompressAddressControl = 0x200,

    /// <summary>PPP_COMPRESS_PROTOCOL_FIELD.</summary>
    PppCompressProtocolField = 0x400,

    /// <summary>PPP_ACCM_SUPPORTED.</summary>
    PppAccmSupported = 0x800,

    /// <summary>SLIP_FRAMING.</summary>
    SlipFraming = 0x1000,

    /// <summary>PASS_THROUGH_MODE.</summary>
    PassThroughMode = 0x1000_0000,

    /// <summary>TAPI_PROVIDER.</summary>
    TapiProvider = 0x8000_0000,
}
