namespace UserCoNdis.Transport.Protocols.Hdlc;

/// <summary>The octets with a meaning of their own in async HDLC-like framing.</summary>
/// <remarks>Source: RFC 1662 3.1, 4.2.</remarks>
public static class HdlcOctet
{
    /// <summary>Begins and ends every frame.</summary>
    public const byte Flag = 0x7E;

    /// <summary>Says that the next octet was exclusive-or'd with <see cref="Complement"/>.</summary>
    public const byte ControlEscape = 0x7D;

    /// <summary>What an escaped octet is exclusive-or'd with.</summary>
    public const byte Complement = 0x20;
}
