using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace UserCoNdis.Transport.Tap.Offload;

/// <summary>Writes the lengths and sums of the headers of a TCP packet.</summary>
internal static class TcpHeaders
{
    private const int Ipv4LengthOffset = 2;
    private const int Ipv4IdOffset = 4;
    private const int Ipv4ChecksumOffset = 10;
    private const int Ipv6LengthOffset = 4;
    private const int Ipv6HeaderLength = 40;

    /// <summary>Reads the identification of an IPv4 header.</summary>
    public static ushort Ipv4Id(ReadOnlySpan<byte> header) => BinaryPrimitives.ReadUInt16BigEndian(header[Ipv4IdOffset..]);

    /// <summary>Writes the length of a packet, and for IPv4 its identification and the sum of the header.</summary>
    public static void WriteIp(Span<byte> header, int ipHeaderLength, int packetLength, ushort id)
    {
        if (header[0] >> 4 == 6)
        {
            BinaryPrimitives.WriteUInt16BigEndian(header[Ipv6LengthOffset..], (ushort)(packetLength - Ipv6HeaderLength));
            return;
        }

        BinaryPrimitives.WriteUInt16BigEndian(header[Ipv4LengthOffset..], (ushort)packetLength);
        BinaryPrimitives.WriteUInt16BigEndian(header[Ipv4IdOffset..], id);
        Span<byte> sum = header[Ipv4ChecksumOffset..];
        MemoryMarshal.Write(sum, (ushort)0);
        MemoryMarshal.Write(sum, (ushort)~InternetChecksum.Fold(InternetChecksum.Sum(header[..ipHeaderLength])));
    }

    /// <summary>Sums the pseudo-header (RFC 9293, 3.1) from the sum of its addresses; not folded.</summary>
    public static ulong PseudoSum(ulong addresses, int tcpLength) =>
        addresses + InternetChecksum.Word(TcpPacket.Protocol) + InternetChecksum.Word(tcpLength);

    /// <summary>Tells whether the sums of a packet are right.</summary>
    public static bool AreSumsRight(in TcpPacket packet, ReadOnlySpan<byte> whole)
    {
        const ushort Right = 0xFFFF; // the words, with the complement of their sum
        ulong pseudo = PseudoSum(InternetChecksum.Sum(packet.Addresses), whole.Length - packet.IpHeaderLength);
        return InternetChecksum.Fold(pseudo + InternetChecksum.Sum(whole[packet.IpHeaderLength..])) == Right
            && (!packet.IsIpv4 || InternetChecksum.Fold(InternetChecksum.Sum(whole[..packet.IpHeaderLength])) == Right);
    }
}
