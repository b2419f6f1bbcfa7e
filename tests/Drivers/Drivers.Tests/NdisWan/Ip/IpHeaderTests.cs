using UserCoNdis.Drivers.NdisWan.Ip;
using UserCoNdis.TestKit;

namespace UserCoNdis.Drivers.Tests.NdisWan.Ip;

public sealed class IpHeaderTests
{
    [Fact, Trait("Spec", "RFC1661 2")]
    public void Length_IsThePackets_WithoutItsPadding()
    {
        byte[] ipv4 = [.. Packets.Udp(new(1), new(2), 60), .. new byte[9]];
        byte[] ipv6 = [.. Packets.Udp6(1, 2, 60), .. new byte[9]];
        Assert.True(IpHeader.TryRead(ipv4, out IpHeader four));
        Assert.True(IpHeader.TryRead(ipv6, out IpHeader six));
        Assert.Equal((new IpHeader(4, 60, 1, 2), new IpHeader(6, 60, 1, 2)), (four, six));
        Assert.False(IpHeader.TryGetLength(4, ipv6, out _));
        Assert.False(IpHeader.TryGetLength(6, ipv4, out _));
    }

    [Fact]
    public void Packets_CutAnywhere_AreRefused()
    {
        foreach (byte[] packet in new[] { Packets.Udp(new(1), new(2), 60), Packets.Udp6(1, 2, 60) })
        {
            for (int length = 0; length < packet.Length; length++)
            {
                Assert.False(IpHeader.TryRead(packet.AsSpan(0, length), out _));
            }
        }
    }

    [Theory]
    [InlineData(0x44)] // a header of 16 bytes
    [InlineData(0x4F)] // one longer than the packet
    [InlineData(0x55)]
    [InlineData(0x00)]
    public void Headers_ThatCannotBe_AreRefused(byte first)
    {
        byte[] packet = Packets.Udp(new(1), new(2), 40);
        packet[0] = first;
        Assert.False(IpHeader.TryRead(packet, out _));
    }

    [Theory]
    [InlineData(0xE0000001u, true)]
    [InlineData(0xFFFFFFFFu, true)]
    [InlineData(0xDFFFFFFFu, false)]
    public void Ipv4Groups_AreKnown(uint destination, bool isGroup) =>
        Assert.Equal(isGroup, new IpHeader(4, 20, 1, destination).IsToGroup);

    [Fact]
    public void Ipv6Groups_AreKnown()
    {
        Assert.True(new IpHeader(6, 40, 1, new UInt128(0xFF02_0000_0000_0000, 1)).IsToGroup);
        Assert.False(new IpHeader(6, 40, 1, new UInt128(0xFE80_0000_0000_0000, 1)).IsToGroup);
    }

    [Fact]
    public void Fuzz_WhateverComes_TheLengthLiesInIt() =>
        new FuzzRun([Packets.Udp(new(1), new(2), 60), Packets.Udp6(1, 2, 60)]).Run(100_000, seed: 791, input =>
            Assert.True(!IpHeader.TryRead(input, out IpHeader header) || header.Length is >= 20 && header.Length <= input.Length));
}
