using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 3.1: data stops and flows again, and nothing else changes (T36).</summary>
public sealed class PauseTests
{
    [Theory]
    [BothShapes(AnswerMode.Sync)]
    [BothShapes(AnswerMode.Early)]
    [BothShapes(AnswerMode.Pending)]
    [BothShapes(AnswerMode.Late)]
    [Trait("Spec", "3.1")]
    public void Pause_CallWithFramesInFlight_StopsDataAndKeepsTheCall(Shape shape, AnswerMode mode)
    {
        using ContractFixture f = new ContractFixture(shape).WithMode(mode).Start();
        ScriptedCall call = f.Connect();
        f.Edge.CompletesSendsAtOnce = false;
        f.Client.KeepsFrames = true;
        f.Client.Send(call, "held below"u8);
        f.Receive(call, "kept above"u8);

        Assert.Equal(NdisStatus.Success, Wait(f, f.Adapter.Pause));
        Assert.Equal(AdapterState.Paused, f.Adapter.State);
        Assert.Equal(1, f.Edge.Script.Count("MiniportPause"));
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

    [Theory]
    [BothShapes]
    [Trait("Spec", "T36")]
    public void Calls_WhilePaused_AreMadeTakenAndClosed(Shape shape)
    {
        using ContractFixture f = new ContractFixture(shape).Start();
        Assert.Equal(NdisStatus.Success, Wait(f, f.Adapter.Pause));
        ScriptedCall made = f.Connect();
        Assert.Equal(ScriptedCallPhase.Connected, made.Phase);
        ScriptedVc taken = f.CallManager.Offer(f.CallManager.Saps[0], CallParameters.Any()); // over a signaling VC nothing is heard now
        f.Run();
        Assert.Equal(ScriptedCallPhase.Connected, f.CallOf(taken).Phase);
        f.CallManager.HangUp(taken, NdisStatus.Success);
        f.Run();
        Assert.Single(f.Binding.Calls);
        f.EndByHalt();
    }

    [Theory]
    [BothShapes("MiniportPause")]
    [BothShapes("ProtocolNetPnPEvent")]
    [Trait("Spec", "3.1")]
    public void Pausing_NotCompletedByADriver_RefusesSendsAndAnswersRequests(Shape shape, string held)
    {
        using ContractFixture f = new ContractFixture(shape).Start();
        ScriptedCall call = f.Connect();
        Script script = held == "MiniportPause" ? f.Edge.Script : f.Client.Script;
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

    [Theory]
    [BothShapes]
    [Trait("Spec", "3.1")]
    public void Pause_OfWhatDoesNotRun_IsRefused(Shape shape)
    {
        using ContractFixture f = new(shape);
        Assert.Equal(NdisStatus.InvalidState, Wait(f, f.Adapter.Pause));
        f.Start();
        Assert.Equal(NdisStatus.InvalidState, Wait(f, f.Adapter.Restart));
        Assert.Equal(NdisStatus.Success, Wait(f, f.Adapter.Pause));
        Assert.Equal(NdisStatus.InvalidState, Wait(f, f.Adapter.Pause));
        f.EndByHalt();
    }

    [Theory]
    [BothShapes(AnswerMode.Sync)]
    [BothShapes(AnswerMode.Pending)]
    [Trait("Spec", "3.1")]
    public void Restart_RefusedByMiniport_LeavesTheAdapterPaused(Shape shape, AnswerMode mode)
    {
        using ContractFixture f = new ContractFixture(shape).Start();
        Assert.Equal(NdisStatus.Success, Wait(f, f.Adapter.Pause));
        f.Edge.Script.Mode("MiniportRestart", mode);
        f.Edge.Script.Once("MiniportRestart", NdisStatus.Resources);
        Assert.Equal(NdisStatus.Resources, Wait(f, f.Adapter.Restart));
        Assert.Equal(AdapterState.Paused, f.Adapter.State);
        Assert.Equal(NdisStatus.Success, Wait(f, f.Adapter.Restart));
        f.EndInOrder();
    }

    [Theory]
    [BothShapes]
    [Trait("Spec", "3.1")]
    public void Protocol_RegisteredWhileRunning_IsRestartedToo(Shape shape)
    {
        using ContractFixture f = new ContractFixture(shape).Start();
        ScriptedClient late = new(f.Loop, "LATE") { WantsCalls = false };
        f.Host.RegisterProtocol(late);
        f.Run();
        Assert.Equal([NetPnPEvent.Restart], late.Events);
        f.EndInOrder();
    }

    private static NdisStatus? Wait(ContractFixture f, Action<Action<NdisStatus>> operation)
    {
        NdisStatus? outcome = null;
        operation(s => outcome = s);
        f.Run();
        return outcome;
    }
}
