using UserCoNdis.TestKit;

namespace UserCoNdis.Integration.Tests;

/// <summary>Frames put together by hand from RFC 1661 and RFC 1662, so that a peer is tried with nothing of ours in between.</summary>
internal static class LcpFrame
{
    /// <summary>LCP Configure-Request, identifier 1, no option, every control character escaped as at the start of a link.</summary>
    public static byte[] ConfigureRequest { get; } = Wire.Hex("7E FF 7D 23 C0 21 7D 21 7D 21 7D 20 7D 24 D1 B5 7E");

    /// <summary>How every LCP Configure-Request begins on the wire, with and without the identifier of its sender.</summary>
    public static byte[] ConfigureRequestStart { get; } = Wire.Hex("7E FF 7D 23 C0 21 7D 21");

    /// <summary>How the Configure-Ack to <see cref="ConfigureRequest"/> begins.</summary>
    public static byte[] ConfigureAckStart { get; } = Wire.Hex("7E FF 7D 23 C0 21 7D 22 7D 21 7D 20 7D 24");
}
