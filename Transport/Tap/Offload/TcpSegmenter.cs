using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace UserCoNdis.Transport.Tap.Offload;

/// <summary>Divides a packet of many segments: gives each segment its headers, in front of payload that lies in place.</summary>
internal sealed class TcpSegmenter
{
    private readonly byte[] _header = new byte[TcpPacket.MaxHeaderLength];
    private int _ipHeaderLength;
    private int _payloadLength;
    private int _segmentSize;
    private uint _sequence;
    private ushort _id;
    private byte _flags;
    private ulong _addresses;

    /// <summary>Gets the length of the headers of every segment.</summary>
    public int HeaderLength { get; private set; }

    /// <summary>Gets the number of segments.</summary>
    public int Count { get; private set; }

    /// <summary>Begins a packet.</summary>
    /// <param name="start">Its beginning, with all headers.</param>
    /// <param name="length">Its length in octets.</param>
    /// <param name="segmentSize">Payload of each segment but the last.</param>
    /// <returns>False: it is not what can be divided.</returns>
    public bool TryBegin(ReadOnlySpan<byte> start, int length, int segmentSize)
    {
        Count = 0;
        if (segmentSize <= 0 || !TcpPacket.TryParse(start, length, out TcpPacket packet) || packet.Header.Length == length)
        {
            return false;
        }

        packet.Header.CopyTo(_header);
        HeaderLength = packet.Header.Length;
        _ipHeaderLength = packet.IpHeaderLength;
        _payloadLength = length - HeaderLength;
        _segmentSize = segmentSize;
        _sequence = packet.Sequence;
        _id = packet.IsIpv4 ? TcpHeaders.Ipv4Id(packet.Header) : (ushort)0;
        _flags = packet.Flags;
        _addresses = InternetChecksum.Sum(packet.Addresses);
        Count = (_payloadLength + segmentSize - 1) / segmentSize;
        return true;
    }

    /// <summary>Gets the payload of a segment, in octets.</summary>
    public int PayloadOf(int index) => Math.Min(_segmentSize, _payloadLength - index * _segmentSize);

    /// <summary>Writes the headers of a segment.</summary>
    /// <param name="index">Which one.</param>
    /// <param name="segment">Room for the headers, and the payload behind them.</param>
    public void WriteHeader(int index, Span<byte> segment)
    {
        _header.AsSpan(0, HeaderLength).CopyTo(segment);
        TcpHeaders.WriteIp(segment, _ipHeaderLength, segment.Length, (ushort)(_id + index));
        Span<byte> tcp = segment[_ipHeaderLength..];
        BinaryPrimitives.WriteUInt32BigEndian(
            tcp[TcpPacket.SequenceOffset..], unchecked(_sequence + (uint)(index * _segmentSize)));
        tcp[TcpPacket.FlagsOffset] = FlagsOf(index);
        Span<byte> sum = tcp[TcpPacket.ChecksumOffset..];
        MemoryMarshal.Write(sum, (ushort)0);
        ulong words = TcpHeaders.PseudoSum(_addresses, tcp.Length) + InternetChecksum.Sum(tcp);
        MemoryMarshal.Write(sum, (ushort)~InternetChecksum.Fold(words));
    }

    /// <summary>The first alone says that the window was reduced (RFC 3168), the last alone ends or pushes.</summary>
    private byte FlagsOf(int index)
    {
        int flags = _flags;
        flags &= index == 0 ? flags : ~TcpPacket.Cwr;
        flags &= index == Count - 1 ? flags : ~(TcpPacket.Fin | TcpPacket.Psh);
        return (byte)flags;
    }
}
