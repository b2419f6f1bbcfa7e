using System.Buffers.Binary;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Integration.Tests.Engines;

/// <summary>As much of IPv4, ICMP and UDP as a ping and a datagram take (RFC 791, RFC 792, RFC 768), with nothing of ours in it.</summary>
internal static class Ipv4
{
    public const byte Icmp = 1;
    public const byte Udp = 17;
    private const int HeaderLength = 20;

    /// <summary>An echo request.</summary>
    public static byte[] EchoRequest(Ipv4Address from, Ipv4Address to, ushort sequence, int dataLength = 56) =>
        Packet(Icmp, from, to, Echo(8, sequence, new byte[dataLength]));

    /// <summary>The echo reply to a packet; null when it is no echo request.</summary>
    public static byte[]? ReplyTo(ReadOnlySpan<byte> packet)
    {
        if (!IsIcmp(packet, 8))
        {
            return null;
        }

        byte[] message = packet[HeaderLength..].ToArray();
        message[0] = 0;
        WriteChecksum(message, 2);
        return Packet(Icmp, Ipv4Address.Read(packet[16..]), Ipv4Address.Read(packet[12..]), message);
    }

    /// <summary>Whether a packet is an echo reply with this sequence number.</summary>
    public static bool IsEchoReply(ReadOnlySpan<byte> packet, ushort sequence) =>
        IsIcmp(packet, 0) && BinaryPrimitives.ReadUInt16BigEndian(packet[(HeaderLength + 6)..]) == sequence;

    /// <summary>A datagram, without the checksum that UDP leaves open.</summary>
    public static byte[] Datagram(Ipv4Address from, Ipv4Address to, ushort port, ReadOnlySpan<byte> data)
    {
        byte[] message = new byte[8 + data.Length];
        BinaryPrimitives.WriteUInt16BigEndian(message, 49152);
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(2), port);
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(4), (ushort)message.Length);
        data.CopyTo(message.AsSpan(8));
        return Packet(Udp, from, to, message);
    }

    /// <summary>The data of a datagram from this port; null when the packet is none.</summary>
    public static byte[]? DataOf(ReadOnlySpan<byte> packet, ushort port) =>
        packet.Length >= HeaderLength + 8 && packet[9] == Udp && BinaryPrimitives.ReadUInt16BigEndian(packet[HeaderLength..]) == port
            ? packet[(HeaderLength + 8)..BinaryPrimitives.ReadUInt16BigEndian(packet[2..])].ToArray()
            : null;

    private static bool IsIcmp(ReadOnlySpan<byte> packet, byte type) =>
        packet.Length >= HeaderLength + 8 && packet[9] == Icmp && packet[HeaderLength] == type;

    private static byte[] Echo(byte type, ushort sequence, byte[] data)
    {
        byte[] message = new byte[8 + data.Length];
        message[0] = type;
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(4), 0x5543);
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(6), sequence);
        data.CopyTo(message, 8);
        WriteChecksum(message, 2);
        return message;
    }

    private static byte[] Packet(byte protocol, Ipv4Address from, Ipv4Address to, byte[] message)
    {
        byte[] packet = new byte[HeaderLength + message.Length];
        packet[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)packet.Length);
        packet[8] = 64;
        packet[9] = protocol;
        from.Write(packet.AsSpan(12));
        to.Write(packet.AsSpan(16));
        WriteChecksum(packet.AsSpan(0, HeaderLength), 10);
        message.CopyTo(packet, HeaderLength);
        return packet;
    }

    private static void WriteChecksum(Span<byte> octets, int at)
    {
        octets.Slice(at, 2).Clear();
        uint sum = 0;
        for (int i = 0; i < octets.Length; i += 2)
        {
            sum += (uint)(octets[i] << 8 | (i + 1 < octets.Length ? octets[i + 1] : 0));
        }

        sum = (sum & 0xFFFF) + (sum >> 16);
        sum += sum >> 16;
        BinaryPrimitives.WriteUInt16BigEndian(octets[at..], (ushort)~sum);
    }
}
