namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>The codes of LCP and NCP packets (RFC 1661 section 5, RFC 1570 section 1).</summary>
internal static class PppCodes
{
    public const byte ConfigureRequest = 1;
    public const byte ConfigureAck = 2;
    public const byte ConfigureNak = 3;
    public const byte ConfigureReject = 4;
    public const byte TerminateRequest = 5;
    public const byte TerminateAck = 6;
    public const byte CodeReject = 7;
    public const byte ProtocolReject = 8;
    public const byte EchoRequest = 9;
    public const byte EchoReply = 10;
    public const byte DiscardRequest = 11;
    public const byte Identification = 12;
    public const byte TimeRemaining = 13;
}
