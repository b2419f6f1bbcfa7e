using UserCoNdis.TestKit;
using UserCoNdis.Transport.Protocols.Ethernet;
using UserCoNdis.Transport.Protocols.Pppoe;

namespace UserCoNdis.Protocols.Tests.Pppoe;

[Trait("Spec", "RFC2516 5")]
public sealed class PppoeConcentratorTests
{
    private static readonly MacAddress s_stranger = new(0x0200_0000_00EE);

    private readonly PppoeConcentratorScript _script = new(PppoeConcentratorScript.Plain);

    private PppoeConcentrator Concentrator => _script.Concentrator;

    [Fact]
    public void Padi_OfRpPppoe_IsOfferedTheServiceAndTheOthers()
    {
        Concentrator.SetServices(["other", "isp"]);
        _script.Receive(PppoeSamples.Padi);
        (byte[] frame, string text) = _script.Sent();
        Assert.StartsWith("PADO ac=\"bench-ac\" service=\"isp\" service=\"other\" cookie=", text);
        Assert.EndsWith(" host-uniq=31383936", text);
        Assert.Equal("02 00 00 00 00 0A 02 00 00 00 00 0B 88 63", Wire.Text(frame.AsSpan(0, 14)));
        Assert.Equal(0, Concentrator.RequestsPending);
    }

    [Theory]
    [InlineData("isp other", "isp", true)]
    [InlineData("isp other", "", true)]
    [InlineData("isp other", "nosuch", false)]
    [InlineData("isp other", "is", false)]
    [InlineData("isp ", "nosuch", true)] // an empty name serves all
    [InlineData(null, "isp", false)] // no service at all
    [InlineData(null, "", false)]
    [Trait("Spec", "RFC2516 5.2")]
    public void Padi_ForAService_IsAnsweredIfServed(string? services, string asked, bool isAnswered)
    {
        Concentrator.SetServices(services?.Split(' ') ?? []);
        _script.Receive(PppoeFrames.Padi(PppoeSamples.Host, asked));
        Assert.Equal(isAnswered, Concentrator.TryGetTransmit(new byte[1518], out _));
        Assert.Equal(isAnswered ? 0 : 1, _script.Statistics.UnknownService);
    }

    [Fact]
    public void Padr_OfAnAccessNode_IsAskedOfTheCallerAndAnswered()
    {
        PppoeConcentratorScript script = new(PppoeConcentratorScript.Plain with { MaxPayload = 1500 });
        byte[] cookie = script.Cookie(PppoeSamples.Host, new(100));
        script.Receive(WithCookie(PppoeSamples.PadrOfAccessNode, cookie));
        PppoeConcentratorEvent e = script.Event();
        PppoeSessionRequest request = e.Request!;
        Assert.Equal(PppoeConcentratorEventKind.SessionRequested, e.Kind);
        Assert.Equal((PppoeSamples.Host, new VlanId(100), "", 1500), (request.Host, request.Vlan, request.ServiceName, request.MaxPayload));
        Assert.Equal([0xBE, 0xEF], request.HostUniq.ToArray());
        Assert.Equal([0x0A, 0x0B, 0x0C, 0x0D], request.RelaySessionId.ToArray());
        Assert.Equal(("node1 eth 1/2:100", "alice"), (request.AccessLine!.CircuitId, request.AccessLine.RemoteId));
        Assert.Equal((PppoeRequestStatus.Pending, 1), (request.Status, script.Concentrator.RequestsPending));
        script.AssertSilent();

        PppoeSessionAddress session = script.Concentrator.Accept(request, 0x1234);
        Assert.Equal(new PppoeSessionAddress(PppoeSamples.Ac, PppoeSamples.Host, new(100), 0x1234), session);
        Assert.Equal(
            "02 00 00 00 00 0A 02 00 00 00 00 0B 81 00 00 64 88 63 11 65 12 34 00 18 01 01 00 00 01 03 00 02 BE EF 01 10 00 04 0A 0B 0C 0D"
                + " 01 20 00 02 05 DC",
            Wire.Text(script.Sent().Frame));
        Assert.Equal((PppoeRequestStatus.Accepted, 0x1234, 0), (request.Status, request.SessionId, script.Concentrator.RequestsPending));
    }

    [Fact]
    [Trait("Spec", "RFC4638 4")]
    public void MaxPayload_WhenWeAreNotReady_IsNotAnswered()
    {
        byte[] padr = WithCookie(PppoeSamples.PadrOfAccessNode, _script.Cookie(PppoeSamples.Host, new(100)));
        _script.Receive(padr);
        PppoeSessionRequest request = _script.Event().Request!;
        _ = Concentrator.Accept(request, 1);
        Assert.Equal(1492, request.MaxPayload);
        Assert.DoesNotContain("max-payload", _script.Sent().Text);
    }

    [Fact]
    public void Padr_ComingAgain_GetsTheSamePadsAndNoSecondSession()
    {
        byte[] padr = PppoeConcentratorScript.Padr(PppoeSamples.Host, _script.Cookie(PppoeSamples.Host));
        _script.Receive(padr);
        PppoeSessionRequest request = _script.Event().Request!;
        _script.Receive(padr); // before the answer
        _script.AssertNoEvent();
        _script.AssertSilent();
        _ = Concentrator.Accept(request, 7);
        byte[] pads = _script.Sent().Frame;
        _script.Receive(padr);
        _script.AssertNoEvent();
        Assert.Equal(pads, _script.Sent().Frame);

        Assert.True(Concentrator.Terminate(7));
        _ = _script.Sent();
        _script.Receive(padr); // a replay after the session's end
        _script.AssertNoEvent();
        _script.AssertSilent();
        Assert.Equal((3, 0), (_script.Statistics.Repeated, Concentrator.SessionsOpen));
    }

    [Theory]
    [InlineData(PppoeTagType.AcSystemError, "full", "PADS session=0 service=\"\" host-uniq=beef ac-system-error=\"full\"")]
    [InlineData(PppoeTagType.ServiceNameError, null, "PADS session=0 service=\"\" host-uniq=beef service-name-error=\"\"")]
    [InlineData(PppoeTagType.GenericError, "no", "PADS session=0 service=\"\" host-uniq=beef generic-error=\"no\"")]
    [Trait("Spec", "RFC2516 5.4")]
    public void Refuse_ARequest_SaysWhyEachTimeItIsAsked(PppoeTagType error, string? text, string pads)
    {
        byte[] padr = PppoeConcentratorScript.Padr(PppoeSamples.Host, _script.Cookie(PppoeSamples.Host));
        _script.Receive(padr);
        Concentrator.Refuse(_script.Event().Request!, error, text);
        Assert.Equal(pads, _script.Sent().Text);
        _script.Receive(padr);
        Assert.Equal(pads, _script.Sent().Text);
        Assert.Equal((0, 0), (Concentrator.SessionsOpen, Concentrator.RequestsPending));
    }

    [Fact]
    [Trait("Spec", "RFC2516 5.4")]
    public void Padr_ForAServiceThatIsNotServed_IsRefusedWithoutTheCaller()
    {
        byte[] cookie = _script.Cookie(PppoeSamples.Host);
        Concentrator.SetServices(["isp"]);
        _script.Receive(PppoeConcentratorScript.Padr(PppoeSamples.Host, cookie, service: "nosuch"));
        _script.AssertNoEvent();
        Assert.Equal("PADS session=0 service=\"nosuch\" host-uniq=beef service-name-error=\"\"", _script.Sent().Text);
    }

    [Fact]
    public void Cookie_WithAnyBitChanged_IsWrong()
    {
        byte[] cookie = _script.Cookie(PppoeSamples.Host);
        for (int bit = 0; bit < cookie.Length * 8; bit++)
        {
            byte[] other = [.. cookie];
            other[bit / 8] ^= (byte)(1 << (bit % 8));
            _script.Now += TimeSpan.FromSeconds(0.06);
            _script.Receive(PppoeConcentratorScript.Padr(PppoeSamples.Host, other));
        }

        Assert.Equal((128, 0), (_script.Statistics.WrongCookies, _script.Statistics.StaleCookies));
        foreach (byte[] other in (byte[][])[[], cookie[..15], [.. cookie, 0], new byte[1000]])
        {
            _script.Receive(PppoeConcentratorScript.Padr(PppoeSamples.Host, other));
        }

        _script.Receive(PppoeFrames.Make(PppoeSamples.Ac, PppoeSamples.Host, PppoeCode.Padr, 0, (PppoeTagType.ServiceName, [])));
        Assert.Equal(133, _script.Statistics.WrongCookies);
        _script.AssertNoEvent();
        _script.Receive(PppoeConcentratorScript.Padr(PppoeSamples.Host, cookie));
        Assert.NotNull(_script.Event().Request);
    }

    [Fact]
    public void Cookie_OfAnotherStationVlanOrConcentrator_IsWrong()
    {
        byte[] cookie = _script.Cookie(PppoeSamples.Host);
        _script.Receive(PppoeConcentratorScript.Padr(s_stranger, cookie));
        _script.Receive(PppoeConcentratorScript.Padr(PppoeSamples.Host, cookie, new(5)));
        PppoeConcentratorScript restarted = new(PppoeConcentratorScript.Plain, seed: 2);
        restarted.Receive(PppoeConcentratorScript.Padr(PppoeSamples.Host, cookie));
        Assert.Equal((2, 1), (_script.Statistics.WrongCookies, restarted.Statistics.WrongCookies));
        _script.AssertNoEvent();
        restarted.AssertNoEvent();
    }

    [Fact]
    public void Cookie_Aging_IsGoodForOneToTwoSlotsThenStale()
    {
        _script.Now = TimeSpan.FromSeconds(3600 + 29); // the end of a slot of 30 s
        byte[] early = PppoeConcentratorScript.Padr(PppoeSamples.Host, _script.Cookie(PppoeSamples.Host));
        byte[] late = PppoeConcentratorScript.Padr(s_stranger, _script.Cookie(s_stranger));
        _script.Now += TimeSpan.FromSeconds(30.9);
        _script.Receive(early);
        Assert.NotNull(_script.Event().Request);
        _script.Now += TimeSpan.FromSeconds(0.1);
        _script.Receive(late);
        _script.AssertNoEvent();
        _script.Now += TimeSpan.FromSeconds(30 * 65536.0); // the slot's 16 bits come round
        _script.Receive(late);
        _script.AssertNoEvent();
        Assert.Equal((1, 1), (_script.Statistics.StaleCookies, _script.Statistics.WrongCookies));
    }

    [Fact]
    public void Cookies_OfOneHost_OpenOneSessionEach()
    {
        byte[] first = _script.Cookie(PppoeSamples.Host);
        byte[] second = _script.Cookie(PppoeSamples.Host);
        Assert.NotEqual(first, second);
        _script.Receive(PppoeConcentratorScript.Padr(PppoeSamples.Host, first));
        _ = Concentrator.Accept(_script.Event().Request!, 1);
        _ = _script.Sent();
        _script.Receive(PppoeConcentratorScript.Padr(PppoeSamples.Host, second));
        _ = Concentrator.Accept(_script.Event().Request!, 2);
        _ = _script.Sent();
        Assert.Equal(2, Concentrator.SessionsOpen);
    }

    [Fact]
    [Trait("Spec", "RFC2516 5.5")]
    public void Padt_FromTheHost_EndsTheSession()
    {
        _ = _script.Open(PppoeSamples.Host, 1);
        _script.Receive(PppoeSamples.PadtOfHost);
        PppoeConcentratorEvent e = _script.Event();
        Assert.Equal((PppoeConcentratorEventKind.SessionTerminated, "RP-PPPoE: EOF in asyncReadFromPPP"), (e.Kind, e.Text));
        Assert.Equal(new PppoeSessionAddress(PppoeSamples.Ac, PppoeSamples.Host, VlanId.None, 1), e.Session);
        Assert.Equal((0, PppoeRequestStatus.Ended), (Concentrator.SessionsOpen, e.Request!.Status));
        _script.AssertSilent();
        Assert.False(Concentrator.Terminate(1));
        _script.AssertSilent();
        _script.Receive(PppoeSamples.PadtOfHost); // again
        _script.AssertNoEvent();
        _ = _script.Open(PppoeSamples.Host, 1); // the number is free
    }

    [Fact]
    [Trait("Spec", "RFC2516 5.5")]
    public void Padt_OfAStranger_LeavesTheSession()
    {
        _ = _script.Open(PppoeSamples.Host, 1);
        _script.Receive(PppoeFrames.Make(PppoeSamples.Ac, s_stranger, PppoeCode.Padt, 1));
        _script.Receive(PppoeFrames.Make(PppoeSamples.Ac, PppoeSamples.Host, PppoeCode.Padt, 2));
        _script.Receive(PppoeFrames.MakeOn(new(5), PppoeSamples.Ac, PppoeSamples.Host, PppoeCode.Padt, 1));
        _script.Receive(PppoeFrames.Make(MacAddress.Broadcast, PppoeSamples.Host, PppoeCode.Padt, 1));
        Assert.Equal((4, 1), (_script.Statistics.Strangers, Concentrator.SessionsOpen));
        _script.AssertNoEvent();
    }

    [Fact]
    public void Terminate_ASession_SendsPadt()
    {
        _ = _script.Open(PppoeSamples.Host, 0xFFFE, new(100));
        Assert.True(Concentrator.Terminate(0xFFFE, "Received PADT"));
        Assert.Equal("vlan 100 PADT session=65534 generic-error=\"Received PADT\"", _script.Sent().Text);
        Assert.Equal(0, Concentrator.SessionsOpen);
    }

    [Fact]
    public void Receive_NotForUs_IsCountedOnly()
    {
        PppoeConcentratorScript script = new(PppoeConcentratorScript.Plain with { Vlan = new(100) });
        script.Receive(PppoeFrames.Padi(PppoeSamples.Host)); // untagged
        script.Receive(PppoeFrames.MakeOn(new(100), PppoeSamples.Ac, MacAddress.Broadcast, PppoeCode.Padi, 0, (PppoeTagType.ServiceName, [])));
        script.Receive(PppoeFrames.MakeOn(new(100), MacAddress.Broadcast, PppoeSamples.Host, PppoeCode.Padr, 0, (PppoeTagType.ServiceName, [])));
        script.Receive(PppoeFrames.MakeOn(new(100), s_stranger, PppoeSamples.Host, PppoeCode.Padi, 0, (PppoeTagType.ServiceName, [])));
        Assert.Equal(4, script.Statistics.Strangers);
        script.Receive(PppoeFrames.MakeOn(new(100), PppoeSamples.Ac, PppoeSamples.Host, PppoeCode.Pads, 1));
        Assert.Equal(1, script.Statistics.Unexpected);
        script.AssertSilent();
        Assert.NotEmpty(script.Cookie(PppoeSamples.Host, new(100)));
    }

    [Fact]
    public void Padi_WhoseTagsFillThePado_IsNotAnswered()
    {
        _script.Receive(PppoeFrames.Padi(PppoeSamples.Host, "", (PppoeTagType.HostUniq, new byte[1460])));
        _script.AssertSilent();
        Assert.Equal(1, _script.Statistics.TransmitDropped);
    }

    [Fact]
    public void Requests_MoreThanMayWait_AreLeftToAskAgain()
    {
        PppoeConcentratorScript script = new(PppoeConcentratorScript.Plain with { MaxPending = 1 });
        byte[] first = PppoeConcentratorScript.Padr(PppoeSamples.Host, script.Cookie(PppoeSamples.Host));
        byte[] second = PppoeConcentratorScript.Padr(s_stranger, script.Cookie(s_stranger));
        script.Receive(first);
        PppoeSessionRequest request = script.Event().Request!;
        script.Receive(second);
        script.AssertNoEvent();
        Assert.Equal(1, script.Statistics.TooManyPending);
        _ = script.Concentrator.Accept(request, 1);
        script.Receive(second);
        Assert.Equal(s_stranger, script.Event().Request!.Host);
    }

    [Fact]
    public void Memory_OfRequests_ForgetsTheOldest()
    {
        PppoeConcentratorScript script = new(PppoeConcentratorScript.Plain with { MaxRemembered = 2 });
        byte[][] padrs = [.. Enumerable.Range(0, 3).Select(_ => PppoeConcentratorScript.Padr(PppoeSamples.Host, script.Cookie(PppoeSamples.Host)))];
        foreach (byte[] padr in padrs)
        {
            script.Receive(padr);
            script.Concentrator.Refuse(script.Event().Request!, PppoeTagType.AcSystemError);
            _ = script.Sent();
        }

        script.Receive(padrs[0]);
        Assert.NotNull(script.Event().Request); // forgotten: asked anew
        script.Receive(padrs[2]);
        script.AssertNoEvent();
        Assert.Equal(1, script.Statistics.Repeated);
    }

    [Fact]
    public void Answer_TwiceOrWithAWrongNumber_Throws()
    {
        _ = _script.Open(s_stranger, 5);
        _script.Receive(PppoeConcentratorScript.Padr(PppoeSamples.Host, _script.Cookie(PppoeSamples.Host)));
        PppoeSessionRequest request = _script.Event().Request!;
        Assert.Throws<ArgumentException>(() => Concentrator.Accept(request, 0));
        Assert.Throws<ArgumentException>(() => Concentrator.Accept(request, 0xFFFF));
        Assert.Throws<ArgumentException>(() => Concentrator.Accept(request, 5));
        Assert.Throws<ArgumentException>(() => Concentrator.Refuse(request, PppoeTagType.AcName));
        Assert.Equal(PppoeRequestStatus.Pending, request.Status);
        _ = Concentrator.Accept(request, 6);
        Assert.Throws<ArgumentException>(() => Concentrator.Accept(request, 7));
        Assert.Throws<ArgumentException>(() => Concentrator.Refuse(request, PppoeTagType.GenericError));
        Assert.Throws<ArgumentException>(() => Concentrator.SetServices([new string('x', 257)]));
    }

    public static TheoryData<PppoeConcentratorOptions> WrongOptions =>
    [
        PppoeConcentratorScript.Plain with { Local = default },
        PppoeConcentratorScript.Plain with { Vlan = new(4095) },
        PppoeConcentratorScript.Plain with { AcName = "" },
        PppoeConcentratorScript.Plain with { MaxPayload = 1491 },
        PppoeConcentratorScript.Plain with { CookieTime = TimeSpan.Zero },
        PppoeConcentratorScript.Plain with { MaxPending = 0 },
        PppoeConcentratorScript.Plain with { Limits = new() { PerHostPerSecond = 0 } },
        PppoeConcentratorScript.Plain with { Limits = new() { Hosts = 3 } },
    ];

    [Theory]
    [MemberData(nameof(WrongOptions))]
    public void Create_WithOptionOutOfRange_Throws(PppoeConcentratorOptions options) =>
        Assert.Throws<ArgumentException>(() => new PppoeConcentratorScript(options));

    private static byte[] WithCookie(byte[] padr, byte[] cookie)
    {
        byte[] frame = [.. padr, 0x01, 0x04, 0x00, (byte)cookie.Length, .. cookie];
        frame[23] += (byte)(4 + cookie.Length);
        return frame;
    }
}
