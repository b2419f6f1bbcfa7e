using UserCoNdis.TestKit;
using UserCoNdis.Transport.Protocols.Ethernet;
using UserCoNdis.Transport.Protocols.Pppoe;

namespace UserCoNdis.Protocols.Tests.Pppoe;

[Trait("Spec", "RFC2516 5")]
public sealed class PppoeHostTests
{
    private const string FromAc = "02 00 00 00 00 0A 02 00 00 00 00 0B 88 63 ";
    private const string FromAnother = "02 00 00 00 00 0A 02 00 00 00 00 0C 88 63 ";
    private static readonly MacAddress s_another = new(0x0200_0000_000C);
    private const string HostUniq = "01 03 00 04 31 38 39 36 ";

    [Fact]
    public void Discovery_WithTheRecordedServer_SendsWhatRpPppoeSends()
    {
        PppoeHostScript script = new(PppoeHostScript.Recorded);
        Assert.Equal([Wire.Text(PppoeSamples.Padi)], script.Sent());
        script.Receive(PppoeSamples.Pado);
        Assert.Equal([Wire.Text(PppoeSamples.Padr)], script.Sent());
        PppoeOffer offer = Assert.Single(script.Events()).Offer!;
        Assert.Equal(("bench-ac", PppoeSamples.Ac, true), (offer.AcName, offer.Address, offer.Suits));
        Assert.Equal(["isp", "other"], offer.Services);

        script.Receive(PppoeSamples.Pads);
        PppoeHostEvent opened = Assert.Single(script.Events());
        PppoeSessionAddress address = new(PppoeSamples.Host, PppoeSamples.Ac, VlanId.None, 1);
        Assert.Equal(PppoeHostEventKind.SessionOpened, opened.Kind);
        Assert.Equal(new PppoeSession(address, "bench-ac", "isp", 1492), opened.Session);
        Assert.Null(script.Host.DueAt);

        script.Receive(PppoeSamples.PadtOfAc);
        PppoeHostEvent closed = Assert.Single(script.Events());
        Assert.Equal((PppoeHostEventKind.Closed, PppoeFailureCause.PeerTerminated, "Received PADT"), (closed.Kind, closed.Cause, closed.Text));
        Assert.Equal(PppoeHostState.Closed, script.Host.State);
        Assert.Empty(script.Sent());
    }

    [Fact]
    public void Discovery_AnyService_AsksAndTakesAnyOffer()
    {
        PppoeHostScript script = new(new() { Local = PppoeSamples.Host, HostUniq = new byte[] { 1 }, Vlan = new(100), MaxPayload = 1500 });
        Assert.Equal(
            ["FF FF FF FF FF FF 02 00 00 00 00 0A 81 00 00 64 88 63 11 09 00 00 00 0F 01 01 00 00 01 03 00 01 01 01 20 00 02 05 DC"],
            script.Sent());
        script.Receive("02 00 00 00 00 0A 02 00 00 00 00 0B 81 00 A0 64 88 63 11 07 00 00 00 20 01 02 00 01 61 01 01 00 01 78 01 03 00 01 01"
            + "01 20 00 02 05 DC 01 10 00 02 AB CD 01 04 00 01 EE");
        Assert.Equal(
            "02 00 00 00 00 0B 02 00 00 00 00 0A 81 00 00 64 88 63 11 19 00 00 00 1A 01 01 00 00 01 03 00 01 01 01 20 00 02 05 DC"
                + " 01 04 00 01 EE 01 10 00 02 AB CD",
            Assert.Single(script.Sent()));
        script.Receive("02 00 00 00 00 0A 02 00 00 00 00 0B 81 00 00 64 88 63 11 65 00 02 00 0F 01 01 00 00 01 03 00 01 01 01 20 00 02 05 DC");
        Assert.Equal(1500, script.Host.Session!.MaxPayload);
        Assert.Equal(new PppoeSessionAddress(PppoeSamples.Host, PppoeSamples.Ac, new(100), 2), script.Host.Session.Address);
    }

    [Fact]
    [Trait("Spec", "RFC2516 8")]
    public void Discovery_NobodyAnswers_WaitsTwiceAsLongEachTimeThenGivesUp()
    {
        PppoeHostScript script = new(PppoeHostScript.Recorded);
        List<double> waits = [];
        List<string> sent = script.Sent();
        while (script.Host.DueAt is not null)
        {
            waits.Add(script.Wait().TotalSeconds);
            sent.AddRange(script.Sent());
        }

        Assert.Equal([5, 10, 20, 40], waits);
        Assert.Equal(4, sent.Count);
        Assert.All(sent, frame => Assert.Equal(Wire.Text(PppoeSamples.Padi), frame));
        PppoeHostEvent closed = Assert.Single(script.Events());
        Assert.Equal((PppoeHostEventKind.Closed, PppoeFailureCause.NoAnswer), (closed.Kind, closed.Cause));
        Assert.Equal(3, script.Host.Statistics.Retransmitted);
    }

    [Fact]
    [Trait("Spec", "RFC2516 8")]
    public void Discovery_ConcentratorSilentAfterItsOffer_GoesBackToPadiAndTakesTheNext()
    {
        PppoeHostScript script = PppoeHostScript.Requesting();
        Assert.Equal([5, 10], [script.Wait().TotalSeconds, script.Wait().TotalSeconds]);
        Assert.Equal([Wire.Text(PppoeSamples.Padr)], script.Sent()); // two, fetched once
        _ = script.Wait();
        Assert.Equal([Wire.Text(PppoeSamples.Padi)], script.Sent());
        byte[] other = [.. PppoeSamples.Pado];
        other[11] = 0x0C;
        script.Receive(other);
        Assert.Equal("02 00 00 00 00 0C", Assert.Single(script.Sent())[..17]);

        script.Receive(PppoeSamples.Pads); // now the slow one wakes up
        Assert.Equal([FromAcToHost("11 A7 00 01 00 00")], script.Sent());
        Assert.Equal(PppoeHostState.Requesting, script.Host.State);
        script.Receive(FromAnother + "11 65 00 02 00 08 " + HostUniq);
        Assert.Equal((PppoeHostState.Open, 2), (script.Host.State, script.Host.Session!.Address.SessionId));
    }

    [Fact]
    [Trait("Spec", "RFC2516 8")]
    public void Discovery_NoPadsEver_EndsWithNoSession()
    {
        PppoeHostScript script = new(PppoeHostScript.Recorded with { MaxPadi = 2, MaxPadr = 2 });
        script.Receive(PppoeSamples.Pado);
        double seconds = script.Wait().TotalSeconds + script.Wait().TotalSeconds;
        script.Receive(PppoeSamples.Pado);
        seconds += script.Wait().TotalSeconds + script.Wait().TotalSeconds;
        Assert.Equal(30, seconds);
        Assert.Equal(PppoeFailureCause.NoSession, script.Events()[^1].Cause);
        Assert.Null(script.Host.DueAt);
    }

    [Fact]
    public void Offers_OfOthers_AreSeenAndNotTaken()
    {
        PppoeHostScript script = new(PppoeHostScript.Recorded with { AcName = "wanted" });
        script.Receive(PppoeSamples.Pado);
        script.Receive(PppoeSamples.Pado); // again
        Assert.False(Assert.Single(script.Events()).Offer!.Suits);
        Assert.Equal((PppoeHostState.Initiating, 1), (script.Host.State, script.Host.Statistics.OffersIgnored));
        script.Receive(PppoeFrames.Pado(s_another, "wanted", "isp"));
        Assert.Equal("wanted", Assert.Single(script.Events()).Offer!.AcName);
        Assert.Equal(PppoeHostState.Requesting, script.Host.State);
    }

    [Theory]
    [InlineData("11 07 00 00 00 1C 01 02 00 02 61 63 01 01 00 05 6F 74 68 65 72 " + HostUniq + "77 77 00 01 00", PppoeFailureCause.NoMatch, null)] // another service
    [InlineData("11 07 00 00 00 16 01 02 00 02 61 63 01 01 00 00 " + HostUniq + "02 02 00 00", PppoeFailureCause.AcSystemError, null)]
    [InlineData("11 07 00 00 00 1D 01 02 00 02 61 63 01 01 00 03 69 73 70 " + HostUniq + "02 03 00 04 66 75 6C 6C", PppoeFailureCause.GenericError, "full")]
    public void Offer_ThatDoesNotSuit_SaysWhyInTheEnd(string pado, PppoeFailureCause cause, string? text)
    {
        PppoeHostScript script = new(PppoeHostScript.Recorded with { MaxPadi = 1 });
        script.Receive(FromAc + pado);
        Assert.False(script.Events()[0].Offer!.Suits);
        Assert.Equal(PppoeHostState.Initiating, script.Host.State);
        _ = script.Wait();
        PppoeHostEvent closed = Assert.Single(script.Events());
        Assert.Equal((cause, text), (closed.Cause, closed.Text));
    }

    [Theory]
    [InlineData("11 65 00 00 00 0C " + HostUniq + "02 01 00 00", PppoeFailureCause.ServiceNameError, null)]
    [InlineData("11 65 00 00 00 10 " + HostUniq + "02 02 00 04 66 75 6C 6C", PppoeFailureCause.AcSystemError, "full")]
    [InlineData("11 65 00 00 00 10 " + HostUniq + "02 03 00 04 1B 5B 32 4A", PppoeFailureCause.GenericError, ".[2J")]
    [InlineData("11 65 00 05 00 0C " + HostUniq + "02 02 00 00", PppoeFailureCause.AcSystemError, null)] // a number and an error: no session
    [InlineData("11 65 00 00 00 08 " + HostUniq, PppoeFailureCause.GenericError, null)] // neither
    [Trait("Spec", "RFC2516 5.4")]
    public void Request_Refused_TellsTheCause(string pads, PppoeFailureCause cause, string? text)
    {
        PppoeHostScript script = PppoeHostScript.Requesting();
        script.Receive(FromAc + pads);
        PppoeHostEvent closed = Assert.Single(script.Events());
        Assert.Equal((PppoeHostEventKind.Closed, cause, text), (closed.Kind, closed.Cause, closed.Text));
        Assert.Null(script.Host.DueAt);
        Assert.Empty(script.Sent());
    }

    [Fact]
    public void Offers_InTheCollectWindow_TheBestIsAsked()
    {
        PppoeHostScript script = new(PppoeHostScript.Recorded with { MaxPayload = 1500, CollectTime = TimeSpan.FromSeconds(2) });
        _ = script.Sent();
        (PppoeTagType, byte[]) baby = (PppoeTagType.PppMaxPayload, [0x05, 0xDC]);
        script.Receive(PppoeFrames.Pado(new(0x0200_0000_0011), "any, and larger", "", baby));
        script.Receive(PppoeFrames.Pado(new(0x0200_0000_0012), "by name", "isp"));
        script.Receive(PppoeFrames.Pado(new(0x0200_0000_0013), "by name, and larger", "isp", baby));
        script.Receive(PppoeFrames.Pado(new(0x0200_0000_0014), "the same, later", "isp", baby));
        script.Receive(PppoeFrames.Pado(new(0x0200_0000_0015), "any", ""));
        Assert.Equal(5, script.Events().Count(e => e.Offer!.Suits));
        Assert.Empty(script.Sent());
        Assert.Equal(2, script.Wait().TotalSeconds);
        Assert.StartsWith("02 00 00 00 00 13", Assert.Single(script.Sent()));
    }

    [Fact]
    public void Confirmation_FromAnotherStation_IsCountedOnly()
    {
        PppoeHostScript script = PppoeHostScript.Requesting();
        script.Receive(FromAnother + "11 65 00 07 00 08 " + HostUniq);
        Assert.Equal((PppoeHostState.Requesting, 1), (script.Host.State, script.Host.Statistics.Strangers));
        Assert.Empty(script.Sent());
    }

    [Theory]
    [InlineData("11 65 00 07 00 00")]
    [InlineData("11 65 00 07 00 08 01 03 00 04 31 38 39 37")]
    [InlineData("11 65 00 07 00 09 01 03 00 05 31 38 39 36 00")]
    [InlineData("11 65 00 07 00 04 01 03 00 00")]
    public void Confirmation_WithAnotherHostUniq_IsCountedOnly(string pads)
    {
        PppoeHostScript script = PppoeHostScript.Requesting();
        script.Receive(FromAc + pads);
        Assert.Equal((PppoeHostState.Requesting, 1), (script.Host.State, script.Host.Statistics.WrongHostUniq));
    }

    [Theory]
    [InlineData("02 00 00 00 00 0E 02 00 00 00 00 0B 88 63")] // to another station
    [InlineData("02 00 00 00 00 0A 03 00 00 00 00 0B 88 63")] // from a group
    [InlineData("02 00 00 00 00 0A 00 00 00 00 00 00 88 63")] // from nobody
    [InlineData("FF FF FF FF FF FF 02 00 00 00 00 0B 88 63")] // to all
    [InlineData("02 00 00 00 00 0A 02 00 00 00 00 0B 81 00 00 05 88 63")] // on another VLAN
    public void Confirmation_NotFromTheConcentratorToUs_IsCountedOnly(string ethernet)
    {
        PppoeHostScript script = PppoeHostScript.Requesting();
        script.Receive(ethernet + "11 65 00 07 00 08 " + HostUniq);
        Assert.Equal((PppoeHostState.Requesting, 1), (script.Host.State, script.Host.Statistics.Strangers));
    }

    [Fact]
    public void Confirmation_Again_ChangesNothing_AndAnotherNumberIsEnded()
    {
        PppoeHostScript script = PppoeHostScript.Open();
        script.Receive(PppoeSamples.Pads);
        Assert.Empty(script.Sent());
        script.Receive(FromAc + "11 65 00 02 00 08 " + HostUniq);
        Assert.Equal([FromAcToHost("11 A7 00 02 00 00")], script.Sent());
        Assert.Equal((PppoeHostState.Open, 1), (script.Host.State, script.Host.Session!.Address.SessionId));
    }

    [Theory]
    [InlineData(FromAnother + "11 A7 00 01 00 00")]
    [InlineData(FromAc + "11 A7 00 02 00 00")]
    [InlineData("02 00 00 00 00 0A 02 00 00 00 00 0B 81 00 00 05 88 63 11 A7 00 01 00 00")]
    [Trait("Spec", "RFC2516 5.5")]
    public void Termination_OfAStranger_LeavesTheSession(string padt)
    {
        PppoeHostScript script = PppoeHostScript.Open();
        script.Receive(padt);
        Assert.Equal((PppoeHostState.Open, 1), (script.Host.State, script.Host.Statistics.Strangers));
        Assert.Empty(script.Events());
    }

    [Theory]
    [InlineData(null, "11 A7 00 01 00 00")]
    [InlineData("bye", "11 A7 00 01 00 07 02 03 00 03 62 79 65")]
    public void Close_WhenOpen_SendsPadt(string? text, string packet)
    {
        PppoeHostScript script = PppoeHostScript.Open();
        script.Host.Close(script.Now, text);
        Assert.Equal([FromAcToHost(packet)], script.Sent());
        Assert.Equal(PppoeFailureCause.LocalClose, Assert.Single(script.Events()).Cause);
        script.Host.Close(script.Now);
        script.Host.Start(script.Now);
        Assert.Empty(script.Sent());
        Assert.Empty(script.Events());
    }

    [Fact]
    public void Close_WithLongText_SendsWholeCharactersOf128Bytes()
    {
        PppoeHostScript script = PppoeHostScript.Open();
        script.Host.Close(script.Now, new string('é', 64) + "x");
        Assert.EndsWith("02 03 00 80 " + string.Join(' ', Enumerable.Repeat("C3 A9", 64)), Assert.Single(script.Sent()));
        script = PppoeHostScript.Open();
        script.Host.Close(script.Now, "x" + new string('é', 64));
        Assert.EndsWith("02 03 00 7F 78 " + string.Join(' ', Enumerable.Repeat("C3 A9", 63)), Assert.Single(script.Sent()));
    }

    [Fact]
    public void Close_WhileRequesting_EndsTheSessionThatComesLate()
    {
        PppoeHostScript script = PppoeHostScript.Requesting();
        script.Host.Close(script.Now);
        Assert.Equal(PppoeFailureCause.LocalClose, Assert.Single(script.Events()).Cause);
        Assert.NotNull(script.Host.DueAt);
        script.Receive(PppoeSamples.Pads);
        Assert.Equal([FromAcToHost("11 A7 00 01 00 00")], script.Sent());
        Assert.Equal(PppoeHostState.Closed, script.Host.State);
        Assert.Null(script.Host.DueAt);
        Assert.Empty(script.Events());
    }

    [Fact]
    public void Close_WhileRequesting_LingersNotForEver()
    {
        PppoeHostScript script = PppoeHostScript.Requesting();
        script.Host.Close(script.Now);
        Assert.Equal(10, script.Wait().TotalSeconds);
        Assert.Equal(PppoeHostState.Closed, script.Host.State);
        Assert.Null(script.Host.DueAt);
    }

    [Fact]
    public void Close_BeforeThePadiIsFetched_SendsNothing()
    {
        PppoeHostScript script = new(PppoeHostScript.Recorded);
        script.Host.Close(script.Now);
        Assert.Empty(script.Sent());
        Assert.Null(script.Host.DueAt);
    }

    [Fact]
    public void Offers_OfTwoConcentratorsOnOneInterface_AreTwo()
    {
        PppoeHostScript script = new(PppoeHostScript.Recorded with { AcName = "wanted" });
        script.Receive(PppoeFrames.Pado(s_another, "other", "isp"));
        script.Receive(PppoeFrames.Pado(s_another, "wanted", "isp"));
        Assert.Equal((2, PppoeHostState.Requesting), (script.Events().Count, script.Host.State));
    }

    [Fact]
    public void Offers_Flooding_AreBounded()
    {
        PppoeHostScript script = new(PppoeHostScript.Recorded with { AcName = "wanted" });
        for (int i = 0; i < 10_000; i++)
        {
            byte[] pado = [.. PppoeSamples.Pado];
            (pado[9], pado[10]) = ((byte)(i >> 8), (byte)i);
            script.Receive(pado);
        }

        Assert.Equal(16, script.Events().Count);
        Assert.Equal(10_000 - 16, script.Host.Statistics.OffersIgnored);
    }

    [Fact]
    public void Receive_WhatHostsSend_IsUnexpected()
    {
        PppoeHostScript script = new(PppoeHostScript.Recorded);
        script.Receive(FromAc + "11 09 00 00 00 04 01 01 00 00");
        script.Receive(FromAc + "11 19 00 00 00 04 01 01 00 00");
        Assert.Equal(2, script.Host.Statistics.Unexpected);
    }

    public static TheoryData<PppoeHostOptions> WrongOptions =>
    [
        PppoeHostScript.Recorded with { Local = MacAddress.Broadcast },
        PppoeHostScript.Recorded with { Vlan = new(4095) },
        PppoeHostScript.Recorded with { ServiceName = new('x', 257) },
        PppoeHostScript.Recorded with { AcName = new('é', 129) },
        PppoeHostScript.Recorded with { HostUniq = new byte[257] },
        PppoeHostScript.Recorded with { MaxPayload = 1492 },
        PppoeHostScript.Recorded with { MaxPayload = 65536 },
        PppoeHostScript.Recorded with { RetryTime = TimeSpan.Zero },
        PppoeHostScript.Recorded with { CollectTime = TimeSpan.FromTicks(-1) },
        PppoeHostScript.Recorded with { MaxPadi = 0 },
    ];

    [Theory]
    [MemberData(nameof(WrongOptions))]
    public void Create_WithOptionOutOfRange_Throws(PppoeHostOptions options) =>
        Assert.Throws<ArgumentException>(() => new PppoeHostScript(options));

    private static string FromAcToHost(string packet) => "02 00 00 00 00 0B 02 00 00 00 00 0A 88 63 " + packet;
}
