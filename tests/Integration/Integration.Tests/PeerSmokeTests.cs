using System.Net;
using System.Net.Sockets;
using System.Text;
using UserCoNdis.Integration.Tests.Peers;
using UserCoNdis.Transport.Links;
using Xunit.Abstractions;

namespace UserCoNdis.Integration.Tests;

/// <summary>Each peer by itself, with octets written by hand: what fails here is the bench, not the code under test.</summary>
public sealed class PeerSmokeTests(ITestOutputHelper output)
{
    [RequiresFact("linux.uml", "pppd", "ip", "busybox")]
    public void ConfigureRequest_ToPppdInGuest_IsAcknowledged()
    {
        using UmlGuest guest = new(new UmlScenario(), output);
        using RawLine line = RawLine.Terminal(guest.SerialPath);

        line.Send(LcpFrame.ConfigureRequest);

        line.Expect(LcpFrame.ConfigureAckStart);
    }

    [RequiresFact("linux.uml", "pppd", "chat", "ip", "busybox")]
    public void Dial_ToChatAsModem_ConnectsAndStartsPpp()
    {
        using UmlGuest guest = new(new UmlScenario(GuestCall.Modem), output);
        using RawLine line = RawLine.Terminal(guest.SerialPath);

        line.Send("ATZ\r");
        line.Expect("\r\nOK\r\n");
        line.Send("ATDT5551212\r");
        line.Expect("\r\nCONNECT 115200\r\n");

        line.Expect(LcpFrame.ConfigureRequestStart);
    }

    [RequiresFact("linux.uml", "pppd", "chat", "ip", "busybox")]
    public void Answer_ToChatAsRingingModem_ConnectsAndStartsPpp()
    {
        using UmlGuest guest = new(new UmlScenario(GuestCall.ModemRinging), output);
        using RawLine line = RawLine.Terminal(guest.SerialPath);

        line.Expect("\r\nRING\r\n");
        line.Send("ATA\r");
        line.Expect("\r\nCONNECT 115200\r\n");

        line.Expect(LcpFrame.ConfigureRequestStart);
    }

    [RequiresFact("linux.uml", "pppd", "chat", "ip", "busybox")]
    public void Connect_ToGuestThatDials_StartsPpp()
    {
        using UmlGuest guest = new(new UmlScenario(GuestCall.Dials), output);
        using RawLine line = RawLine.Terminal(guest.SerialPath);

        line.Expect("ATZ\r");
        line.Send("\r\nOK\r\n");
        line.Expect("ATDT5551212\r");
        line.Send("\r\nCONNECT 33600\r\n");

        line.Expect(LcpFrame.ConfigureRequestStart);
    }

    [RequiresFact("linux.uml", "pppd", "chat", "ip", "busybox")]
    public void Ring_ToGuestThatAnswers_IsAnsweredAndStartsPpp()
    {
        using UmlGuest guest = new(new UmlScenario(GuestCall.Answers), output);
        using RawLine line = RawLine.Terminal(guest.SerialPath);

        line.Expect("ATZ\r");
        line.Send("\r\nOK\r\n\r\nRING\r\n");
        line.Expect("ATA\r");
        line.Send("\r\nCONNECT 33600\r\n");

        line.Expect(LcpFrame.ConfigureRequestStart);
    }

    [RequiresFact("slirp-fullbolt", "socat")]
    public void ConfigureRequest_ToSlirp_IsAcknowledged()
    {
        using SlirpPeer slirp = new();
        using PtyPair pty = PtyPair.Program(output, slirp.Command);
        using RawLine line = RawLine.Terminal(pty.Near);

        line.Send(LcpFrame.ConfigureRequest);

        line.Expect(LcpFrame.ConfigureAckStart);
    }

    [Fact]
    public void Datagram_ToUdpEcho_ComesBack()
    {
        using UdpEcho echo = new();
        using UdpClient client = new() { Client = { ReceiveTimeout = 5000 } };
        client.Connect(IPAddress.Loopback, echo.Port);

        client.Send("out and back"u8);

        IPEndPoint? from = null;
        Assert.Equal("out and back", Encoding.ASCII.GetString(client.Receive(ref from)));
    }

    [RequiresFact("dosbox", "as", "objcopy")]
    public void Dial_ThroughDosboxModem_CarriesEveryOctetBothWays()
    {
        using TcpListener answerer = new(IPAddress.Loopback, 0);
        answerer.Start();
        using DosboxModem modem = new(withLines: false, output);
        using RawLine line = RawLine.Tcp(modem.LinePort);
        DosboxModem.AwaitOk(line);

        line.Send($"ATDT127.0.0.1:{((IPEndPoint)answerer.LocalEndpoint).Port}\r");
        using RawLine far = RawLine.Over(answerer.AcceptTcpClient().GetStream());
        line.Expect("CONNECT");
        line.Expect("\r\n");

        byte[] every = [.. Enumerable.Range(0, 256).Select(octet => (byte)octet)];
        line.Send(every);
        far.Expect(every);
        far.Send(every);
        line.Expect(every);
    }

    [RequiresFact("dosbox", "as", "objcopy")]
    public void IncomingCall_ToDosboxModem_RaisesRingThenCarrierAndDtrHangsUp()
    {
        using DosboxModem modem = new(withLines: true, output);
        using RawLine line = RawLine.Tcp(modem.LinePort);
        line.Send(NullmodemOctets.Encode(ModemLines.Outputs));
        DosboxModem.AwaitOk(line);

        using RawLine caller = RawLine.Tcp(modem.TelephonePort);
        line.Expect([0xFF, 1]); // RI
        line.Expect("RING");
        line.Send("ATA\r");
        line.Expect([0xFF, 2]); // DCD, a little before the result
        line.Expect("CONNECT");
        line.Expect("\r\n");
        line.Send(NullmodemOctets.Encode(ModemLines.Rts));

        caller.ExpectEnd();
        line.Expect([0xFF, 0]);
    }

    [RequiresFact("mgetty", "unshare", "slirp-fullbolt", "socat", Root = true)]
    public void Ring_ToMgetty_IsAnsweredAndPppIsRecognised()
    {
        using PtyPair cable = PtyPair.Cable(output);
        using MgettyPeer mgetty = new(cable.FarTerminal, "", output);
        using RawLine line = RawLine.Terminal(cable.Near);

        line.Expect("ATQ0V1H0\r");
        line.Send("\r\nOK\r\n");
        line.Expect("AT\r");
        line.Send("\r\nOK\r\n");
        mgetty.WaitFor("removing lock file"); // the line is free until it rings
        line.Send("\r\nRING\r\n");
        line.Expect("ATA\r");
        line.Send("\r\nCONNECT 33600\r\n");
        line.Expect("EMSI_REQ"); // in the login prompt: from now on it listens for PPP

        line.Send(LcpFrame.ConfigureRequest); // is swallowed while it is recognised
        mgetty.WaitFor("AutoPPP");
        line.Send(LcpFrame.ConfigureRequest);
        line.Expect(LcpFrame.ConfigureAckStart);
    }
}
