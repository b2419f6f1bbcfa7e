namespace UserCoNdis.Transport.Links.SerialLine;

/// <summary>The parity bit of a character.</summary>
public enum SerialParity
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>Makes the number of ones even.</summary>
    Even,

    /// <summary>Makes the number of ones odd.</summary>
    Odd,

    /// <summary>Always one.</summary>
    Mark,

    /// <summary>Always zero.</summary>
    Space,
}
