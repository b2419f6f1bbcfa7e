using System.Buffers.Binary;

namespace UserCoNdis.Framework.Runtime;

/// <summary>A frame as NDISWAN hands it down, taken apart without a copy (contract 5.4; RFC 1661, RFC 1662).</summary>
internal readonly ref struct PppFrame
{
    private const byte Flag = 0x7E;
    private const byte Escape = 0x7D;
    private const int Lcp = 0xC021;
    private const int Ipv4 = 0x0021;
    private const int LengthAt = 2;
    private const int FcsLength = 2;
    private const ushort GoodFcs = 0xF0B8;

    public PppFrame(ReadOnlySpan<byte> frame)
    {
        HasAddressControl = frame.Length >= 2 && frame[0] == 0xFF && frame[1] == 0x03;
        ReadOnlySpan<byte> rest = HasAddressControl ? frame[2..] : frame;
        HasShortProtocol = !rest.IsEmpty && (rest[0] & 1) == 1;
        int length = HasShortProtocol ? 1 : 2;
        bool isWhole = rest.Length >= length;
        int protocol = !isWhole ? 0 : HasShortProtocol ? rest[0] : BinaryPrimitives.ReadUInt16BigEndian(rest);
        IsLcp = protocol == Lcp;
        bool isStuffed = frame.Length >= 2 && frame[0] == 0xFF && frame[1] == Escape;
        HasMediaFraming = (!frame.IsEmpty && frame[0] == Flag) || isStuffed || (isWhole && HasFcs(frame, protocol, rest[length..]));
    }

    public bool HasAddressControl { get; }

    /// <summary>The protocol field has one octet.</summary>
    public bool HasShortProtocol { get; }

    public bool IsLcp { get; }

    /// <summary>Flags, stuffing or an FCS: what the miniport adds.</summary>
    public bool HasMediaFraming { get; }

    // The packet tells its own length: an FCS is what follows it and is right, so padding is not taken for one.
    private static bool HasFcs(ReadOnlySpan<byte> frame, int protocol, ReadOnlySpan<byte> packet)
    {
        bool tellsLength = protocol == Ipv4 || protocol >= 0x8000; // every control protocol has LCP's header
        if (!tellsLength || packet.Length < LengthAt + sizeof(ushort))
        {
            return false;
        }

        int extra = packet.Length - BinaryPrimitives.ReadUInt16BigEndian(packet[LengthAt..]);
        return (extra == FcsLength || (extra == FcsLength + 1 && frame[^1] == Flag))
            && Fcs16(frame[..^(extra - FcsLength)]) == GoodFcs;
    }

    private static ushort Fcs16(ReadOnlySpan<byte> octets)
    {
        uint fcs = 0xFFFF;
        foreach (byte octet in octets)
        {
            fcs ^= octet;
            for (int bit = 0; bit < 8; bit++)
            {
                fcs = (fcs & 1) == 0 ? fcs >> 1 : (fcs >> 1) ^ 0x8408;
            }
        }

        return (ushort)fcs;
    }
}
