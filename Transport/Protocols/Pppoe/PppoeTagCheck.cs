namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>What a code asks of the session's number and of the tags (RFC 2516 sections 5.1 to 5.5).</summary>
internal static class PppoeTagCheck
{
    private const int MaxPayloadLength = 2;

    /// <summary>The tags of which there may be one, as bits of what was seen.</summary>
    [Flags]
    private enum Seen
    {
        None = 0,
        ServiceName = 1,
        AcName = 2,
        HostUniq = 4,
        AcCookie = 8,
        RelaySessionId = 16,
        PppMaxPayload = 32,
    }

    public static PppoeParseError Check(in PppoePacket packet)
    {
        if (!FitsSessionId(packet.Code, packet.SessionId))
        {
            return PppoeParseError.SessionId;
        }

        Seen seen = Seen.None;
        PppoeTagEnumerator tags = packet.GetEnumerator();
        while (tags.MoveNext())
        {
            PppoeTag tag = tags.Current;
            Seen bit = BitOf(tag.Type);
            bool mayRepeat = bit == Seen.None || (bit == Seen.ServiceName && packet.Code == PppoeCode.Pado);
            if (!mayRepeat && (seen & bit) != Seen.None)
            {
                return PppoeParseError.DuplicateTag;
            }

            if (bit == Seen.PppMaxPayload && tag.Value.Length != MaxPayloadLength)
            {
                return PppoeParseError.TagValue; // RFC 4638 section 4
            }

            seen |= bit;
        }

        Seen demanded = DemandedBy(packet.Code);
        return !tags.IsAtEnd ? PppoeParseError.TagLength
            : (seen & demanded) != demanded ? PppoeParseError.MissingTag
            : PppoeParseError.None;
    }

    private static bool FitsSessionId(PppoeCode code, ushort sessionId) => code switch
    {
        PppoeCode.Pads => sessionId != PppoePacket.ReservedSessionId, // 0 comes with an error tag
        PppoeCode.Padt => sessionId is not (0 or PppoePacket.ReservedSessionId),
        _ => sessionId == 0,
    };

    private static Seen DemandedBy(PppoeCode code) => code switch
    {
        PppoeCode.Padi or PppoeCode.Padr => Seen.ServiceName,
        PppoeCode.Pado => Seen.ServiceName | Seen.AcName,
        _ => Seen.None,
    };

    private static Seen BitOf(PppoeTagType type) => type switch
    {
        PppoeTagType.ServiceName => Seen.ServiceName,
        PppoeTagType.AcName => Seen.AcName,
        PppoeTagType.HostUniq => Seen.HostUniq,
        PppoeTagType.AcCookie => Seen.AcCookie,
        PppoeTagType.RelaySessionId => Seen.RelaySessionId,
        PppoeTagType.PppMaxPayload => Seen.PppMaxPayload,
        _ => Seen.None,
    };
}
