namespace UserCoNdis.Framework.Contracts;

/// <summary>What spoiled a received frame (WAN_ERROR_). Source: contract 7.6.</summary>
[Flags]
public enum WanErrors : uint
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>WAN_ERROR_CRC: the frame check sequence is wrong.</summary>
    Crc = 0x1,

    /// <summary>WAN_ERROR_FRAMING: aborted, too short or too long.</summary>
    Framing = 0x2,

    /// <summary>WAN_ERROR_HARDWAREOVERRUN.</summary>
    HardwareOverrun = 0x4,

    /// <summary>WAN_ERROR_BUFFEROVERRUN: no buffer was free.</summary>
    BufferOverrun = 0x8,

    /// <summary>WAN_ERROR_TIMEOUT.</summary>
    Timeout = 0x10,

    /// <summary>WAN_ERROR_ALIGNMENT.</summary>
    Alignment = 0x20,
}
