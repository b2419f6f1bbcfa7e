using System.Net.Sockets;
using UserCoNdis.Integration.Tests.Peers;
using UserCoNdis.TestKit.Net;
using Xunit.Abstractions;

namespace UserCoNdis.Integration.Tests.Pppoe;

/// <summary>Each PPPoE peer by itself, with frames written by hand: what fails here is the bench, not the code under test.</summary>
public sealed class PppoeSmokeTests(ITestOutputHelper output)
{
    private const string Them = VethPair.FarAddress;
    private const int PppdInterrupted = 5; // pppd(8), EXIT STATUS
    private const string Us = "02:75:63:74:00:0d";

    [RequiresFact(PppoeGuest.Kernel, "pppoe-server", "ip", "busybox")]
    public void Padi_ToTwoConcentratorsInGuest_IsOfferedByBoth()
    {
        using PppoeGuest guest = PppoeGuest.OnSocket(output, out Socket cable);
        using RawFrames frames = new(cable);
        guest.Serve(new GuestConcentrator("uml-one", "one", 1));
        guest.Serve(new GuestConcentrator("uml-two", "two", 2));

        frames.Send(RawPppoe.Discovery(RawPppoe.Padi, RawPppoe.Broadcast, Us, 0, RawPppoe.Tag(RawPppoe.ServiceName)));

        byte[][] offers = [Expect(frames, RawPppoe.Pado), Expect(frames, RawPppoe.Pado)];
        Assert.Equal("uml-one uml-two", string.Join(" ", offers.Select(offer => RawPppoe.TextOf(offer, RawPppoe.AcName)).Order(StringComparer.Ordinal)));
        Assert.All(offers, offer => Assert.Equal(PppoeGuest.HardwareAddress, RawPppoe.From(offer)));
    }

    [RequiresFact(PppoeGuest.Kernel, "pppd", "ip", "busybox")]
    public void DialOfGuest_IsAPadiForItsService()
    {
        using PppoeGuest guest = PppoeGuest.OnSocket(output, out Socket cable);
        using RawFrames frames = new(cable);

        guest.Dial("call", "rp_pppoe_service", "isp");

        Assert.Equal("isp", RawPppoe.TextOf(Expect(frames, RawPppoe.Padi), RawPppoe.ServiceName));
    }

    [RequiresTheory(PppoeGuest.Kernel, "pppoe-server", "pppd", "ip", "busybox")]
    [InlineData("require-pap")]
    [InlineData("require-mschap-v2")]
    public void GuestThatDials_ToAnotherGuest_IsPingedByItOverBothVersionsOfIp(string authentication)
    {
        (PppoeGuest server, PppoeGuest client) = PppoeGuest.Two(output);
        using PppoeGuest first = server;
        using PppoeGuest second = client;
        server.SetSecret("joe", "sesame");
        server.Serve(new GuestConcentrator("uml-ac", "isp", 1, authentication, "+ipv6"));
        client.SetSecret("joe", "sesame");

        client.Dial("call", "user", "joe", "+ipv6");

        client.WaitFor("GUEST call ping answered");
        server.WaitFor("GUEST uml-ac ping answered");
        client.WaitFor("GUEST call ping6 answered");
        client.Run("killall pppd");
        Assert.Equal(PppdInterrupted, client.WaitForExit("call"));
    }

    [RequiresFact(HostConcentrator.Program, "pppoe", "slirp-fullbolt", "socat", Net = true)]
    public void Session_OfConcentratorOnTheMachine_BringsSlirpsLcp()
    {
        using EthernetCable cable = new();
        using HostConcentrator concentrator = new(output, cable.Far, cable.FarInterface);
        using RawFrames frames = RawFrames.On(cable.NearInterface, cable.Near);
        byte[] noService = RawPppoe.Tag(RawPppoe.ServiceName);

        frames.Send(RawPppoe.Discovery(RawPppoe.Padi, RawPppoe.Broadcast, Us, 0, noService));
        byte[] offer = Expect(frames, RawPppoe.Pado);
        byte[] cookie = RawPppoe.Tag(RawPppoe.AcCookie, RawPppoe.ValueOf(offer, RawPppoe.AcCookie)!);
        frames.Send(RawPppoe.Discovery(RawPppoe.Padr, RawPppoe.From(offer), Us, 0, noService, cookie));
        ushort session = RawPppoe.Session(Expect(frames, RawPppoe.Pads));
        byte[] configureRequest = RawPppoe.Frame(0x8864, RawPppoe.From(offer), Us, 0x11, 0, session, [0xC0, 0x21, 1, 1, 0, 4]);

        Assert.Equal("rp-ac", RawPppoe.TextOf(offer, RawPppoe.AcName));
        frames.Exchange(configureRequest, frame => frame[12] == 0x88 && frame[13] == 0x64 && frame[20] == 0xC0 && frame[22] == 2, "Configure-Ack");
    }

    [RequiresFact("pppoe", Net = true)]
    public void UserModeClient_ThatLooksAround_AsksForAnyService()
    {
        using EthernetCable cable = new();
        using RawFrames frames = RawFrames.On(cable.FarInterface, cable.Far);
        using PeerProcess client = PeerProcess.Start(output, new PeerProgram("pppoe", ["-A", "-t", "1", "-I", cable.NearInterface]) { Home = cable.Near });

        byte[] padi = Expect(frames, RawPppoe.Padi);
        frames.Send(RawPppoe.Discovery(
            RawPppoe.Pado, RawPppoe.From(padi), Them, 0, RawPppoe.Tag(RawPppoe.AcName, "by-hand"), RawPppoe.Tag(RawPppoe.ServiceName, "isp")));

        Assert.Equal("", RawPppoe.TextOf(padi, RawPppoe.ServiceName));
        client.WaitFor("Access-Concentrator: by-hand");
        client.WaitFor("isp");
    }

    private static byte[] Expect(RawFrames frames, byte code) => frames.Expect(frame => RawPppoe.Is(frame, code), $"discovery code {code:X2}");
}
