using System.Net;
using System.Net.Sockets;
using UserCoNdis.Integration.Tests.Engines;
using UserCoNdis.Integration.Tests.Peers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Protocols.V250;
using Xunit.Abstractions;

namespace UserCoNdis.Integration.Tests;

/// <summary>The AT engines, alone, against modems and modem users that are not ours.</summary>
public sealed class AtInteropTests(ITestOutputHelper output)
{
    [RequiresFact("linux.uml", "pppd", "chat", "ip", "busybox")]
    public void Dial_ToChatAsModem_IsOnlineAndPppFollows()
    {
        using UmlGuest guest = new(new UmlScenario(GuestCall.Modem), output);
        using RawLine line = RawLine.Terminal(guest.SerialPath);
        DteOverLine dte = new(line);

        DteEvent connected = dte.Dial("5551212");

        Assert.Equal(115200, connected.SpeedBps);
        Assert.Equal(DteState.Online, dte.Engine.State);
        line.Expect(LcpFrame.ConfigureRequestStart);
    }

    [RequiresFact("linux.uml", "pppd", "chat", "ip", "busybox")]
    public void Ring_FromChatAsModem_IsAnsweredAndPppFollows()
    {
        using UmlGuest guest = new(new UmlScenario(GuestCall.ModemRinging), output);
        using RawLine line = RawLine.Terminal(guest.SerialPath);
        DteOverLine dte = new(line);
        dte.Initialize();

        dte.WaitFor(DteEventKind.Ringing);
        Assert.True(dte.Engine.Answer(dte.Now));
        dte.WaitFor(DteEventKind.Connected);

        line.Expect(LcpFrame.ConfigureRequestStart);
    }

    [RequiresFact("linux.uml", "pppd", "chat", "ip", "busybox")]
    public void Dial_FromChat_ReachesOurModemAndPppFollows()
    {
        using UmlGuest guest = new(new UmlScenario(GuestCall.Dials), output);
        using RawLine line = RawLine.Terminal(guest.SerialPath);
        DceOverLine modem = new(line);

        Assert.Equal("5551212", modem.WaitFor(DceEventKind.Dial).Number);
        modem.Engine.Connect(33600, modem.Now);
        modem.WaitFor(DceEventKind.Online);

        line.Expect(LcpFrame.ConfigureRequestStart);
    }

    [RequiresFact("linux.uml", "pppd", "chat", "ip", "busybox")]
    public void Ring_ToChat_IsAnsweredAndPppFollows()
    {
        using UmlGuest guest = new(new UmlScenario(GuestCall.Answers), output);
        using RawLine line = RawLine.Terminal(guest.SerialPath);
        DceOverLine modem = new(line);
        modem.RunFor(0.5);

        modem.RingUntilAnswered();
        modem.Engine.Connect(33600, modem.Now);
        modem.WaitFor(DceEventKind.Online);

        line.Expect(LcpFrame.ConfigureRequestStart);
    }

    [RequiresFact("mgetty", "unshare", "slirp-fullbolt", "socat", Root = true)]
    public void Ring_ToMgetty_IsAnsweredThroughOurModem()
    {
        using PtyPair cable = PtyPair.Cable(output);
        using MgettyPeer mgetty = new(cable.FarTerminal, "", output);
        using RawLine line = RawLine.Terminal(cable.Near);
        DceOverLine modem = new(line);
        modem.RunFor(3); // it sets the modem up

        modem.RingUntilAnswered();
        modem.Engine.Connect(33600, modem.Now);
        modem.WaitFor(DceEventKind.Online);

        line.Expect("EMSI_REQ"); // in the login prompt
    }

    /// <summary>No ATO: this modem returns to data state without the CONNECT that V.250 6.3.7 asks for.</summary>
    [RequiresFact("dosbox", "as", "objcopy")]
    public void Call_ThroughDosbox_EscapesAndHangsUpByCommand()
    {
        using TcpListener answerer = Listen();
        using DosboxModem modem = new(withLines: false, output);
        using RawLine line = RawLine.Tcp(modem.LinePort);
        DteOverLine dte = new(line, PatientOptions);
        dte.Dial(Number(answerer));
        using RawLine far = RawLine.Over(answerer.AcceptTcpClient().GetStream());

        Assert.True(dte.Engine.Escape(dte.Now));
        dte.WaitFor(DteEventKind.Escaped);
        dte.Engine.HangUp(dte.Now, DteHangUpMethod.Command);
        dte.WaitFor(DteEventKind.HungUp);

        far.ExpectEnd();
        Assert.Equal(DteState.Settling, dte.Engine.State);
    }

    [RequiresFact("dosbox", "as", "objcopy")]
    public void Call_ThroughDosboxWithLines_HangsUpByDtr()
    {
        using TcpListener answerer = Listen();
        using DosboxModem modem = new(withLines: true, output);
        using NullmodemStream circuits = modem.Connect();
        using RawLine line = RawLine.Over(circuits);
        DteOverLine dte = new(line, PatientOptions, circuits);
        circuits.Set(ModemLines.Outputs);
        dte.Dial(Number(answerer));
        using RawLine far = RawLine.Over(answerer.AcceptTcpClient().GetStream());
        Assert.True(circuits.Lines.HasFlag(ModemLines.Dcd));

        dte.Engine.HangUp(dte.Now, DteHangUpMethod.Dtr);
        DteEvent hungUp = dte.WaitFor(DteEventKind.HungUp);

        Assert.NotEqual(AtResultCode.NoResponse, hungUp.Result);
        far.ExpectEnd();
    }

    [RequiresFact("dosbox", "as", "objcopy")]
    public void FarEnd_ClosingDosboxCall_IsCarrierLost()
    {
        using TcpListener answerer = Listen();
        using DosboxModem modem = new(withLines: true, output);
        using NullmodemStream circuits = modem.Connect();
        using RawLine line = RawLine.Over(circuits);
        DteOverLine dte = new(line, PatientOptions, circuits);
        circuits.Set(ModemLines.Outputs);
        dte.Dial(Number(answerer));

        answerer.AcceptTcpClient().Dispose();

        Assert.Equal(AtResultCode.CarrierLost, dte.WaitFor(DteEventKind.CarrierLost).Result);
    }

    [RequiresFact("dosbox", "as", "objcopy")]
    public void Dial_ToClosedPort_IsNoCarrier()
    {
        using DosboxModem modem = new(withLines: false, output);
        using RawLine line = RawLine.Tcp(modem.LinePort);
        DteOverLine dte = new(line, PatientOptions);

        DteEvent failed = dte.Dial($"127.0.0.1:{DosboxModem.FreePort()}", DteEventKind.Failed);

        Assert.Equal(AtResultCode.NoCarrier, failed.Result);
    }

    [RequiresFact("dosbox", "as", "objcopy")]
    public void IncomingCall_ToDosbox_RingsAndIsAnswered()
    {
        using DosboxModem modem = new(withLines: true, output);
        using NullmodemStream circuits = modem.Connect();
        using RawLine line = RawLine.Over(circuits);
        DteOverLine dte = new(line, PatientOptions, circuits);
        circuits.Set(ModemLines.Outputs);
        dte.Initialize();
        using RawLine caller = RawLine.Tcp(modem.TelephonePort);

        dte.WaitFor(DteEventKind.Ringing);
        Assert.True(dte.Engine.Answer(dte.Now));
        dte.WaitFor(DteEventKind.Connected);

        caller.Send("who calls");
        line.Expect("who calls");
    }

    /// <summary>DOS takes a second to start; a modem that is there answers the first time.</summary>
    private static DteOptions PatientOptions => new() { CommandTimeout = TimeSpan.FromSeconds(1), InitializationRetries = 10 };

    private static TcpListener Listen()
    {
        TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    private static string Number(TcpListener listener) => $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
}
