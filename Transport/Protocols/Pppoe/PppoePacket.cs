using System.Buffers.Binary;

namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>A checked view of a discovery packet (RFC 2516 section 5).</summary>
/// <remarks>Unknown tags are walked over. Of the tags that name one thing a second one is refused, since two readers might
/// believe two of them. What follows End-Of-List or the packet's length is no part of it.</remarks>
public readonly ref struct PppoePacket
{
    /// <summary>The octets in front of the tags.</summary>
    public const int HeaderLength = PppoeSessionHeader.Size;

    /// <summary>The most octets of a packet on Ethernet without jumbo frames.</summary>
    public const int MaxLength = 1500;

    /// <summary>The most octets of a PADI, which leaves relays room for their tag (RFC 2516 section 5.1).</summary>
    public const int MaxPadiLength = 1484;

    /// <summary>The number that is reserved (RFC 2516 section 4).</summary>
    public const ushort ReservedSessionId = 0xFFFF;

    private readonly ReadOnlySpan<byte> _tags;

    private PppoePacket(PppoeCode code, ushort sessionId, ReadOnlySpan<byte> tags)
    {
        Code = code;
        SessionId = sessionId;
        _tags = tags;
    }

    /// <summary>Gets the code; never <see cref="PppoeCode.Session"/>.</summary>
    public PppoeCode Code { get; }

    /// <summary>Gets the session's number; 0: none.</summary>
    public ushort SessionId { get; }

    /// <summary>Checks a packet whole: header, every tag's length, and the tags that its code demands.</summary>
    /// <param name="wire">What follows the Ethernet header, padding included; hostile.</param>
    /// <param name="packet">The view, which lives as long as <paramref name="wire"/>.</param>
    /// <param name="error">Why it was refused.</param>
    /// <returns>Whether it is well-formed.</returns>
    public static bool TryParse(ReadOnlySpan<byte> wire, out PppoePacket packet, out PppoeParseError error)
    {
        packet = default;
        error = ReadHeader(wire, out PppoePacket read);
        if (error == PppoeParseError.None)
        {
            error = PppoeTagCheck.Check(read);
        }

        if (error == PppoeParseError.None)
        {
            packet = read;
        }

        return error == PppoeParseError.None;
    }

    /// <summary>Walks the tags with <c>foreach</c>.</summary>
    public PppoeTagEnumerator GetEnumerator() => new(_tags);

    /// <summary>Finds the first tag of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="value">Its value, a view of the packet; empty if there is none.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryFind(PppoeTagType type, out ReadOnlySpan<byte> value)
    {
        foreach (PppoeTag tag in this)
        {
            if (tag.Type == type)
            {
                value = tag.Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>Gets PPP-Max-Payload; null: no tag, or one of 1492 or less, which counts as none (RFC 4638 section 4).</summary>
    public int? MaxPayload =>
        TryFind(PppoeTagType.PppMaxPayload, out ReadOnlySpan<byte> value)
        && BinaryPrimitives.ReadUInt16BigEndian(value) is > PppoeMtu.DefaultMaxPayload and var maxPayload
            ? maxPayload
            : null;

    /// <summary>Gives the value of the first tag of a type; empty if there is none.</summary>
    internal ReadOnlySpan<byte> Find(PppoeTagType type) => TryFind(type, out ReadOnlySpan<byte> value) ? value : default;

    /// <summary>Copies a tag that is to be carried back; null if there is none.</summary>
    internal byte[]? Keep(PppoeTagType type) => TryFind(type, out ReadOnlySpan<byte> value) ? value.ToArray() : null;

    private static PppoeParseError ReadHeader(ReadOnlySpan<byte> wire, out PppoePacket packet)
    {
        packet = default;
        if (wire.Length < HeaderLength)
        {
            return PppoeParseError.TooShort;
        }

        if (wire[0] != PppoeSessionHeader.VersionType)
        {
            return PppoeParseError.VersionOrType;
        }

        PppoeCode code = (PppoeCode)wire[1];
        if (code is not (PppoeCode.Padi or PppoeCode.Pado or PppoeCode.Padr or PppoeCode.Pads or PppoeCode.Padt))
        {
            return PppoeParseError.Code;
        }

        int length = BinaryPrimitives.ReadUInt16BigEndian(wire[4..]);
        if (length > wire.Length - HeaderLength)
        {
            return PppoeParseError.Length;
        }

        packet = new(code, BinaryPrimitives.ReadUInt16BigEndian(wire[2..]), wire.Slice(HeaderLength, length));
        return PppoeParseError.None;
    }
}
