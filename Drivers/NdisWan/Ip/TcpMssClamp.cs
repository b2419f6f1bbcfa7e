using System.Buffers.Binary;

namespace UserCoNdis.Drivers.NdisWan.Ip;

/// <summary>Makes the segment size that a TCP handshake offers small enough for a link (RFC 879, RFC 9293 section 3.7.1), in
/// place. For peers that hear nothing of ICMP. Allocates: nothing.</summary>
internal static class TcpMssClamp
{
    private const int MinTcpHeader = 20;
    private const int MaxExtensionHeaders = 8; // more than anybody sends; a chain of lies ends here
    private const byte Syn = 0x02;
    private const byte EndOfOptions = 0;
    private const byte NoOperation = 1;
    private const byte MaximumSegmentSize = 2;
    private const byte MaximumSegmentSizeLength = 4;

    /// <summary>Lowers the segment size of a SYN or a SYN with ACK.</summary>
    /// <param name="packet">An IP packet, whose version and length <see cref="IpHeader.TryRead"/> has checked.</param>
    /// <param name="mtu">The longest packet of the link, in bytes.</param>
    /// <returns>Whether something was changed.</returns>
    public static bool TryClamp(Span<byte> packet, int mtu)
    {
        bool isIpv4 = IpHeader.VersionOf(packet) == 4;
        int headerLength = isIpv4 ? IpHeader.Ipv4Length : IpHeader.Ipv6Length;
        if (mtu <= headerLength + MinTcpHeader || !(isIpv4 ? TryFindInIpv4(packet, out int at) : TryFindInIpv6(packet, out at)))
        {
            return false;
        }

        Span<byte> tcp = packet[at..];
        if (tcp.Length < MinTcpHeader || (tcp[13] & Syn) == 0)
        {
            return false;
        }

        int length = (tcp[12] >> 4) * 4;
        return length >= MinTcpHeader && length <= tcp.Length
            && LowerOptions(tcp[..length], (ushort)Math.Min(mtu - headerLength - MinTcpHeader, ushort.MaxValue));
    }

    // A fragment that is not the first has no TCP header.
    private static bool TryFindInIpv4(ReadOnlySpan<byte> packet, out int at)
    {
        at = 0;
        if (packet.Length < IpHeader.Ipv4Length || packet[9] != IpProtocol.Tcp
            || (BinaryPrimitives.ReadUInt16BigEndian(packet[6..]) & 0x1FFF) != 0)
        {
            return false;
        }

        at = (packet[0] & 15) * 4;
        return at >= IpHeader.Ipv4Length && at <= packet.Length;
    }

    // RFC 8200 section 4.
    private static bool TryFindInIpv6(ReadOnlySpan<byte> packet, out int at)
    {
        at = IpHeader.Ipv6Length;
        if (packet.Length < at)
        {
            return false;
        }

        byte next = packet[6];
        for (int i = 0; i < MaxExtensionHeaders && next != IpProtocol.Tcp; i++)
        {
            int length = packet.Length - at < 8 ? 0 : LengthOfExtension(next, packet[at..]);
            if (length == 0 || length > packet.Length - at)
            {
                return false;
            }

            next = packet[at];
            at += length;
        }

        return next == IpProtocol.Tcp;
    }

    private static int LengthOfExtension(byte kind, ReadOnlySpan<byte> header) => kind switch
    {
        IpProtocol.HopByHop or IpProtocol.Routing or IpProtocol.DestinationOptions => (header[1] + 1) * 8,
        IpProtocol.Authentication => (header[1] + 2) * 4, // RFC 4302 section 2.2
        IpProtocol.Fragment when (BinaryPrimitives.ReadUInt16BigEndian(header[2..]) & 0xFFF8) == 0 => 8,
        _ => 0,
    };

    private static bool LowerOptions(Span<byte> tcp, ushort most)
    {
        bool changed = false;
        for (int at = MinTcpHeader; at < tcp.Length && tcp[at] != EndOfOptions;)
        {
            if (tcp[at] == NoOperation)
            {
                at++;
                continue;
            }

            int length = tcp.Length - at >= 2 ? tcp[at + 1] : 0;
            if (length < 2 || length > tcp.Length - at)
            {
                break; // what follows means nothing
            }

            if (tcp[at] == MaximumSegmentSize && length == MaximumSegmentSizeLength)
            {
                changed |= Lower(tcp, at + 2, most);
            }

            at += length;
        }

        return changed;
    }

    private static bool Lower(Span<byte> tcp, int at, ushort most)
    {
        ushort before = BinaryPrimitives.ReadUInt16BigEndian(tcp[at..]);
        if (before <= most)
        {
            return false;
        }

        BinaryPrimitives.WriteUInt16BigEndian(tcp[at..], most);
        bool isOdd = (at & 1) != 0; // then it lies across two words of the sum, its octets the other way round
        BinaryPrimitives.WriteUInt16BigEndian(tcp[16..], InternetChecksum.Replace(
            BinaryPrimitives.ReadUInt16BigEndian(tcp[16..]),
            isOdd ? BinaryPrimitives.ReverseEndianness(before) : before,
            isOdd ? BinaryPrimitives.ReverseEndianness(most) : most));
        return true;
    }
}
