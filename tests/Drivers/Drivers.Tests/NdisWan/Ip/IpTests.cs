using UserCoNdis.Drivers.NdisWan.Ip;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.Tests.NdisWan.Ip;

public sealed class IpTests
{
    private static readonly Ipv4Address s_here = new(0x0A000001);
    private static readonly Ipv4Address s_there = new(0x0A000002);

    [Fact, Trait("Spec", "RFC1071 3")]
    public void Checksum_OfTheRfcsExample_IsTheRfcsSum() =>
        Assert.Equal(unchecked((ushort)~0xDDF2), InternetChecksum.Of([0x00, 0x01, 0xF2, 0x03, 0xF4, 0xF5, 0xF6, 0xF7]));

    [Fact, Trait("Spec", "RFC791 3.1")]
    public void Header_OfAKnownPacket_HasItsChecksum()
    {
        byte[] packet = new byte[28];
        IcmpEcho.WriteRequest(packet, s_here, s_there, 0x1234, 1);
        Assert.Equal("4500001C000140004001" + "26DE" + "0A0000010A000002" + "0800" + "E5CA" + "12340001", Convert.ToHexString(packet));
        Assert.True(Ipv4Packet.TryParse(packet, out Ipv4Packet view));
        Assert.Equal(s_here, view.Source);
        Assert.Equal(s_there, view.Destination);
    }

    [Fact, Trait("Spec", "RFC791 3.1")]
    public void Packet_CutOrChangedAnywhereInItsHeader_IsRefused()
    {
        byte[] packet = new byte[40];
        UdpDatagram.Write(packet, s_here, 9, s_there, 9, 7);
        for (int length = 0; length < packet.Length; length++)
        {
            Assert.False(Ipv4Packet.TryParse(packet.AsSpan(0, length), out _));
        }

        for (int bit = 0; bit < Ipv4Packet.HeaderLength * 8; bit++)
        {
            packet[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(Ipv4Packet.TryParse(packet, out _));
            packet[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Fact, Trait("Spec", "RFC791 3.1")]
    public void Packet_FollowedByPadding_IsReadWithoutIt()
    {
        byte[] padded = new byte[64];
        UdpDatagram.Write(padded.AsSpan(0, 40), s_here, 9, s_there, 9, 7);
        Assert.True(Ipv4Packet.TryParse(padded, out Ipv4Packet view));
        Assert.Equal(40, view.Bytes.Length);
    }

    [Fact, Trait("Spec", "RFC768")]
    public void Datagram_WithAnyBitChanged_IsRefused()
    {
        byte[] packet = new byte[48];
        packet.AsSpan(28).Fill(0xA5);
        UdpDatagram.Write(packet, s_here, 4000, s_there, 5000, 1);
        Assert.True(Ipv4Packet.TryParse(packet, out Ipv4Packet view));
        Assert.True(UdpDatagram.TryParse(view, out UdpDatagram datagram));
        Assert.Equal(5000, datagram.DestinationPort);
        Assert.Equal(20, datagram.Data.Length);
        for (int bit = Ipv4Packet.HeaderLength * 8; bit < packet.Length * 8; bit++)
        {
            packet[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.True(Ipv4Packet.TryParse(packet, out Ipv4Packet changed));
            Assert.False(UdpDatagram.TryParse(changed, out _));
            packet[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Fact, Trait("Spec", "RFC792")]
    public void Reply_MadeFromARequestWithOptions_IsARightPacketTheOtherWay()
    {
        byte[] packet = new byte[20 + 4 + 8 + 5]; // an odd length, and a header of 24 bytes
        Ipv4Packet.WriteHeader(packet, IpProtocol.Icmp, s_here, s_there, 1);
        packet[0] = 0x46;
        packet.AsSpan(20, 4).Fill(1); // no-operation options
        packet[10] = packet[11] = 0;
        ushort header = InternetChecksum.Of(packet.AsSpan(0, 24));
        packet[10] = (byte)(header >> 8);
        packet[11] = (byte)header;
        packet[24] = 8;
        ushort message = InternetChecksum.Of(packet.AsSpan(24));
        packet[26] = (byte)(message >> 8);
        packet[27] = (byte)message;
        Assert.True(Ipv4Packet.TryParse(packet, out Ipv4Packet request));
        Assert.Equal(24, request.PayloadOffset);

        IcmpEcho.TurnIntoReply(packet, 24);

        Assert.True(Ipv4Packet.TryParse(packet, out Ipv4Packet reply));
        Assert.Equal(s_there, reply.Source);
        Assert.Equal(s_here, reply.Destination);
        Assert.True(IcmpEcho.TryParse(reply.Payload, out IcmpEcho echo));
        Assert.False(echo.IsRequest);
    }

    [Fact]
    public void Parsers_OfRandomAndMutatedBytes_NeverThrow()
    {
        const int seed = 20261121;
        var random = new Random(seed);
        byte[] packet = new byte[96];
        for (int i = 0; i < 200_000; i++)
        {
            random.NextBytes(packet);
            int length = random.Next(packet.Length + 1);
            if ((i & 1) == 0 && length >= 48)
            {
                UdpDatagram.Write(packet.AsSpan(0, length), s_here, 1, s_there, 2, (ushort)i);
                packet[random.Next(length)] ^= (byte)(1 << random.Next(8));
            }

            if (Ipv4Packet.TryParse(packet.AsSpan(0, length), out Ipv4Packet view))
            {
                _ = IcmpEcho.TryParse(view.Payload, out _);
                _ = UdpDatagram.TryParse(view, out _);
            }
        }
    }
}
