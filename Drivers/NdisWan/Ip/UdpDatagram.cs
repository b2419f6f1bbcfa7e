using System.Buffers.Binary;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.NdisWan.Ip;

/// <summary>A view of a UDP datagram (RFC 768) whose length and checksum have been checked.</summary>
internal readonly ref struct UdpDatagram
{
    /// <summary>The length of the UDP header, in bytes.</summary>
    public const int HeaderLength = 8;

    private readonly ReadOnlySpan<byte> _bytes;

    private UdpDatagram(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    public ushort SourcePort => BinaryPrimitives.ReadUInt16BigEndian(_bytes);

    public ushort DestinationPort => BinaryPrimitives.ReadUInt16BigEndian(_bytes[2..]);

    public ReadOnlySpan<byte> Data => _bytes[HeaderLength..];

    /// <summary>Reads the payload of a packet.</summary>
    public static bool TryParse(in Ipv4Packet packet, out UdpDatagram datagram)
    {
        datagram = default;
        ReadOnlySpan<byte> bytes = packet.Payload;
        if (bytes.Length < HeaderLength)
        {
            return false;
        }

        int length = BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]);
        bool summed = (bytes[6] | bytes[7]) != 0; // RFC 768: 0 says that the sender made no checksum
        if (length < HeaderLength || length > bytes.Length
            || (summed && Sum(bytes[..length], packet.Source, packet.Destination) != 0))
        {
            return false;
        }

        datagram = new UdpDatagram(bytes[..length]);
        return true;
    }

    /// <summary>Writes a datagram, IPv4 header and all; the data behind the headers is in place already.</summary>
    /// <param name="packet">The whole IPv4 packet.</param>
    public static void Write(
        Span<byte> packet,
        Ipv4Address source,
        ushort sourcePort,
        Ipv4Address destination,
        ushort destinationPort,
        ushort identification)
    {
        Span<byte> datagram = packet[Ipv4Packet.HeaderLength..];
        BinaryPrimitives.WriteUInt16BigEndian(datagram, sourcePort);
        BinaryPrimitives.WriteUInt16BigEndian(datagram[2..], destinationPort);
        BinaryPrimitives.WriteUInt16BigEndian(datagram[4..], (ushort)datagram.Length);
        datagram[6] = datagram[7] = 0;
        ushort sum = Sum(datagram, source, destination);
        BinaryPrimitives.WriteUInt16BigEndian(datagram[6..], sum == 0 ? (ushort)0xFFFF : sum);
        Ipv4Packet.WriteHeader(packet, IpProtocol.Udp, source, destination, identification);
    }

    private static ushort Sum(ReadOnlySpan<byte> datagram, Ipv4Address source, Ipv4Address destination)
    {
        Span<byte> pseudo = stackalloc byte[12];
        source.Write(pseudo);
        destination.Write(pseudo[4..]);
        pseudo[8] = 0;
        pseudo[9] = IpProtocol.Udp;
        BinaryPrimitives.WriteUInt16BigEndian(pseudo[10..], (ushort)datagram.Length);
        return InternetChecksum.Finish(InternetChecksum.Add(InternetChecksum.Add(0, pseudo), datagram));
    }
}
