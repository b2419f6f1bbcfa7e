using System.Buffers.Binary;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.NdisWan.Ip;

/// <summary>A view of an ICMP Echo or Echo Reply (RFC 792) whose checksum has been checked.</summary>
internal readonly ref struct IcmpEcho
{
    /// <summary>The length of the ICMP header, in bytes.</summary>
    public const int HeaderLength = 8;

    private const byte ReplyType = 0;
    private const byte RequestType = 8;

    private readonly ReadOnlySpan<byte> _bytes;

    private IcmpEcho(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    public bool IsRequest => _bytes[0] == RequestType;

    public ushort Identifier => BinaryPrimitives.ReadUInt16BigEndian(_bytes[4..]);

    public ushort SequenceNumber => BinaryPrimitives.ReadUInt16BigEndian(_bytes[6..]);

    public ReadOnlySpan<byte> Data => _bytes[HeaderLength..];

    /// <summary>Reads an ICMP message; other types than the two are refused.</summary>
    public static bool TryParse(ReadOnlySpan<byte> message, out IcmpEcho echo)
    {
        bool ok = message.Length >= HeaderLength
            && message[0] is RequestType or ReplyType && message[1] == 0
            && InternetChecksum.Of(message) == 0;
        echo = ok ? new IcmpEcho(message) : default;
        return ok;
    }

    /// <summary>Writes an Echo packet, header and all; the data behind the headers is in place already.</summary>
    /// <param name="packet">The whole IPv4 packet.</param>
    public static void WriteRequest(
        Span<byte> packet, Ipv4Address source, Ipv4Address destination, ushort identifier, ushort sequenceNumber)
    {
        Span<byte> message = packet[Ipv4Packet.HeaderLength..];
        message[0] = RequestType;
        message[1] = message[2] = message[3] = 0;
        BinaryPrimitives.WriteUInt16BigEndian(message[4..], identifier);
        BinaryPrimitives.WriteUInt16BigEndian(message[6..], sequenceNumber);
        BinaryPrimitives.WriteUInt16BigEndian(message[2..], InternetChecksum.Of(message));
        Ipv4Packet.WriteHeader(packet, IpProtocol.Icmp, source, destination, sequenceNumber);
    }

    /// <summary>Writes the reply to an Echo into a packet that begins as a copy of the request.</summary>
    /// <param name="packet">The request's bytes, options and all; they become the reply.</param>
    /// <param name="payloadOffset">Where its ICMP message begins.</param>
    /// <remarks>Swapping the addresses leaves the header's checksum as it is; the type's change is added to the
    /// message's checksum (RFC 1624).</remarks>
    public static void TurnIntoReply(Span<byte> packet, int payloadOffset)
    {
        Ipv4Address source = Ipv4Address.Read(packet[12..]);
        Ipv4Address destination = Ipv4Address.Read(packet[16..]);
        destination.Write(packet[12..]);
        source.Write(packet[16..]);
        Span<byte> message = packet[payloadOffset..];
        message[0] = ReplyType;
        message[2] = message[3] = 0;
        BinaryPrimitives.WriteUInt16BigEndian(message[2..], InternetChecksum.Of(message));
    }
}
