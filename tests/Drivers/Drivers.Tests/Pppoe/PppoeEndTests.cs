using UserCoNdis.Drivers.NdProxy;
using UserCoNdis.Drivers.WanMiniport.Pppoe;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.InProcess;
using UserCoNdis.Transport.Links.Loops;
using UserCoNdis.Transport.Protocols.Ethernet;
using UserCoNdis.Transport.Protocols.Pppoe;

namespace UserCoNdis.Drivers.Tests.Pppoe;

/// <summary>How calls fail and end, from either end, in every state; the far end is a tap.</summary>
public sealed class PppoeEndTests
{
    [Fact]
    public void Padt_OfTheFarEnd_EndsTheCallWell()
    {
        PppoeTapLine line = new();
        line.StationCalls();
        line.Tap.SendPadt(line.FromTap);
        line.Run(() => line.S.Call.State == LineCallState.Idle);
        Assert.Equal((LineDisconnectMode.Normal, 0), (line.S.Call.DisconnectMode, line.S.Miniport.SessionsOpen));
        Assert.Equal(PppoeFailureCode.Terminated, line.S.Miniport.LastFailure!.Code);
        Assert.Equal(0, line.Tap.CountOf(PppoeCode.Padt)); // it is not answered
        line.HaltAndCheck();
    }

    [Fact]
    public void Drop_OfASession_SendsOnePadt()
    {
        PppoeTapLine line = new();
        line.StationCalls();
        _ = line.S.Call.Drop();
        line.Run(() => line.S.Call.State == LineCallState.Idle);
        line.Settle();
        Assert.Equal(1, line.Tap.CountOf(PppoeCode.Padt));
        Assert.Equal(PppoeConcentratorEventKind.SessionTerminated, line.Tap.ConcentratorEvents[^1].Kind);
        line.HaltAndCheck();
    }

    [Fact]
    public void Padt_BehindData_IsReadAfterIt()
    {
        PppoeTapLine line = new();
        line.HostCalls();
        PppoeMiniportStatistics before = line.Statistics;
        line.Tap.SendSession(line.FromTap, 0xC0, 0x21, 0x09, 0x01, 0x00, 0x08, 0, 0, 0, 0);
        line.Tap.SendPadt(line.FromTap);
        line.Run(() => line.S.Call.State == LineCallState.Idle);
        Assert.Equal((before.FramesReceived + 1, before.NotRunning), (line.Statistics.FramesReceived, line.Statistics.NotRunning));
        line.HaltAndCheck();
    }

    [Fact]
    public void NoConcentrator_Answers_FailsWithNoAnswer()
    {
        PppoeTapLine line = new(new() { MaxPadi = 2, RetryTime = TimeSpan.FromSeconds(1) });
        _ = line.S.Dial();
        line.Run(() => line.S.Call.State == LineCallState.Idle);
        Assert.Equal(2, line.Tap.CountOf(PppoeCode.Padi));
        AssertFailed(line, PppoeFailureCode.NoConcentrator, LineDisconnectMode.NoAnswer, "no concentrator answered");
        line.HaltAndCheck();
    }

    [Fact]
    public void Concentrator_OfAnotherName_IsNotTaken()
    {
        PppoeTapLine line = new(new() { MaxPadi = 1 });
        _ = line.Tap.Serve(PppoeTapLine.Far, "inet");
        _ = line.S.Dial(@"elsewhere\inet");
        line.Run(() => line.S.Call.State == LineCallState.Idle);
        AssertFailed(line, PppoeFailureCode.ConcentratorNotFound, LineDisconnectMode.Unreachable, "none is elsewhere");
        _ = line.S.Dial(@"tap\inet");
        line.Run(() => line.Tap.ConcentratorEvents.Count == 1);
        line.HaltAndCheck();
    }

    [Theory]
    [InlineData(PppoeTagType.ServiceNameError, PppoeFailureCode.ServiceUnknown, LineDisconnectMode.BadAddress)]
    [InlineData(PppoeTagType.AcSystemError, PppoeFailureCode.ConcentratorError, LineDisconnectMode.Congestion)]
    [InlineData(PppoeTagType.GenericError, PppoeFailureCode.Refused, LineDisconnectMode.Reject)]
    public void Error_InThePads_IsTheReasonWithTheConcentratorsWords(
        PppoeTagType error, PppoeFailureCode code, LineDisconnectMode mode)
    {
        PppoeTapLine line = new();
        PppoeConcentrator concentrator = line.Tap.Serve(PppoeTapLine.Far);
        _ = line.S.Dial("inet");
        line.Run(() => line.Tap.ConcentratorEvents.Count == 1);
        concentrator.Refuse(line.Tap.ConcentratorEvents[0].Request!, error, "come back tomorrow");
        line.Tap.Pump();
        line.Run(() => line.S.Call.State == LineCallState.Idle);
        AssertFailed(line, code, mode, "come back tomorrow");
        line.HaltAndCheck();
    }

    [Fact]
    public void Pads_ForACallThatWasGivenUp_IsEndedByAPadt()
    {
        PppoeTapLine line = new();
        PppoeConcentrator concentrator = line.Tap.Serve(PppoeTapLine.Far);
        _ = line.S.Dial();
        line.Run(() => line.Tap.ConcentratorEvents.Count == 1);
        _ = line.S.Call.Drop();
        line.Run(() => line.S.Call.State == LineCallState.Idle);
        Assert.Equal((0, 0, 1), (line.S.Miniport.Calls.Count, line.Tap.CountOf(PppoeCode.Padt), line.S.Miniport.Discoveries.Count));

        _ = concentrator.Accept(line.Tap.ConcentratorEvents[0].Request!, 44);
        line.Tap.Pump();
        line.Settle();
        Assert.Equal((0, 1, 0), (line.S.Miniport.Calls.Count, line.Tap.CountOf(PppoeCode.Padt), line.S.Miniport.Discoveries.Count));
        line.HaltAndCheck();
    }

    [Fact]
    public void Call_GivenUpWhileLooking_LeavesNothing()
    {
        PppoeTapLine line = new();
        _ = line.S.Dial();
        line.Settle();
        _ = line.S.Call.Drop();
        line.Run(() => line.S.Call.State == LineCallState.Idle);
        Assert.Equal(LineDisconnectMode.Cancelled, line.S.Call.DisconnectMode);
        Assert.Equal((0, 0), (line.S.Miniport.Calls.Count, line.S.Miniport.Discoveries.Count));
        line.HaltAndCheck();
    }

    [Fact]
    public void SessionNumber_GivenTwiceByAConcentrator_EndsTheFirst()
    {
        PppoeTapLine line = new();
        line.StationCalls(sessionId: 9);
        _ = line.Tap.Serve(PppoeTapLine.Far); // it was started anew
        line.StationCalls(sessionId: 9);
        line.Run(() => line.S.Calls[0].State == LineCallState.Idle);
        Assert.Equal((LineCallState.Connected, 1), (line.S.Call.State, line.S.Miniport.SessionsOpen));
        Assert.Equal(0, line.Tap.CountOf(PppoeCode.Padt)); // it would end the second
        line.HaltAndCheck();
    }

    // RFC 2516 section 4: the number and both addresses are all that names a session.
    [Fact]
    public void SessionNumber_ThatTheStationGaveItself_IsNotTakenFromTheSamePeer()
    {
        PppoeTapLine line = new();
        line.HostCalls();
        TapiCall incoming = line.S.Call;
        PppoeConcentrator concentrator = line.Tap.Serve(PppoeTapLine.Far);
        _ = line.S.Dial();
        line.Run(() => line.Tap.ConcentratorEvents.Count == 1);
        _ = concentrator.Accept(line.Tap.ConcentratorEvents[0].Request!, line.Tap.Host!.Session!.Address.SessionId);
        line.Tap.Pump();
        line.Run(() => line.S.Call.State == LineCallState.Idle);
        AssertFailed(line, PppoeFailureCode.Ambiguous, LineDisconnectMode.Congestion, "its own session here");
        Assert.Equal((LineCallState.Connected, 0), (incoming.State, line.Tap.CountOf(PppoeCode.Padt)));
        line.HaltAndCheck();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Link_RemovedInACall_ClosesItWithOutOfOrder(bool isIncoming)
    {
        PppoeTapLine line = new();
        Begin(line, isIncoming);
        line.Changing.Close();
        line.Run(() => line.S.Call.State == LineCallState.Idle);
        Assert.Equal((LineDisconnectMode.OutOfOrder, 0), (line.S.Call.DisconnectMode, line.S.Miniport.SessionsOpen));
        _ = line.S.Dial();
        Assert.Equal(LineCallState.Idle, line.S.Call.State);
        line.HaltAndCheck();
    }

    [Fact]
    public void Link_RemovedWhileLooking_FailsTheCall()
    {
        PppoeTapLine line = new();
        _ = line.S.Dial();
        line.Changing.Close();
        line.Run(() => line.S.Call.State == LineCallState.Idle);
        Assert.Equal((LineDisconnectMode.OutOfOrder, PppoeFailureCode.LinkLost), (line.S.Call.DisconnectMode, line.S.Miniport.LastFailure!.Code));
        line.HaltAndCheck();
    }

    [Fact]
    public void Link_RemovedWhileACallIsOffered_WithdrawsTheOffer()
    {
        PppoeTapLine line = new();
        line.S.Listen(static _ => { });
        _ = line.Tap.Call(PppoeTapLine.Far);
        line.Run(() => line.S.Calls.Count == 1);
        line.Changing.Close();
        line.Run(() => line.S.Call.State == LineCallState.Idle);
        line.HaltAndCheck();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Adapter_HaltedInACall_SendsAPadt(bool isIncoming)
    {
        PppoeTapLine line = new();
        Begin(line, isIncoming);
        line.S.Halt();
        line.Run(() => line.S.IsHalted);
        line.Settle();
        Assert.Equal(1, line.Tap.CountOf(PppoeCode.Padt));
        line.HaltAndCheck();
    }

    [Fact]
    public void Adapter_HaltedOnALinkThatTakesNothing_WaitsASecondForIt()
    {
        PppoeTapLine line = new();
        line.StationCalls();
        line.Changing.IsFull = true;
        line.S.Halt();
        line.Loop.Advance(TimeSpan.FromMilliseconds(900));
        Assert.False(line.S.IsHalted);
        line.Run(() => line.S.IsHalted);
        line.HaltAndCheck();
    }

    [Fact]
    public void Interface_GoesDownInACall_KeepsTheSessionAndRefusesNewCalls()
    {
        PppoeTapLine line = new();
        line.StationCalls();
        line.Changing.Change(info => info with { IsUp = false });
        line.Settle();
        Assert.Equal((LineCallState.Connected, 1), (line.S.Call.State, line.S.Miniport.SessionsOpen));
        _ = line.S.Dial();
        AssertFailed(line, PppoeFailureCode.LinkDown, LineDisconnectMode.OutOfOrder, "the interface is down");

        line.Changing.Change(info => info with { IsUp = true });
        line.StationCalls(sessionId: 8);
        Assert.Equal(2, line.S.Miniport.SessionsOpen);
        line.HaltAndCheck();
    }

    [Fact]
    public void Interface_GoesDownWhileLooking_FailsTheCallAtOnce()
    {
        PppoeTapLine line = new();
        _ = line.S.Dial();
        line.Changing.Change(info => info with { IsUp = false });
        AssertFailed(line, PppoeFailureCode.LinkDown, LineDisconnectMode.OutOfOrder, "the interface is down");
        line.HaltAndCheck();
    }

    [Fact]
    public void LinkInfo_Changed_ReachesTheSession()
    {
        ChangingLink? changing = null;
        PppoeLine line = new(options: new() { Wrap = (link, _) => changing = new ChangingLink(link) });
        line.BringUp();
        Assert.Equal(1492, line.A.Session.Mtu);
        changing!.Change(info => info with { SpeedBps = 100_000_000, Mtu = 1300 });
        Assert.Equal((12_500_000u, 1292), (line.A.Session.TransmitBytesPerSecond, line.A.Session.Mtu));
        line.HaltAndCheck();
    }

    [Fact]
    public void Calls_BeyondMaxSessions_AreRefusedBothWays()
    {
        PppoeTapLine line = new(new() { MaxSessions = 1 });
        line.HostCalls();
        _ = line.S.Dial();
        AssertFailed(line, PppoeFailureCode.NoSession, LineDisconnectMode.Busy, "every session is taken");

        _ = line.Tap.Call(PppoeTapLine.Other);
        line.Run(() => line.Tap.HostEvents.Exists(e => e.Cause == PppoeFailureCause.AcSystemError));
        line.Loop.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, line.S.Miniport.SessionsOpen);
        line.HaltAndCheck();
    }

    [Fact]
    public void Filter_OfATaggedLine_LetsOnlyItsFramesThrough()
    {
        PppoeTapLine line = new(new() { Vlan = new(7) });
        Assert.Equal("(ether dst 02:00:00:00:00:01 or ether broadcast) and vlan 7 and (pppoed or pppoes)", line.Changing.Filter);
        line.HaltAndCheck();
    }

    [Theory]
    [InlineData("loop:x", "02:00:00:00:00:01", 1500, "a link of Ethernet frames")]
    [InlineData("loop:x?kind=frames", "00:00:00:00:00:00", 1500, "no Ethernet address")]
    [InlineData("loop:x?kind=frames", "02:00:00:00:00:01", 100, "too small")]
    public void Link_ThatCannotCarryPppoe_IsRefusedWithWords(string uri, string mac, int mtu, string words)
    {
        SeededLoop loop = new(1);
        PinnedSlabPool pool = new(8, 2048);
        ChangingLink? changing = null;
        Assert.True(MacAddress.TryParse(mac, out MacAddress address));
        PppoeStation station = new(
            "S",
            loop,
            guarded => changing = new ChangingLink(new LinkRegistry().Add(new LoopLinkFactory()).Open(uri, guarded, pool), mtu),
            new() { Address = address },
            static _ => new(),
            1,
            diagnostic: true,
            sendBuffers: 8);
        Assert.Equal(NdisStatus.UnsupportedMedia, station.Adapter.Start());
        Assert.Equal(PppoeFailureCode.UnsupportedLink, station.Miniport.LastFailure!.Code);
        Assert.Contains(words, station.Miniport.LastFailure.Text, StringComparison.Ordinal);
    }

    private static void Begin(PppoeTapLine line, bool isIncoming)
    {
        if (isIncoming)
        {
            line.HostCalls();
        }
        else
        {
            line.StationCalls();
        }
    }

    private static void AssertFailed(PppoeTapLine line, PppoeFailureCode code, LineDisconnectMode mode, string words)
    {
        Assert.Equal((LineCallState.Idle, mode), (line.S.Call.State, line.S.Call.DisconnectMode));
        Assert.Equal((code, mode), (line.S.Miniport.LastFailure!.Code, line.S.Miniport.LastFailure.DisconnectMode));
        Assert.Contains(words, line.S.Miniport.LastFailure.Text, StringComparison.Ordinal);
        Assert.Contains(words, line.S.Call.DiagnosticText, StringComparison.Ordinal);
    }
}
