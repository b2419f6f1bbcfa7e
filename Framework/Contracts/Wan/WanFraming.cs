namespace UserCoNdis.Framework.Contracts;

/// <summary>Framing bits of a WAN miniport (FramingBits). Source: contract 7.6.</summary>
[Flags]
public enum WanFraming : uint
{
    /// <summary>None set, and none detected yet.</summary>
    None = 0,

    /// <summary>RAS_FRAMING.</summary>
    RasFraming = 0x1,

    /// <summary>RAS_COMPRESSION.</summary>
    RasCompression = 0x2,

    /// <summary>ARAP_V1_FRAMING.</summary>
    ArapV1Framing = 0x4,

    /// <summary>ARAP_V2_FRAMING.</summary>
    ArapV2Framing = 0x8,

    /// <summary>PPP_MULTILINK_FRAMING.</summary>
    PppMultilinkFraming = 0x10,

    /// <summary>PPP_SHORT_SEQUENCE_HDR_FORMAT.</summary>
    PppShortSequenceHdrFormat = 0x20,

    /// <summary>PPP_MC_MULTILINK_FRAMING.</summary>
    PppMcMultilinkFraming = 0x40,

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

    /// <summary>SLIP_VJ_COMPRESSION.</summary>
    SlipVjCompression = 0x2000,

    /// <summary>SLIP_VJ_AUTODETECT.</summary>
    SlipVjAutodetect = 0x4000,

    /// <summary>MEDIA_NRZ_ENCODING.</summary>
    MediaNrzEncoding = 0x1_0000,

    /// <summary>MEDIA_NRZI_ENCODING.</summary>
    MediaNrziEncoding = 0x2_0000,

    /// <summary>MEDIA_NLPID.</summary>
    MediaNlpid = 0x4_0000,

    /// <summary>RFC_1356_FRAMING.</summary>
    Rfc1356Framing = 0x10_0000,

    /// <summary>RFC_1483_FRAMING.</summary>
    Rfc1483Framing = 0x20_0000,

    /// <summary>RFC_1490_FRAMING.</summary>
    Rfc1490Framing = 0x40_0000,

    /// <summary>LLC_ENCAPSULATION.</summary>
    LlcEncapsulation = 0x80_0000,

    /// <summary>SHIVA_FRAMING, the same bit as NBF_PRESERVE_MAC_ADDRESS.</summary>
    ShivaFraming = 0x100_0000,

    /// <summary>PASS_THROUGH_MODE.</summary>
    PassThroughMode = 0x1000_0000,

    /// <summary>RAW_PASS_THROUGH_MODE.</summary>
    RawPassThroughMode = 0x2000_0000,

    /// <summary>TAPI_PROVIDER.</summary>
    TapiProvider = 0x8000_0000,
}
