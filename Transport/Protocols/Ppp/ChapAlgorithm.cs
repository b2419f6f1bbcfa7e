namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>The algorithm octet of CHAP's option (RFC 1994 section 3, RFC 2759 section 3).</summary>
internal static class ChapAlgorithm
{
    public const byte Md5 = 5;
    public const byte MsChapV2 = 0x81;
}
