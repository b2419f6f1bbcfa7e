using System.Buffers.Binary;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.NdisWan.Ip;

/// <summary>Makes a stream of numbered datagrams as fast as it is asked for them. Allocates: nothing.</summary>
internal sealed class UdpSource(Ipv4Address destination, ushort port, int dataBytes)
{
    private readonly int _dataBytes = dataBytes >= UdpSink.SequenceLength
        ? dataBytes
        : throw new ArgumentOutOfRangeException(nameof(dataBytes), dataBytes, "A datagram holds its number: 8 bytes at least.");

    /// <summary>Gets the length of each packet in bytes.</summary>
    public int PacketLength => Ipv4Packet.HeaderLength + UdpDatagram.HeaderLength + _dataBytes;

    /// <summary>Gets the number of datagrams made.</summary>
    public long Sent { get; private set; }

    /// <summary>Writes the next datagram.</summary>
    /// <returns>Its length; 0 when it does not fit.</returns>
    public int Write(Span<byte> packet, Ipv4Address source)
    {
        int length = PacketLength;
        if (packet.Length < length)
        {
            return 0;
        }

        Span<byte> whole = packet[..length];
        Span<byte> data = whole[(Ipv4Packet.HeaderLength + UdpDatagram.HeaderLength)..];
        data[UdpSink.SequenceLength..].Fill(0x55);
        BinaryPrimitives.WriteInt64BigEndian(data, Sent);
        UdpDatagram.Write(whole, source, port, destination, port, (ushort)Sent);
        Sent++;
        return length;
    }
}
