using System.Buffers.Binary;
using UserCoNdis.Drivers.NdisWan.Ip;
using UserCoNdis.TestKit;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.Tests.NdisWan.Ip;

/// <summary>What a sender is told whose packets do not fit.</summary>
public sealed class IcmpTooBigTests
{
    private static readonly Ipv4Address s_here = new(0x0A000001);
    private static readonly Ipv4Address s_there = new(0x0A000002);
    private static readonly UInt128 s_here6 = new(0x2001_0DB8_0000_0000, 1);
    private static readonly UInt128 s_there6 = new(0x2001_0DB8_0000_0000, 2);

    [Fact, Trait("Spec", "RFC1191 4")]
    public void Ipv4_TooLong_GetsFragmentationNeededWithTheMtu()
    {
        byte[] packet = Packets.Udp(s_here, s_there, 1500);
        byte[] answer = new byte[IcmpTooBig.MaxLength];
        int length = IcmpTooBig.Write(answer, packet, 1400);

        Assert.Equal(576, length); // RFC 1812 section 4.3.2.3
        Assert.True(Ipv4Packet.TryParse(answer.AsSpan(0, length), out Ipv4Packet ip));
        Assert.Equal((s_there, s_here), (ip.Source, ip.Destination));
        Assert.Equal(IpProtocol.Icmp, ip.Protocol);
        Assert.Equal((3, 4), (ip.Payload[0], ip.Payload[1]));
        Assert.Equal(1400, BinaryPrimitives.ReadUInt16BigEndian(ip.Payload[6..]));
        Assert.Equal(0, InternetChecksum.Of(ip.Payload));
        Assert.Equal(packet.AsSpan(0, 576 - 28), ip.Payload[8..]);
    }

    [Fact, Trait("Spec", "RFC4443 3.2")]
    public void Ipv6_TooLong_GetsPacketTooBig()
    {
        byte[] packet = Packets.Udp6(s_here6, s_there6, 1500);
        byte[] answer = new byte[IcmpTooBig.MaxLength];
        int length = IcmpTooBig.Write(answer, packet, 1400);

        Assert.Equal(1280, length);
        Assert.True(IpHeader.TryRead(answer.AsSpan(0, length), out IpHeader header));
        Assert.Equal((s_there6, s_here6, length), (header.Source, header.Destination, header.Length));
        ReadOnlySpan<byte> message = answer.AsSpan(40, length - 40);
        Assert.Equal((2, 0), (message[0], message[1]));
        Assert.Equal(1400, BinaryPrimitives.ReadInt32BigEndian(message[4..]));
        uint sum = InternetChecksum.Add((uint)message.Length + IpProtocol.Icmpv6, answer.AsSpan(8, 32));
        Assert.Equal(0, InternetChecksum.Finish(InternetChecksum.Add(sum, message)));
    }

    [Fact, Trait("Spec", "RFC1122 3.2.2")]
    public void Answers_AreNotGivenToErrorsGroupsAndLaterFragments()
    {
        byte[] target = new byte[IcmpTooBig.MaxLength];
        byte[] answer = target[..IcmpTooBig.Write(target, Packets.Udp(s_here, s_there, 1500), 1400)];
        byte[] fragment = Packets.Udp(s_here, s_there, 1500);
        fragment[7] = 1;
        Assert.Equal(0, IcmpTooBig.Write(target, answer, 500));
        Assert.Equal(0, IcmpTooBig.Write(target, fragment, 1400));
        Assert.Equal(0, IcmpTooBig.Write(target, Packets.Udp(s_here, new(0xE0000001), 1500), 1400));
        Assert.Equal(0, IcmpTooBig.Write(target, Packets.Udp(default, s_there, 1500), 1400));

        byte[] answer6 = target[..IcmpTooBig.Write(target, Packets.Udp6(s_here6, s_there6, 1500), 1400)];
        Assert.Equal(0, IcmpTooBig.Write(target, answer6, 1279));
        Assert.Equal(0, IcmpTooBig.Write(target, Packets.Udp6(s_here6, new(0xFF02_0000_0000_0000, 1), 1500), 1400));
    }

    [Fact]
    public void Fuzz_WhateverIsTooLong_TheAnswerIsWholeOrNone()
    {
        byte[] target = new byte[IcmpTooBig.MaxLength];
        new FuzzRun([Packets.Udp(s_here, s_there, 300), Packets.Udp6(s_here6, s_there6, 300)]).Run(100_000, seed: 1191, input =>
        {
            int length = IcmpTooBig.Write(target, input, 128);
            Assert.True(length == 0 || (IpHeader.TryRead(target.AsSpan(0, length), out IpHeader header) && header.Length == length));
        });
    }
}
