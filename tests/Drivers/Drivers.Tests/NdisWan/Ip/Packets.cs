using System.Buffers.Binary;
using UserCoNdis.Drivers.NdisWan.Ip;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.Tests.NdisWan.Ip;

/// <summary>Makes IP packets, whole with their checksums, and checks those of packets that were changed on their way.</summary>
internal static class Packets
{
    public const byte Syn = 0x02;
    public const byte SynAck = 0x12;
    public const byte Ack = 0x10;

    public static byte[] Udp(Ipv4Address source, Ipv4Address destination, int length)
    {
        byte[] packet = new byte[length];
        for (int i = 28; i < length; i++)
        {
            packet[i] = (byte)i;
        }

        UdpDatagram.Write(packet, source, 4000, destination, 4001, 7);
        return packet;
    }

    public static byte[] Udp6(UInt128 source, UInt128 destination, int length)
    {
        byte[] packet = Ipv6(source, destination, IpProtocol.Udp, new byte[length - 40]);
        return packet;
    }

    public static byte[] Ipv6(UInt128 source, UInt128 destination, byte next, ReadOnlySpan<byte> payload)
    {
        byte[] packet = new byte[40 + payload.Length];
        packet[0] = 0x60;
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(4), (ushort)payload.Length);
        packet[6] = next;
        packet[7] = 64;
        BinaryPrimitives.WriteUInt128BigEndian(packet.AsSpan(8), source);
        BinaryPrimitives.WriteUInt128BigEndian(packet.AsSpan(24), destination);
        payload.CopyTo(packet.AsSpan(40));
        return packet;
    }

    /// <summary>A TCP segment over IPv4 with these options, padded to a whole header by its end.</summary>
    public static byte[] TcpOverIpv4(byte flags, params byte[] options)
    {
        byte[] packet = [.. new byte[20], .. Tcp(flags, options)];
        Ipv4Packet.WriteHeader(packet, IpProtocol.Tcp, new(0x0A000001), new(0x0A000002), 1);
        SumTcp(packet, 20);
        return packet;
    }

    /// <summary>The same over IPv6, behind these extension headers.</summary>
    public static byte[] TcpOverIpv6(byte flags, byte[] options, byte first = IpProtocol.Tcp, byte[]? extensions = null)
    {
        byte[] packet = Ipv6(
            new(0x2001_0DB8_0000_0000, 1), new(0x2001_0DB8_0000_0000, 2), first, [.. extensions ?? [], .. Tcp(flags, options)]);
        SumTcp(packet, 40 + (extensions?.Length ?? 0));
        return packet;
    }

    /// <summary>Sums a TCP segment with its pseudo-header; 0: its checksum is right.</summary>
    public static ushort TcpSum(ReadOnlySpan<byte> packet, int at)
    {
        ReadOnlySpan<byte> addresses = packet[0] >> 4 == 4 ? packet[12..20] : packet[8..40];
        uint sum = InternetChecksum.Add((uint)(packet.Length - at) + IpProtocol.Tcp, addresses);
        return InternetChecksum.Finish(InternetChecksum.Add(sum, packet[at..]));
    }

    private static byte[] Tcp(byte flags, byte[] options)
    {
        int header = 20 + (options.Length + 3) / 4 * 4;
        byte[] segment = new byte[header + 3];
        segment[0] = 0x12;
        segment[3] = 80;
        segment[12] = (byte)(header / 4 << 4);
        segment[13] = flags;
        options.CopyTo(segment, 20);
        segment[^1] = 0xA5;
        return segment;
    }

    private static void SumTcp(byte[] packet, int at) =>
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(at + 16), TcpSum(packet, at));
}
