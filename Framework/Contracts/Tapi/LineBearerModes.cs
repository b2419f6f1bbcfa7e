namespace UserCoNdis.Framework.Contracts;

/// <summary>What the network gives a call (LINEBEARERMODE_). Source: contract 7.7.</summary>
[Flags]
public enum LineBearerModes : uint
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>LINEBEARERMODE_VOICE.</summary>
    Voice = 0x1,

    /// <summary>LINEBEARERMODE_SPEECH.</summary>
    Speech = 0x2,

    /// <summary>LINEBEARERMODE_DATA.</summary>
    Data = 0x8,
}
