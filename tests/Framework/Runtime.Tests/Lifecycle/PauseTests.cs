using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 3.1: data stops and flows again, and nothing else changes (T36).</summary>
public sealed class PauseTests
{
    [Theory]
    [InlineData(AnswerMode.Sync)]
    [InlineData(AnswerMode.Early)]
    [InlineData(AnswerMode.Pending)]
    [InlineData(AnswerMode.Late)]
    [Trait("Spec", "3.1")]
    public void Pause_CallWithFramesInFlight_StopsDataAndKeepsTheCall(AnswerMode mode)
    {
        using NdisFixture f = new NdisFixture().WithMode(mode).Start();
        ScriptedCall call = f.Connect();
        f.Edge.CompletesSendsAtOnce = false;
        f.Client.KeepsFrames = true;
        f.Client.Send(call, "held below"u8);
        f.Receive(call, "kept above"u8);

        Assert.Equal(NdisStatus.Success, Wait(f, f.Adapter.Pause));
        Assert.Equal(AdapterState.Paused, f.Adapter.State);
        Assert.Equal(1, f.Mcm.Script.Count("MiniportPause"));
        Assert.Equal([NdisStatus.Paused], f.Client.SendStatuses);
        Assert.Empty(f.Client.Kept);

        f.Client.Send(call, "refused"u8);
        f.Receive(call, "thrown away"u8);
        Assert.Equal([NdisStatus.Paused, NdisStatus.Paused], f.Client.SendStatuses);
        Assert.Single(f.Client.Received);
        Assert.Equal(ScriptedCallPhase.Connected, call.Phase);

        Assert.Equal(NdisStatus.Success, Wait(f, f.Adapter.Restart));
        Assert.Equal(AdapterState.Running, f.Adapter.State);
        Assert.Equal([NetPnPEvent.Restart, NetPnPEvent.Pause, NetPnPEvent.Restart], f.Client.Events);
        f.Edge.CompletesSendsAtOnce = true;
        f.Client.KeepsFrames = false;
        f.Client.Send(call, "flows"u8);
        f.Receive(call, "flows"u8);
        Assert.Equal(NdisStatus.Success, f.Client.SendStatuses[^1]);
        Assert.Equal(2, f.Client.Received.Count);
        f.EndInOrder();
    }

    [Fact]
    [Trait("Spec", "T36")]
    public void Calls_WhilePaused_AreMadeTakenAndClosed()
    {
        using NdisFixture f = new NdisFixture().Start();
        Assert.Equal(NdisStatus.Success, Wait(f, f.Adapter.Pause));
        ScriptedCall made = f.Connect();
        Assert.Equal(ScriptedCallPhase.Connected, made.Phase);
        ScriptedVc taken = f.Ring();
        Assert.Equal(ScriptedCallPhase.Connected, f.CallOf(taken).Phase);
        f.HangUp(taken, NdisStatus.Success);
        Assert.Single(f.Binding.Calls);
        f.EndByHalt();
    }

    [Theory]
    [InlineData("MiniportPause")]
    [InlineData("ProtocolNetPnPEvent")]
    [Trait("Spec", "3.1")]
    public void Pausing_NotCompletedByADriver_RefusesSendsAndAnswersRequests(string held)
    {
        using NdisFixture f = new NdisFixture().Start();
        ScriptedCall call = f.Connect();
        Script script = held == "MiniportPause" ? f.Mcm.Script : f.Client.Script;
        script.Mode(held, AnswerMode.Never);
        NdisStatus? paused = null;
        f.Adapter.Pause(s => paused = s);
        Assert.Equal(AdapterState.Pausing, f.Adapter.State);
        f.Client.Send(call, "refused"u8);
        Assert.Equal([NdisStatus.Paused], f.Client.SendStatuses);
        NdisOidRequest request = new(NdisRequestType.QueryInformation, Oid.GenCoVendorId, new byte[4]);
        Assert.Equal(NdisStatus.Success, f.Binding.Handle.OidRequest(null, request)); // R234

        script.Mode(held, AnswerMode.Sync);
        script.Release(held);
        Assert.Equal(NdisStatus.Success, paused);
        Assert.Equal(AdapterState.Paused, f.Adapter.State);
        f.EndInOrder();
    }

    [Fact]
    [Trait("Spec", "3.1")]
    public void Pause_OfWhatDoesNotRun_IsRefused()
    {
        using NdisFixture f = new();
        Assert.Equal(NdisStatus.InvalidState, Wait(f, f.Adapter.Pause));
        f.Start();
        Assert.Equal(NdisStatus.InvalidState, Wait(f, f.Adapter.Restart));
        Assert.Equal(NdisStatus.Success, Wait(f, f.Adapter.Pause));
        Assert.Equal(NdisStatus.InvalidState, Wait(f, f.Adapter.Pause));
        f.EndByHalt();
    }

    [Theory]
    [InlineData(AnswerMode.Sync)]
    [InlineData(AnswerMode.Pending)]
    [Trait("Spec", "3.1")]
    public void Restart_RefusedByMiniport_LeavesTheAdapterPaused(AnswerMode mode)
    {
        using NdisFixture f = new NdisFixture().Start();
        Assert.Equal(NdisStatus.Success, Wait(f, f.Adapter.Pause));
        f.Mcm.Script.Mode("MiniportRestart", mode);
        f.Mcm.Script.Once("MiniportRestart", NdisStatus.Resources);
        Assert.Equal(NdisStatus.Resources, Wait(f, f.Adapter.Restart));
        Assert.Equal(AdapterState.Paused, f.Adapter.State);
        Assert.Equal(NdisStatus.Success, Wait(f, f.Adapter.Restart));
        f.EndInOrder();
    }

    [Fact]
    [Trait("Spec", "3.1")]
    public void Protocol_RegisteredWhileRunning_IsRestartedToo()
    {
        using NdisFixture f = new NdisFixture().Start();
        ScriptedClient late = new(f.Loop, "LATE") { WantsCalls = false };
        f.Host.RegisterProtocol(late);
        f.Run();
        Assert.Equal([NetPnPEvent.Restart], late.Events);
        f.EndInOrder();
    }

    private static NdisStatus? Wait(NdisFixture f, Action<Action<NdisStatus>> operation)
    {
        NdisStatus? outcome = null;
        operation(s => outcome = s);
        f.Run();
        return outcome;
    }
}
