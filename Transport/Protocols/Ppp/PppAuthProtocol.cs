namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>The ways in which one side proves who it is to the other.</summary>
public enum PppAuthProtocol
{
    /// <summary>No authentication.</summary>
    None,

    /// <summary>PAP: the password in clear text (RFC 1334).</summary>
    Pap,

    /// <summary>CHAP with MD5, algorithm 5 (RFC 1994).</summary>
    ChapMd5,

    /// <summary>MS-CHAPv2, algorithm 0x81: both sides prove that they know the password (RFC 2759).</summary>
    MsChapV2,
}
