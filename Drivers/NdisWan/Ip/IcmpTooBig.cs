using System.Buffers.Binary;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.NdisWan.Ip;

/// <summary>Writes what tells a sender to make its packets smaller: ICMP "fragmentation needed" (RFC 792, RFC 1191 section 4) or
/// ICMPv6 "packet too big" (RFC 4443 section 3.2). Allocates: nothing.</summary>
internal static class IcmpTooBig
{
    /// <summary>The most bytes of a message (RFC 1812 section 4.3.2.3; RFC 4443 section 3.2: the least MTU of IPv6).</summary>
    public const int MaxLength = 1280;

    private const int MaxIpv4Length = 576;
    private const int IcmpHeader = 8;
    private const byte Unreachable = 3;
    private const byte FragmentationNeeded = 4;
    private const byte PacketTooBig = 2;
    private const byte FirstIcmpv6Information = 128;
    private const byte HopLimit = 64;

    /// <summary>Writes the answer to a packet, as if from where the packet goes to: an address that is never the system's own,
    /// which it would refuse as a source.</summary>
    /// <param name="target">At least <see cref="MaxLength"/> bytes.</param>
    /// <param name="packet">The packet that is too long.</param>
    /// <param name="mtu">The longest packet that would go.</param>
    /// <returns>The answer's length in bytes; 0: such a packet is not answered (RFC 1122 section 3.2.2, RFC 4443 section 2.4).</returns>
    public static int Write(Span<byte> target, ReadOnlySpan<byte> packet, int mtu) =>
        !IpHeader.TryRead(packet, out IpHeader header) || header.IsToGroup || header.Source == 0 ? 0
        : header.Version == 4 ? WriteIpv4(target, packet[..header.Length], mtu)
        : WriteIpv6(target, packet[..header.Length], mtu);

    private static int WriteIpv4(Span<byte> target, ReadOnlySpan<byte> packet, int mtu)
    {
        bool isLaterFragment = (BinaryPrimitives.ReadUInt16BigEndian(packet[6..]) & 0x1FFF) != 0;
        int payload = (packet[0] & 15) * 4;
        bool isError = packet[9] == IpProtocol.Icmp && packet.Length > payload && packet[payload] is not (0 or 8);
        if (isLaterFragment || isError)
        {
            return 0;
        }

        int length = Math.Min(MaxIpv4Length, Ipv4Packet.HeaderLength + IcmpHeader + packet.Length);
        Span<byte> message = target[Ipv4Packet.HeaderLength..length];
        message[0] = Unreachable;
        message[1] = FragmentationNeeded;
        message[2..6].Clear();
        BinaryPrimitives.WriteUInt16BigEndian(message[6..], (ushort)mtu);
        packet[..(message.Length - IcmpHeader)].CopyTo(message[IcmpHeader..]);
        BinaryPrimitives.WriteUInt16BigEndian(message[2..], InternetChecksum.Of(message));
        Ipv4Packet.WriteHeader(
            target[..length], IpProtocol.Icmp, Ipv4Address.Read(packet[16..]), Ipv4Address.Read(packet[12..]), 0);
        return length;
    }

    private static int WriteIpv6(Span<byte> target, ReadOnlySpan<byte> packet, int mtu)
    {
        bool isError = packet[6] == IpProtocol.Icmpv6
            && packet.Length > IpHeader.Ipv6Length && packet[IpHeader.Ipv6Length] < FirstIcmpv6Information;
        if (isError || packet[8] == 0xFF)
        {
            return 0;
        }

        int length = Math.Min(MaxLength, IpHeader.Ipv6Length + IcmpHeader + packet.Length);
        Span<byte> header = target[..IpHeader.Ipv6Length];
        Span<byte> message = target[IpHeader.Ipv6Length..length];
        header.Clear();
        header[0] = 0x60;
        BinaryPrimitives.WriteUInt16BigEndian(header[4..], (ushort)message.Length);
        header[6] = IpProtocol.Icmpv6;
        header[7] = HopLimit;
        packet[24..40].CopyTo(header[8..]);
        packet[8..24].CopyTo(header[24..]);
        message[0] = PacketTooBig;
        message[1..4].Clear();
        BinaryPrimitives.WriteInt32BigEndian(message[4..], mtu);
        packet[..(message.Length - IcmpHeader)].CopyTo(message[IcmpHeader..]);

        // The pseudo-header of RFC 8200 section 8.1: both addresses, the length, the protocol.
        uint sum = InternetChecksum.Add((uint)message.Length + IpProtocol.Icmpv6, header[8..]);
        BinaryPrimitives.WriteUInt16BigEndian(message[2..], InternetChecksum.Finish(InternetChecksum.Add(sum, message)));
        return length;
    }
}
