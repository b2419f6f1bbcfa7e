using System.Buffers.Binary;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.NdisWan.Ip;

/// <summary>A view of an IPv4 packet (RFC 791 section 3.1) whose lengths and header checksum have been checked.</summary>
internal readonly ref struct Ipv4Packet
{
    /// <summary>The length of a header without options, in bytes.</summary>
    public const int HeaderLength = 20;

    private const int DontFragment = 0x4000;
    private const int FragmentMask = 0x3FFF; // more-fragments and offset

    private readonly ReadOnlySpan<byte> _bytes;

    private Ipv4Packet(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    public byte Protocol => _bytes[9];

    public Ipv4Address Source => Ipv4Address.Read(_bytes[12..]);

    public Ipv4Address Destination => Ipv4Address.Read(_bytes[16..]);

    /// <summary>Gets where the payload begins in the packet, in bytes.</summary>
    public int PayloadOffset => (_bytes[0] & 0xF) * 4;

    public ReadOnlySpan<byte> Payload => _bytes[PayloadOffset..];

    /// <summary>Gets the whole packet, without what may follow it in the frame.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Checks version, lengths and checksum. A fragment is refused: the edge reassembles nothing.</summary>
    public static bool TryParse(ReadOnlySpan<byte> bytes, out Ipv4Packet packet)
    {
        packet = default;
        if (bytes.Length < HeaderLength || bytes[0] >> 4 != 4)
        {
            return false;
        }

        int header = (bytes[0] & 0xF) * 4;
        int total = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
        if (header < HeaderLength || total < header || total > bytes.Length
            || (BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]) & FragmentMask) != 0
            || InternetChecksum.Of(bytes[..header]) != 0)
        {
            return false;
        }

        packet = new Ipv4Packet(bytes[..total]);
        return true;
    }

    /// <summary>Writes a header without options in front of a payload that is in place already.</summary>
    /// <param name="packet">Header and payload; its length is the total length.</param>
    public static void WriteHeader(
        Span<byte> packet, byte protocol, Ipv4Address source, Ipv4Address destination, ushort identification)
    {
        packet[0] = 0x45;
        packet[1] = 0;
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], (ushort)packet.Length);
        BinaryPrimitives.WriteUInt16BigEndian(packet[4..], identification);
        BinaryPrimitives.WriteUInt16BigEndian(packet[6..], DontFragment);
        packet[8] = 64;
        packet[9] = protocol;
        packet[10] = packet[11] = 0;
        source.Write(packet[12..]);
        destination.Write(packet[16..]);
        BinaryPrimitives.WriteUInt16BigEndian(packet[10..], InternetChecksum.Of(packet[..HeaderLength]));
    }
}
