using UserCoNdis.Drivers.NdisWan.Ip;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.Tests.Calls;

/// <summary>Whole calls over a null-modem line: host, drivers and PPP on both ends, the verifier enforcing.</summary>
public sealed class DirectCallTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Call_DialPingHangUp_GivesEverythingBack(int seed)
    {
        DirectLine line = new((ulong)seed);
        line.BringUp();

        Assert.Equal("10.0.0.2", line.A.Addresses!.Value.Local.ToString());
        PingResult there = line.Ping(line.A, "10.0.0.1");
        PingResult back = line.Ping(line.B, "10.0.0.2");
        Assert.Equal((3, 3), (there.Sent, there.Received));
        Assert.Equal((3, 3), (back.Sent, back.Received));

        line.A.Session!.Close();
        Assert.True(line.Loop.RunUntil(() => line.A.Call!.State == LineCallState.Idle && line.B.Call!.State == LineCallState.Idle, DirectLine.Limit), line.Describe());
        Assert.Equal(PppCloseCause.LocalClose, line.A.Down);
        Assert.Equal(PppCloseCause.PeerTerminated, line.B.Down);
        Assert.Equal([LineCallState.Proceeding, LineCallState.Connected, LineCallState.Disconnected, LineCallState.Idle], line.A.States);
        Assert.Equal(LineDisconnectMode.Normal, line.A.Call!.DisconnectMode);
        line.HaltAndCheck();
    }

    [Fact]
    public void Drop_WhileConnected_ClosesTheBridgeFirst()
    {
        DirectLine line = new();
        line.BringUp();

        Assert.Equal(NdisStatus.Success, line.A.Call!.Drop());
        Assert.True(line.Loop.RunUntil(() => line.B.Call!.State == LineCallState.Idle, DirectLine.Limit), line.Describe());

        Assert.Equal(LineCallState.Idle, line.A.Call.State);
        Assert.Equal(PppCloseCause.LowerDown, line.A.Down);
        Assert.Equal(PppCloseCause.LowerDown, line.B.Down);
        line.HaltAndCheck();
    }

    [Fact]
    public void Halt_WithActiveCall_ClosesEverything()
    {
        DirectLine line = new();
        line.BringUp();
        line.HaltAndCheck();
    }

    [Fact]
    public void Unplug_WithActiveCall_EndsTheCallWithOutOfOrder()
    {
        DirectLine line = new();
        line.BringUp();

        line.LinkA.Close();
        Assert.True(line.Loop.RunUntil(() => line.A.Call!.State == LineCallState.Idle, DirectLine.Limit), line.Describe());

        Assert.Equal(LineDisconnectMode.OutOfOrder, line.A.Call!.DisconnectMode);
        Assert.Equal(NdisStatus.Success, line.A.Line.MakeCall("", out var next));
        Assert.Equal(NdisStatus.NotAccepted, next!.Status);
        line.HaltAndCheck();
    }

    [Fact]
    public void Offer_Rejected_LeavesNoCall()
    {
        DirectLine line = new();
        line.B.Listen(call => call.Drop());
        line.A.Dial("");
        line.Loop.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(LineCallState.Idle, line.B.Call!.State);
        line.HaltAndCheck();
    }

    [Fact]
    public void SecondCall_OnABusyLine_IsRefused()
    {
        DirectLine line = new();
        line.BringUp();
        _ = line.A.Line.MakeCall("", out var second);
        Assert.Equal(NdisStatus.TapiInUse, second!.Status);
        Assert.Equal(LineDisconnectMode.Busy, second.DisconnectMode);
        line.HaltAndCheck();
    }

    [Fact]
    public void SecondCall_AfterTheFirst_ComesUpAgain()
    {
        DirectLine line = new();
        line.BringUp();
        line.A.Session!.Close();
        Assert.True(line.Loop.RunUntil(() => line.B.Call!.State == LineCallState.Idle && line.A.Call!.State == LineCallState.Idle, DirectLine.Limit));
        line.Loop.Advance(TimeSpan.FromSeconds(2));

        line.A.Dial("");
        Assert.True(line.Loop.RunUntil(() => line.A.Session!.Addresses is not null && line.B.Session!.Addresses is not null, DirectLine.Limit), line.Describe());
        line.HaltAndCheck();
    }

    [Fact]
    public void FarEnd_Silent_EndsByTheRestartCounters()
    {
        DirectLine line = new();
        line.A.Dial("");
        Assert.True(line.Loop.RunUntil(() => line.A.Down is not null, DirectLine.Limit), line.Describe());
        Assert.Equal(PppCloseCause.NoAnswer, line.A.Down);
        Assert.Equal(LineCallState.Idle, line.A.Call!.State);
        line.HaltAndCheck();
    }
}
