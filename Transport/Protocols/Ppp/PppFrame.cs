namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>Reads the front of a PPP frame (RFC 1662 section 3, without flags and FCS).</summary>
public static class PppFrame
{
    /// <summary>The all-stations address.</summary>
    public const byte Address = 0xFF;

    /// <summary>Unnumbered information.</summary>
    public const byte Control = 0x03;

    /// <summary>The most bytes in front of the information field.</summary>
    public const int MaxHeaderLength = 4;

    /// <summary>Finds the protocol and where the information begins; compressed fields are always understood.</summary>
    /// <param name="frame">Address and control (if sent), protocol, information.</param>
    /// <param name="protocol">The protocol number.</param>
    /// <param name="offset">The first byte of the information field.</param>
    /// <returns>False if the frame ends within its header.</returns>
    public static bool TryReadHeader(ReadOnlySpan<byte> frame, out ushort protocol, out int offset)
    {
        offset = frame.Length >= 2 && frame[0] == Address && frame[1] == Control ? 2 : 0;
        protocol = 0;
        if (frame.Length <= offset)
        {
            return false;
        }

        byte first = frame[offset++];
        if ((first & 1) != 0)
        {
            protocol = first; // RFC 1661 section 6.5: one odd byte is the whole field
            return true;
        }

        if (frame.Length <= offset)
        {
            return false;
        }

        protocol = (ushort)((first << 8) | frame[offset++]);
        return true;
    }

    /// <summary>Says whether a frame must be sent with the default ACCM whatever was negotiated.</summary>
    /// <param name="frame">A frame from <see cref="PppEngine.TryGetTransmit"/>.</param>
    /// <returns>True for LCP codes 1 to 7 (RFC 1662 section 7).</returns>
    public static bool NeedsDefaultAccm(ReadOnlySpan<byte> frame) =>
        TryReadHeader(frame, out ushort protocol, out int offset)
        && protocol == PppProtocol.Lcp
        && frame.Length > offset
        && frame[offset] is >= PppCodes.ConfigureRequest and <= PppCodes.CodeReject;
}
