using System.Buffers.Binary;

namespace UserCoNdis.Transport.Tap.Offload;

/// <summary>Where the parts of a TCP packet lie, read from its headers; fragments and IPv6 extension headers are none.</summary>
internal readonly ref struct TcpPacket
{
    public const byte Fin = 0x01;
    public const byte Syn = 0x02;
    public const byte Rst = 0x04;
    public const byte Psh = 0x08;
    public const byte Urg = 0x20;
    public const byte Cwr = 0x80;
    public const int SequenceOffset = 4;
    public const int FlagsOffset = 13;
    public const int ChecksumOffset = 16;
    public const int Protocol = 6;

    /// <summary>The most octets that the headers have: 60 of IPv4 and 60 of TCP.</summary>
    public const int MaxHeaderLength = 120;

    private const int MinIpv4Header = 20;
    private const int Ipv6Header = 40;
    private const int MinTcpHeader = 20;
    private const int FragmentMask = 0x3FFF; // more fragments, and the offset

    private TcpPacket(ReadOnlySpan<byte> start, int ipHeaderLength, int headerLength)
    {
        Header = start[..headerLength];
        IpHeaderLength = ipHeaderLength;
    }

    /// <summary>Gets both headers.</summary>
    public ReadOnlySpan<byte> Header { get; }

    public int IpHeaderLength { get; }

    public bool IsIpv4 => Header[0] >> 4 == 4;

    public ReadOnlySpan<byte> Tcp => Header[IpHeaderLength..];

    public uint Sequence => BinaryPrimitives.ReadUInt32BigEndian(Tcp[SequenceOffset..]);

    public byte Flags => Tcp[FlagsOffset];

    /// <summary>Gets both addresses.</summary>
    public ReadOnlySpan<byte> Addresses => IsIpv4 ? Header[12..20] : Header[8..40];

    /// <summary>Reads the headers.</summary>
    /// <param name="start">The packet, or as much of its beginning as holds the headers.</param>
    /// <param name="length">The whole packet's length in octets; the headers have to agree.</param>
    /// <param name="packet">The packet.</param>
    /// <returns>False: it is no TCP packet of that length, or not all of its headers are there.</returns>
    public static bool TryParse(ReadOnlySpan<byte> start, int length, out TcpPacket packet)
    {
        packet = default;
        int ipHeaderLength = ReadIp(start, length);
        if (ipHeaderLength == 0 || start.Length < ipHeaderLength + MinTcpHeader)
        {
            return false;
        }

        int headerLength = ipHeaderLength + (start[ipHeaderLength + 12] >> 4) * 4;
        if (headerLength < ipHeaderLength + MinTcpHeader || headerLength > start.Length || headerLength > length)
        {
            return false;
        }

        packet = new TcpPacket(start, ipHeaderLength, headerLength);
        return true;
    }

    private static int ReadIp(ReadOnlySpan<byte> start, int length)
    {
        if (start.Length < MinIpv4Header)
        {
            return 0;
        }

        int headerLength;
        bool good;
        switch (start[0] >> 4)
        {
            case 4:
                headerLength = (start[0] & 0xF) * 4;
                good = headerLength >= MinIpv4Header && start[9] == Protocol
                    && BinaryPrimitives.ReadUInt16BigEndian(start[2..]) == length
                    && (BinaryPrimitives.ReadUInt16BigEndian(start[6..]) & FragmentMask) == 0;
                break;
            case 6:
                headerLength = Ipv6Header;
                good = start.Length >= Ipv6Header && start[6] == Protocol
                    && BinaryPrimitives.ReadUInt16BigEndian(start[4..]) + Ipv6Header == length;
                break;
            default:
                return 0;
        }

        return good ? headerLength : 0;
    }
}
