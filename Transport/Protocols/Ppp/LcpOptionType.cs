namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>LCP option types (RFC 1661 section 6, RFC 1662 section 7.1).</summary>
internal static class LcpOptionType
{
    public const byte Mru = 1;
    public const byte Accm = 2;
    public const byte Authentication = 3;
    public const byte Magic = 5;
    public const byte Pfc = 7;
    public const byte Acfc = 8;
}
