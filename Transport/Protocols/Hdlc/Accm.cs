using System.Globalization;

namespace UserCoNdis.Transport.Protocols.Hdlc;

/// <summary>An async-control-character-map: bit n tells that octet n (0 to 31) is escaped when sent, removed when received raw.</summary>
/// <param name="Value">The 32 bits, least significant for octet 0.</param>
/// <remarks>Source: RFC 1662 7.1.</remarks>
public readonly record struct Accm(uint Value)
{
    /// <summary>All 32 control characters: what holds before LCP agrees on less, and for LCP packets always (RFC 1662 7).</summary>
    public static Accm Default => new(0xFFFF_FFFF);

    /// <summary>No control character: for a line that is transparent to eight bits.</summary>
    public static Accm None => new(0);

    /// <summary>Tells whether a raw <paramref name="octet"/> is one of the mapped control characters.</summary>
    public bool Maps(byte octet) => octet < 32 && (Value >> octet & 1) != 0;

    /// <summary>The map in the usual eight hexadecimal digits.</summary>
    public override string ToString() => Value.ToString("x8", CultureInfo.InvariantCulture);
}
