using System.Globalization;
using System.Text.Json;
using UserCoNdis.Integration.Tests.Peers;
using UserCoNdis.TestKit.Net;
using Xunit.Abstractions;

namespace UserCoNdis.Integration.Tests.Pppoe;

/// <summary>What a hostile or broken Ethernet, and a machine that takes things away, do to a running call.</summary>
public sealed class CliHostileTests(ITestOutputHelper output)
{
    private const int Success = 0;
    private const int Failed = 1;
    private const int Lacking = 3;
    private const string Tun = "wan0";
    private const string Us = VethPair.FarAddress;
    private const string Caller = VethPair.NearAddress;
    private const string Stranger = "02:75:63:74:00:66";
    private const ushort Unused = 0x7777;

    private static readonly byte[] s_anyService = RawPppoe.Tag(RawPppoe.ServiceName);
    private static readonly byte[] s_echoRequest = [0xC0, 0x21, 9, 1, 0, 8, 0, 0, 0, 0];

    [RequiresFact("busybox", "tshark", Net = true)]
    public void BadFrames_OfAllKinds_AreCountedAndHarmNoSession()
    {
        using EthernetCable cable = new();
        using Ucondis concentrator = Serve(cable);
        using Ucondis caller = Dial(cable);
        ushort session = SessionOf(caller);
        using RawFrames attacker = RawFrames.On(cable.NearInterface, cable.Near);

        foreach (byte[] frame in BadFrames(session))
        {
            attacker.Send(frame);
        }

        // Frames come in order: what answers the good PADI has seen them all.
        attacker.Send(RawPppoe.Discovery(RawPppoe.Padi, RawPppoe.Broadcast, Stranger, 0, s_anyService, RawPppoe.Tag(RawPppoe.HostUniq, "last")));
        attacker.Expect(frame => RawPppoe.Is(frame, RawPppoe.Pado) && RawPppoe.TextOf(frame, RawPppoe.HostUniq) == "last", "PADO");
        Ping(cable);
        caller.Interrupt();
        caller.EndOfCall(Success);

        JsonElement end = concentrator.EndOfServing();
        Assert.Equal(1, end.GetProperty("sessions").GetProperty("opened").GetInt32());
        Assert.Equal(1, end.GetProperty("sessions").GetProperty("closed").GetProperty("peerTerminated").GetInt32());
        foreach (string kind in new[] { "badHeader", "badLength", "strangerSession", "wrongMac", "strangerPadt", "discoveryMalformed", "discoveryIgnored" })
        {
            Assert.True(end.GetProperty("counters").GetProperty(kind).GetInt64() > 0, $"{kind}: {end.GetProperty("counters")}");
        }
    }

    [RequiresFact("busybox", Net = true)]
    public void PadiFlood_OfTenThousandMacs_HoldsLittleMemoryAndHarmsNoSession()
    {
        using EthernetCable cable = new();
        using Ucondis concentrator = Serve(cable);
        using Ucondis caller = Dial(cable);
        SessionOf(caller);
        using RawFrames attacker = RawFrames.On(cable.NearInterface, cable.Near);
        Flood(attacker, 0); // what grows once has grown
        long before = concentrator.ResidentBytes;

        Flood(attacker, 1);
        Ping(cable);

        long grown = concentrator.ResidentBytes - before;
        Assert.True(grown < 8 << 20, $"{grown} bytes more after 10,000 PADI");
        caller.Interrupt();
        caller.EndOfCall(Success);
        JsonElement end = concentrator.EndOfServing();
        Assert.Equal(1, end.GetProperty("sessions").GetProperty("most").GetInt32());
        Assert.True(end.GetProperty("counters").GetProperty("discoveryLimited").GetInt64() > 0);
    }

    [RequiresFact("busybox", Net = true)]
    public void Interface_DownAndUpDuringACall_LosesFramesAndNotTheCall()
    {
        using EthernetCable cable = new();
        using Ucondis concentrator = Serve(cable);
        using Ucondis caller = Dial(cable);
        SessionOf(caller);

        cable.SetNear("down"); // the far interface loses its carrier
        cable.SetNear("up");
        cable.SetFar("down");
        cable.SetFar("up");

        Ping(cable);
        caller.Interrupt();
        caller.EndOfCall(Success);
        Assert.Equal(1, concentrator.EndOfServing().GetProperty("sessions").GetProperty("opened").GetInt32());
    }

    [RequiresFact(Net = true)]
    public void Interface_ThatIsDown_IsSaidAtOnce()
    {
        using EthernetCable cable = new();
        cable.SetNear("down");
        using Ucondis caller = Dial(cable);

        Assert.Equal("linkDown", caller.EndOfCall(Failed).GetProperty("cause").GetString());
        Assert.DoesNotContain(Tun, cable.Near.Ip("link"), StringComparison.Ordinal);
    }

    [RequiresFact(Net = true)]
    public void Interface_RemovedDuringACall_EndsBothSidesWithACause()
    {
        using EthernetCable cable = new();
        using Ucondis concentrator = Serve(cable);
        using Ucondis caller = Dial(cable);
        SessionOf(caller);

        cable.Unplug();

        JsonElement call = caller.EndOfCall(Failed);
        Assert.Equal("linkDeviceRemoved", call.GetProperty("cause").GetString());
        Assert.Contains(cable.NearInterface, call.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("linkDeviceRemoved", concentrator.LastLine(Failed).GetProperty("cause").GetString());
        Assert.DoesNotContain(Tun, cable.Near.Ip("link") + cable.Far.Ip("link"), StringComparison.Ordinal);
    }

    [RequiresTheory("setpriv", Net = true)]
    [InlineData("eth")]
    [InlineData("tap")]
    public void Dial_WithoutThePrivilege_SaysWhatMendsIt(string scheme)
    {
        using EthernetCable cable = new();
        string link = scheme == "eth" ? $"eth:{cable.NearInterface}" : "tap:uct-none";
        string[] arguments = ["--bounding-set", "-net_raw,-net_admin", "--inh-caps", "-net_raw,-net_admin", "dotnet", Ucondis.Program, "dial", link];

        using PeerProcess ucondis = PeerProcess.Start(output, new PeerProgram("setpriv", arguments) { Home = cable.Near });

        Assert.Equal(Lacking, ucondis.WaitForExit());
        Assert.Matches("sudo setcap cap_net_[a-z_,]+\\+e[ip]+ /", ucondis.Text);
    }

    private static IEnumerable<byte[]> BadFrames(ushort session)
    {
        byte[] uniq = RawPppoe.Tag(RawPppoe.HostUniq, 1, 2, 3, 4);
        byte[] Padi(params byte[][] tags) => RawPppoe.Discovery(RawPppoe.Padi, RawPppoe.Broadcast, Stranger, 0, tags);
        byte[] Padr(params byte[][] tags) => RawPppoe.Discovery(RawPppoe.Padr, Us, Stranger, 0, tags);
        byte[] Lie(byte[] frame, int at, ushort value)
        {
            (frame[at], frame[at + 1]) = ((byte)(value >> 8), (byte)value);
            return frame;
        }

        byte[] Session(string from, ushort number, byte versionAndType = 0x11, byte code = 0) =>
            RawPppoe.Frame(0x8864, Us, from, versionAndType, code, number, s_echoRequest);

        const int PacketLength = 18;
        const int FirstTagLength = 22;

        // Discovery: lengths that lie, tags twice, unknown and too many, versions, codes, numbers.
        yield return Padi(s_anyService)[..17];
        yield return Lie(Padi(s_anyService), PacketLength, 1400);
        yield return Lie(Padi(s_anyService), PacketLength, 0xFFFF);
        yield return Lie(Padi(s_anyService), FirstTagLength, 1);
        yield return Lie(Padi(s_anyService), FirstTagLength, 0xFFFF);
        yield return Padi(s_anyService, [0x01, 0x03]);
        yield return Padi(s_anyService, s_anyService);
        yield return Padi(s_anyService, uniq, uniq);
        yield return Padi(s_anyService, RawPppoe.Tag(0x4242, "unknown"), RawPppoe.Tag(0xFFFF, "unknown"));
        yield return Padi([s_anyService, .. Enumerable.Range(0, 350).Select(i => RawPppoe.Tag((ushort)(0x5000 + i)))]);
        yield return Padi(s_anyService, RawPppoe.Tag(RawPppoe.HostUniq, new byte[1400]));
        yield return Padi(RawPppoe.Tag(RawPppoe.ServiceName, new byte[1400]));
        yield return Padi();
        yield return RawPppoe.Frame(0x8863, RawPppoe.Broadcast, Stranger, 0x21, RawPppoe.Padi, 0, s_anyService);
        yield return RawPppoe.Frame(0x8863, RawPppoe.Broadcast, Stranger, 0x12, RawPppoe.Padi, 0, s_anyService);
        yield return RawPppoe.Discovery(0x42, Us, Stranger, 0, s_anyService);
        yield return RawPppoe.Discovery(RawPppoe.Padi, RawPppoe.Broadcast, Stranger, Unused, s_anyService);
        yield return RawPppoe.Discovery(RawPppoe.Padi, RawPppoe.Broadcast, RawPppoe.Broadcast, 0, s_anyService);
        yield return RawPppoe.Discovery(RawPppoe.Pado, Us, Stranger, 0, s_anyService, RawPppoe.Tag(RawPppoe.AcName, "false"));
        yield return Padr(s_anyService);
        yield return Padr(s_anyService, RawPppoe.Tag(RawPppoe.AcCookie, new byte[20]));
        yield return Padr(s_anyService, RawPppoe.Tag(RawPppoe.AcCookie, new byte[1400]));

        // Sessions: of nobody, of the caller from another, with a wrong header, with lengths that lie; and the end of one.
        yield return Session(Stranger, Unused);
        yield return Session(Stranger, session);
        yield return Session(Caller, session, versionAndType: 0x21);
        yield return Session(Caller, session, code: 0x09);
        yield return Lie(Session(Caller, session), PacketLength, 1400);
        yield return Lie(Session(Caller, session), PacketLength, 1);
        yield return RawPppoe.Discovery(RawPppoe.Padt, Us, Stranger, session);
        yield return RawPppoe.Discovery(RawPppoe.Padt, Us, Caller, Unused);
        yield return RawPppoe.Discovery(RawPppoe.Padt, Us, Caller, 0);
    }

    private static void Flood(RawFrames attacker, byte wave)
    {
        byte[] padi = RawPppoe.Discovery(RawPppoe.Padi, RawPppoe.Broadcast, Stranger, 0, s_anyService);
        for (int host = 0; host < 10_000; host++)
        {
            (padi[9], padi[10], padi[11]) = (wave, (byte)(host >> 8), (byte)host);
            attacker.Send(padi);
        }
    }

    private static ushort SessionOf(Ucondis caller)
    {
        string line = caller.WaitFor("PPPoE  session ");
        caller.WaitFor("up: 10.64.0.");
        return ushort.Parse(line.Split("session ")[1].Split(' ')[0], CultureInfo.InvariantCulture);
    }

    private void Ping(EthernetCable cable)
    {
        using PeerProcess ping = PeerProcess.Start(
            output, new PeerProgram("busybox", ["ping", "-c", "3", "-i", "0.1", "-W", "2", "10.64.0.1"]) { Home = cable.Near });
        Assert.Equal(Success, ping.WaitForExit());
    }

    private Ucondis Serve(EthernetCable cable)
    {
        Ucondis ucondis = Ucondis.CallIn(cable.Far, output, "sesame", "answer", $"eth:{cable.FarInterface}", "--tun", Tun);
        ucondis.WaitFor("is open");
        return ucondis;
    }

    private Ucondis Dial(EthernetCable cable) =>
        Ucondis.CallIn(cable.Near, output, "sesame", "dial", $"eth:{cable.NearInterface}", "--tun", Tun);
}
