using System.Buffers.Binary;
using UserCoNdis.Drivers.NdisWan.Ip;
using UserCoNdis.TestKit;

namespace UserCoNdis.Drivers.Tests.NdisWan.Ip;

/// <summary>The segment size of a handshake made small enough (RFC 9293 section 3.7.1, RFC 1624).</summary>
public sealed class TcpMssClampTests
{
    private static readonly byte[] s_mss1460 = [2, 4, 0x05, 0xB4];

    private static readonly byte[] s_hopByHop = [IpProtocol.DestinationOptions, 0, 1, 4, 0, 0, 0, 0];
    private static readonly byte[] s_destination = [IpProtocol.Tcp, 1, 1, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    [Theory, Trait("Spec", "RFC9293 3.7.1")]
    [InlineData(Packets.Syn, 1492, true, 1452)]
    [InlineData(Packets.SynAck, 1492, true, 1452)]
    [InlineData(Packets.Ack, 1492, false, 1460)]
    [InlineData(Packets.Syn, 1500, false, 1460)] // it fits already
    [InlineData(Packets.Syn, 1499, true, 1459)]
    public void Ipv4Handshake_LargerThanTheLink_IsMadeSmaller(byte flags, int mtu, bool changed, int mss)
    {
        byte[] packet = Packets.TcpOverIpv4(flags, s_mss1460);
        Assert.Equal(changed, TcpMssClamp.TryClamp(packet, mtu));
        Assert.Equal(mss, BinaryPrimitives.ReadUInt16BigEndian(packet.AsSpan(42)));
        Assert.Equal(0, Packets.TcpSum(packet, 20));
    }

    [Fact, Trait("Spec", "RFC1624 3")]
    public void MssAtAnOddOffset_KeepsTheChecksumRight()
    {
        byte[] packet = Packets.TcpOverIpv4(Packets.Syn, [1, .. s_mss1460]);
        Assert.True(TcpMssClamp.TryClamp(packet, 1492));
        Assert.Equal(1452, BinaryPrimitives.ReadUInt16BigEndian(packet.AsSpan(43)));
        Assert.Equal(0, Packets.TcpSum(packet, 20));
    }

    [Fact, Trait("Spec", "RFC8200 4")]
    public void Ipv6Handshake_BehindExtensionHeaders_IsMadeSmaller()
    {
        byte[] packet = Packets.TcpOverIpv6(Packets.Syn, s_mss1460, IpProtocol.HopByHop, [.. s_hopByHop, .. s_destination]);
        Assert.True(TcpMssClamp.TryClamp(packet, 1492));
        Assert.Equal(1432, BinaryPrimitives.ReadUInt16BigEndian(packet.AsSpan(40 + 24 + 22)));
        Assert.Equal(0, Packets.TcpSum(packet, 64));
    }

    [Fact]
    public void LaterFragments_HaveNoTcpHeader_AndAreLeftAlone()
    {
        byte[] ipv4 = Packets.TcpOverIpv4(Packets.Syn, s_mss1460);
        ipv4[7] = 1;
        Assert.False(TcpMssClamp.TryClamp(ipv4, 576));
        byte[] ipv6 = Packets.TcpOverIpv6(Packets.Syn, s_mss1460, IpProtocol.Fragment, [IpProtocol.Tcp, 0, 0, 8, 0, 0, 0, 1]);
        Assert.False(TcpMssClamp.TryClamp(ipv6, 576));
        ipv6[43] = 1; // the first one, and more follow
        Assert.True(TcpMssClamp.TryClamp(ipv6, 576));
    }

    [Theory]
    [InlineData(new byte[] { 2, 0, 5, 0xB4 })]    // a length that would never end the walk
    [InlineData(new byte[] { 2, 1, 5, 0xB4 })]
    [InlineData(new byte[] { 2, 40, 5, 0xB4 })]   // past the header
    [InlineData(new byte[] { 0, 2, 4, 5, 0xB4 })] // behind the end of options
    [InlineData(new byte[] { 2, 3, 5 })]          // no value
    [InlineData(new byte[] { 8, 10, 2, 4, 5, 0xB4, 0, 0, 0, 0 })] // inside another option
    public void Options_ThatLie_ChangeNothing(byte[] options)
    {
        byte[] packet = Packets.TcpOverIpv4(Packets.Syn, options);
        byte[] before = [.. packet];
        Assert.False(TcpMssClamp.TryClamp(packet, 576));
        Assert.Equal(before, packet);
    }

    [Fact]
    public void ExtensionHeaders_WithoutEnd_AreGivenUp()
    {
        byte[] endless = [.. Enumerable.Repeat(new byte[] { IpProtocol.DestinationOptions, 0, 1, 4, 0, 0, 0, 0 }, 100).SelectMany(b => b)];
        Assert.False(TcpMssClamp.TryClamp(Packets.TcpOverIpv6(Packets.Syn, s_mss1460, IpProtocol.DestinationOptions, endless), 576));
    }

    // Whatever comes, nothing is read or written past the packet, and a segment that was whole stays whole.
    [Fact]
    public void Fuzz_MutatedHandshakes_ChangeOnlyTheSizeAndTheChecksum()
    {
        byte[][] corpus =
        [
            Packets.TcpOverIpv4(Packets.Syn, [1, .. s_mss1460, 4, 2, 3, 3, 7]),
            Packets.TcpOverIpv4(Packets.SynAck, s_mss1460),
            Packets.TcpOverIpv6(Packets.Syn, s_mss1460),
            Packets.TcpOverIpv6(Packets.Syn, s_mss1460, IpProtocol.HopByHop, [.. s_hopByHop, .. s_destination]),
        ];
        int clamped = 0;
        new FuzzRun(corpus).Run(200_000, seed: 9293, input =>
        {
            if (!IpHeader.TryRead(input, out IpHeader header))
            {
                return;
            }

            byte[] before = [.. input];
            if (TcpMssClamp.TryClamp(input.AsSpan(0, header.Length), 1000))
            {
                clamped++;
                int changed = input.Zip(before).Count(pair => pair.First != pair.Second);
                Assert.True(changed >= 2, "a smaller size and another checksum");
                Assert.Equal(before.AsSpan(0, 12), input.AsSpan(0, 12));
                Assert.Equal(before.AsSpan(header.Length), input.AsSpan(header.Length));
            }
            else
            {
                Assert.Equal(before, input);
            }
        });
        Assert.True(clamped > 10_000, $"only {clamped} inputs were handshakes still");
    }

    [Fact]
    public void Clamp_AllocatesNothing()
    {
        byte[] packet = Packets.TcpOverIpv6(Packets.Syn, s_mss1460, IpProtocol.HopByHop, [.. s_hopByHop, .. s_destination]);
        Assert.Equal(0, Allocations.Least(() =>
        {
            for (int i = 0; i < 1000; i++)
            {
                _ = TcpMssClamp.TryClamp(packet, 1492 - i % 2);
            }
        }));
    }
}
