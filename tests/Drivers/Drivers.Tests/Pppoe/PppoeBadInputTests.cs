using UserCoNdis.Drivers.WanMiniport.Pppoe;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Protocols.Ethernet;
using UserCoNdis.Transport.Protocols.Pppoe;

namespace UserCoNdis.Drivers.Tests.Pppoe;

/// <summary>What a hostile Ethernet sends: it is counted by kind, costs what it costs, and harms no session.</summary>
[Collection(CountedMemory.Name)]
public sealed class PppoeBadInputTests
{
    private static readonly byte[] s_echo = [0xC0, 0x21, 0x09, 0x01, 0x00, 0x08, 0, 0, 0, 0]; // LCP Echo-Request

    public static TheoryData<string> Kinds => new(s_bad.Keys);

    private static readonly Dictionary<string, (Func<PppoeTapLine, byte[]> Make, Func<PppoeMiniportStatistics, long> Count)> s_bad = new(StringComparer.Ordinal)
    {
        ["short Ethernet header"] = (_ => new byte[13], s => s.BadHeader),
        ["short tag"] = (l => Frame(l)[..12].Concat<byte>([0x81, 0x00, 0x00]).ToArray(), s => s.BadHeader),
        ["another protocol"] = (l => With(Frame(l), 12, 0x08, 0x00), s => s.OtherProtocols),
        ["a VLAN tag"] = (l => Session(l.FromTap with { Vlan = new(9) }), s => s.WrongVlan),
        ["another destination"] = (l => Session(l.FromTap with { Local = PppoeTapLine.Far, Peer = PppoeTapLine.Other }), s => s.NotForUs),
        ["a broadcast session frame"] = (l => Session(l.FromTap with { Peer = MacAddress.Broadcast }), s => s.NotForUs),
        ["version"] = (l => With(Frame(l), 14, 0x21), s => s.BadHeader),
        ["type"] = (l => With(Frame(l), 14, 0x12), s => s.BadHeader),
        ["code"] = (l => With(Frame(l), 15, 0x07), s => s.BadHeader),
        ["a header cut off"] = (l => Frame(l)[..18], s => s.BadHeader),
        ["a length past the frame"] = (l => With(Frame(l), 18, 0x05, 0x00), s => s.BadLength),
        ["length 0"] = (l => With(Frame(l), 18, 0x00, 0x00), s => s.BadLength),
        ["length 1"] = (l => With(Frame(l), 18, 0x00, 0x01), s => s.BadLength),
        ["longer than any frame"] = (l => Session(l.FromTap, 1533), s => s.BadLength),
        ["a stranger's session"] = (l => Session(l.FromTap with { SessionId = 0x7777 }), s => s.StrangerSession),
        ["session 0"] = (l => Session(l.FromTap with { SessionId = 0 }), s => s.StrangerSession),
        ["another MAC"] = (l => Session(l.FromTap with { Local = PppoeTapLine.Other }), s => s.WrongMac),
        ["a tag past the packet"] = (_ => Discovery(0x09, 0, [0x01, 0x01, 0x00, 0x09, 1]), s => s.DiscoveryMalformed),
        ["discovery past the frame"] = (_ => Discovery(0x09, 0, [0x01, 0x01, 0x00, 0x00], lie: 40), s => s.DiscoveryMalformed),
        ["two service names"] = (_ => Discovery(0x09, 0, [1, 1, 0, 0, 1, 1, 0, 0]), s => s.DiscoveryMalformed),
        ["PADI without a service"] = (_ => Discovery(0x09, 0, []), s => s.DiscoveryMalformed),
        ["an unknown discovery code"] = (_ => Discovery(0x42, 0, [1, 1, 0, 0]), s => s.DiscoveryMalformed),
        ["PADO that nobody asked for"] = (_ => Discovery(0x07, 0, [1, 1, 0, 0, 1, 2, 0, 1, 65]), s => s.DiscoveryIgnored),
        ["PADS that nobody asked for"] = (_ => Discovery(0x65, 5, [1, 1, 0, 0, 1, 3, 0, 8, 0, 0, 1, 2, 3, 4, 5, 6]), s => s.DiscoveryIgnored),
        ["PADT of no session"] = (_ => Discovery(0xA7, 0x7777, []), s => s.StrangerPadt),
        ["PADT of session 0"] = (_ => Discovery(0xA7, 0, []), s => s.DiscoveryMalformed),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void BadFrame_OfOneKind_IsCountedAndHarmsNothing(string kind)
    {
        PppoeTapLine line = new();
        line.HostCalls();
        line.Settle();
        (Func<PppoeTapLine, byte[]> make, Func<PppoeMiniportStatistics, long> count) = s_bad[kind];
        PppoeMiniportStatistics before = line.Statistics;

        line.Tap.Send(make(line));
        line.Settle();

        Assert.Equal(count(before) + 1, count(line.Statistics));
        Assert.Equal(before.FramesReceived, line.Statistics.FramesReceived);
        line.Tap.SendSession(line.FromTap, s_echo);
        line.Settle();
        Assert.Equal(before.FramesReceived + 1, line.Statistics.FramesReceived);
        Assert.Equal(LineCallState.Connected, line.S.Call.State);
        line.HaltAndCheck();
    }

    [Fact]
    public void BadDiscovery_OfSeveralKinds_IsCountedByItsKind()
    {
        PppoeTapLine line = new();
        foreach (string kind in (string[])["a tag past the packet", "two service names", "two service names", "an unknown discovery code"])
        {
            line.Tap.Send(s_bad[kind].Make(line));
        }

        line.Settle();
        PppoeParseCounters refused = line.S.Miniport.DiscoveryRefused;
        Assert.Equal(
            (4, 1, 2, 1),
            (refused.Total, refused[PppoeParseError.TagLength], refused[PppoeParseError.DuplicateTag], refused[PppoeParseError.Code]));
        line.HaltAndCheck();
    }

    [Fact]
    public void Padt_FromAnotherMac_DoesNotEndTheSession()
    {
        PppoeTapLine line = new();
        line.HostCalls();
        line.Tap.SendPadt(line.FromTap with { Local = PppoeTapLine.Other, Peer = PppoeTapLine.Mac });
        line.Settle();
        Assert.Equal((1, 1), ((int)line.Statistics.StrangerPadt, line.S.Miniport.SessionsOpen));
        Assert.Equal(LineCallState.Connected, line.S.Call.State);
        line.HaltAndCheck();
    }

    [Fact]
    public void SessionFrame_PaddedToTheLeastOfEthernet_IsIndicatedWithoutThePadding()
    {
        PppoeTapLine line = new();
        line.HostCalls();
        PppoeMiniportStatistics before = line.Statistics;
        byte[] frame = new byte[60];
        line.FromTap.WriteHeaders(frame, s_echo.Length);
        s_echo.CopyTo(frame.AsSpan(line.FromTap.HeaderLength));
        line.Tap.Send(frame);
        line.Settle();
        Assert.Equal(before.BytesReceived + s_echo.Length, line.Statistics.BytesReceived);
        line.HaltAndCheck();
    }

    // RFC 2516 section 5.5.
    [Fact]
    public void StrangersSession_ManyFrames_IsToldByFewPadt()
    {
        PppoeTapLine line = new();
        line.HostCalls();
        for (int i = 0; i < 100; i++)
        {
            line.Tap.SendSession(line.FromTap with { SessionId = (ushort)(1000 + i) }, s_echo);
        }

        line.Settle();
        Assert.Equal((100, 10), ((int)line.Statistics.StrangerSession, line.Tap.CountOf(PppoeCode.Padt)));
        line.Loop.Advance(TimeSpan.FromSeconds(1));
        line.Tap.SendSession(line.FromTap with { SessionId = 2000 }, s_echo);
        line.Settle();
        Assert.Equal(11, line.Tap.CountOf(PppoeCode.Padt));
        Assert.Equal(LineCallState.Connected, line.S.Call.State);
        line.HaltAndCheck();
    }

    [Fact]
    public void PadiFlood_OfTenThousandMacs_KeepsNothingAndHarmsNoSession()
    {
        PppoeTapLine line = new();
        line.HostCalls();
        PppoeMiniportStatistics before = line.Statistics;
        byte[] padi = Discovery(0x09, 0, [1, 1, 0, 0]);
        MacAddress.Broadcast.Write(padi);
        Flood(line, padi, 0x0400_0000_0000); // so that what is made once is made
        long memory = GC.GetTotalMemory(forceFullCollection: true);
        Flood(line, padi, 0x0600_0000_0000);
        long grown = GC.GetTotalMemory(forceFullCollection: true) - memory;

        Assert.True(line.Statistics.DiscoveryLimited > 0, $"{line.Statistics}");
        Assert.True(grown < 200_000, $"{grown} bytes more after 10,000 PADI");
        Assert.Equal((1, 0), (line.S.Miniport.SessionsOpen, line.S.Miniport.DiscoveryBlocks.Outstanding));
        line.Tap.SendSession(line.FromTap, s_echo);
        line.Settle();
        Assert.True(line.Statistics.FramesReceived > before.FramesReceived);
        line.HaltAndCheck();
    }

    private static void Flood(PppoeTapLine line, byte[] padi, ulong first)
    {
        for (ulong i = 0; i < 10_000; i++)
        {
            new MacAddress(first + i).Write(padi.AsSpan(6));
            line.Tap.Send(padi);
            if (i % 64 == 63)
            {
                _ = line.Loop.RunUntilIdle();
                line.Tap.Discovery.Clear();
            }
        }

        _ = line.Loop.RunUntilIdle();
        line.Tap.Discovery.Clear();
    }

    private static byte[] Frame(PppoeTapLine line) => Session(line.FromTap);

    private static byte[] Session(PppoeSessionAddress from, int length = 10)
    {
        byte[] frame = new byte[from.HeaderLength + length];
        from.WriteHeaders(frame, length);
        s_echo.CopyTo(frame.AsSpan(from.HeaderLength));
        return frame;
    }

    private static byte[] With(byte[] frame, int at, params byte[] octets)
    {
        octets.CopyTo(frame, at);
        return frame;
    }

    private static byte[] Discovery(byte code, ushort sessionId, byte[] tags, int? lie = null)
    {
        byte[] frame = new byte[20 + tags.Length];
        new EthernetHeader(PppoeTapLine.Mac, PppoeTapLine.Far, EtherType.PppoeDiscovery).Write(frame);
        int length = lie ?? tags.Length;
        byte[] header = [0x11, code, (byte)(sessionId >> 8), (byte)sessionId, (byte)(length >> 8), (byte)length];
        header.CopyTo(frame, 14);
        tags.CopyTo(frame, 20);
        return frame;
    }
}
