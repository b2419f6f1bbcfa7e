using System.Runtime.InteropServices;

namespace UserCoNdis.Transport.Tap.Offload;

/// <summary>Joins consecutive segments of a TCP flow into one packet, whose payload stays where it lies.</summary>
/// <remarks>The system takes a joined packet's sum for granted, so only segments whose sums are right are joined. What is not
/// exactly the next segment ends the packet: dividing it again gives the segments back, but for identifications that stay.</remarks>
internal sealed class TcpJoiner
{
    private const int MaxLength = 65535;
    private const int DontFragment = 0x40;
    private const int Ipv4FlagsOffset = 6;
    private const byte NeverJoined = TcpPacket.Syn | TcpPacket.Rst | TcpPacket.Urg | TcpPacket.Cwr;
    private const byte Last = TcpPacket.Fin | TcpPacket.Psh;

    private readonly byte[] _header = new byte[TcpPacket.MaxHeaderLength];
    private int _headerLength;
    private int _ipHeaderLength;
    private int _segmentSize;
    private int _payload;
    private uint _sequence;
    private byte _flags;
    private bool _isFull;
    private bool _idStays;

    /// <summary>Gets how many segments are joined.</summary>
    public int Count { get; private set; }

    /// <summary>Begins with a packet, which may stay alone.</summary>
    /// <returns>False: nothing can be joined to it.</returns>
    public bool TryBegin(ReadOnlySpan<byte> packet)
    {
        Count = 0;
        if (!TcpPacket.TryParse(packet, packet.Length, out TcpPacket first) || (first.Flags & (NeverJoined | Last)) != 0)
        {
            return false;
        }

        first.Header.CopyTo(_header);
        _headerLength = first.Header.Length;
        _ipHeaderLength = first.IpHeaderLength;
        _segmentSize = packet.Length - _headerLength;
        _payload = _segmentSize;
        _sequence = first.Sequence;
        _flags = first.Flags;
        _isFull = false;
        _idStays = false;
        Count = 1;
        return _segmentSize != 0;
    }

    /// <summary>Joins the next segment, if it is that.</summary>
    /// <param name="packet">The candidate.</param>
    /// <param name="first">What was begun with.</param>
    public bool TryAppend(ReadOnlySpan<byte> packet, ReadOnlySpan<byte> first)
    {
        int payload = packet.Length - _headerLength;
        bool joins = !_isFull
            && payload > 0 && payload <= _segmentSize
            && _headerLength + _payload + payload <= MaxLength
            && TcpPacket.TryParse(packet, packet.Length, out TcpPacket next)
            && IsNext(next)
            && (Count > 1 || AreSumsRight(first))
            && TcpHeaders.AreSumsRight(next, packet);
        if (!joins)
        {
            return false;
        }

        byte flags = packet[_ipHeaderLength + TcpPacket.FlagsOffset];
        _flags |= flags;
        _payload += payload;
        _isFull = payload < _segmentSize || (flags & Last) != 0;
        Count++;
        return true;
    }

    /// <summary>Writes the headers of the joined packet, and what is unfinished about it.</summary>
    /// <param name="unfinished">Filled in.</param>
    /// <param name="header">Room for the headers.</param>
    /// <returns>Their length; the payload of every segment follows behind as many octets of each.</returns>
    public int Write(out VirtioNetHeader unfinished, Span<byte> header)
    {
        Span<byte> target = header[.._headerLength];
        _header.AsSpan(0, _headerLength).CopyTo(target);
        int length = _headerLength + _payload;
        bool isIpv4 = target[0] >> 4 == 4;
        TcpHeaders.WriteIp(target, _ipHeaderLength, length, isIpv4 ? TcpHeaders.Ipv4Id(target) : (ushort)0);
        Span<byte> tcp = target[_ipHeaderLength..];
        tcp[TcpPacket.FlagsOffset] = _flags;

        // The system adds the segments' own words to the sum of the pseudo-header.
        ulong addresses = InternetChecksum.Sum(isIpv4 ? target[12..20] : target[8..40]);
        ushort sum = InternetChecksum.Fold(TcpHeaders.PseudoSum(addresses, length - _ipHeaderLength));
        MemoryMarshal.Write(tcp[TcpPacket.ChecksumOffset..], sum);
        unfinished = new VirtioNetHeader
        {
            Flags = VirtioNetHeader.NeedsChecksum,
            GsoType = isIpv4 ? VirtioNetHeader.GsoTcpV4 : VirtioNetHeader.GsoTcpV6,
            HeaderLength = (ushort)_headerLength,
            GsoSize = (ushort)_segmentSize,
            ChecksumStart = (ushort)_ipHeaderLength,
            ChecksumOffset = TcpPacket.ChecksumOffset,
        };
        return _headerLength;
    }

    private static bool AreSumsRight(ReadOnlySpan<byte> packet) =>
        TcpPacket.TryParse(packet, packet.Length, out TcpPacket parsed) && TcpHeaders.AreSumsRight(parsed, packet);

    private bool IsNext(in TcpPacket next) =>
        next.Header.Length == _headerLength
        && next.IpHeaderLength == _ipHeaderLength
        && next.Sequence == unchecked(_sequence + (uint)_payload)
        && ((next.Flags ^ _flags) & ~Last) == 0
        && IsSameIp(next)
        && IsSameTcp(next.Tcp, _header.AsSpan(_ipHeaderLength.._headerLength));

    private bool IsSameIp(in TcpPacket next)
    {
        ReadOnlySpan<byte> header = next.Header[.._ipHeaderLength];
        ReadOnlySpan<byte> first = _header.AsSpan(0, _ipHeaderLength);
        if (!next.IsIpv4)
        {
            // Version, class and flow label; next header, hop limit and addresses.
            return header[..4].SequenceEqual(first[..4]) && header[6..].SequenceEqual(first[6..]);
        }

        // Version and type of service; flags, time to live and protocol; addresses and options.
        return header[..2].SequenceEqual(first[..2]) && header[6..10].SequenceEqual(first[6..10])
            && header[12..].SequenceEqual(first[12..]) && IsNextId(TcpHeaders.Ipv4Id(header));
    }

    /// <summary>Identifications count on, or stay where none is needed because nothing is fragmented (RFC 6864).</summary>
    private bool IsNextId(ushort id)
    {
        ushort first = TcpHeaders.Ipv4Id(_header);
        bool stays = id == first && (_header[Ipv4FlagsOffset] & DontFragment) != 0;
        _idStays = Count == 1 ? stays : _idStays;
        return _idStays ? stays : id == (ushort)(first + Count);
    }

    /// <summary>Compares ports; acknowledgement, header length and window; urgent pointer and options.</summary>
    private static bool IsSameTcp(ReadOnlySpan<byte> next, ReadOnlySpan<byte> first) =>
        next[..4].SequenceEqual(first[..4])
        && next[8..TcpPacket.FlagsOffset].SequenceEqual(first[8..TcpPacket.FlagsOffset])
        && next[14..16].SequenceEqual(first[14..16])
        && next[18..].SequenceEqual(first[18..]);
}
