namespace UserCoNdis.Transport.Links.SerialLine;

/// <summary>The stop bits after a character.</summary>
public enum SerialStopBits
{
    /// <summary>One.</summary>
    One,

    /// <summary>One and a half; UARTs make it of two stop bits with five data bits.</summary>
    OnePointFive,

    /// <summary>Two.</summary>
    Two,
}
