using UserCoNdis.Framework.Contracts;
using UserCoNdis.Framework.Runtime;

namespace UserCoNdis.NdisKit;

/// <summary>Contract 3.1, 4.13: pause, restart, reset, removal, shutdown.</summary>
internal static class AdapterSequences
{
    [Sequence("3.1, T36 pause and restart: only data stops")]
    public static void PausedAndRestarted(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Edge.CompletesSendsAtOnce = false;
        f.Client.KeepsFrames = true;
        f.Client.Send(call, "queued"u8);
        f.Receive(call, "kept"u8);
        Expect.Same(NdisStatus.Success, Do(f, f.Adapter.Pause));
        Expect.SameItems([NdisStatus.Paused], f.Client.SendStatuses);
        Expect.Same(0, f.Client.Kept.Count);
        f.Client.Send(call, "refused"u8);
        Expect.SameItems([NdisStatus.Paused, NdisStatus.Paused], f.Client.SendStatuses);
        Expect.Same(ScriptedCallPhase.Connected, call.Phase);
        Expect.Same(NdisStatus.Success, Do(f, f.Adapter.Restart));
        f.Edge.CompletesSendsAtOnce = true;
        f.Client.Send(call, "sent"u8);
        Expect.Same(NdisStatus.Success, f.Client.SendStatuses[^1]);
        f.Client.KeepsFrames = false;
    }

    [Sequence("3.1: call control goes on while data is paused")]
    public static void CallsWhilePaused(ContractFixture f)
    {
        Do(f, f.Adapter.Pause);
        ScriptedCall call = f.Connect();
        Expect.Same(ScriptedCallPhase.Connected, call.Phase);
        f.Client.Close(call);
        f.Run();
        Expect.Same(NdisStatus.Success, call.CloseStatus!.Value);
        Do(f, f.Adapter.Restart);
    }

    [Sequence("4.13 reset", "S4.2")]
    public static void Reset(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Edge.CompletesSendsAtOnce = false;
        f.Edge.Script.Mode("MiniportCoOidRequest", AnswerMode.Never);
        f.Client.Send(call, "aborted"u8);
        f.Client.Request(f.Binding, null, new(NdisRequestType.QueryInformation, Oid.GenCoLinkSpeed, new byte[8]));
        f.Edge.AddressingReset = true;
        f.Edge.Script.Mode("MiniportCoOidRequest", f.Mode);
        Expect.Same(NdisStatus.Success, Do(f, f.Adapter.Reset));
        Expect.SameItems([NdisStatus.RequestAborted], f.Client.SendStatuses);
        Expect.SameItems([NdisStatus.RequestAborted], f.Client.OidsCompleted.Select(o => o.Status));
        Expect.SameItems([NdisStatus.ResetStart, NdisStatus.ResetEnd], f.Client.Statuses.Select(s => s.Code));
        f.Edge.CompletesSendsAtOnce = true;
        f.Client.Send(call, "sent"u8);
        Expect.Same(NdisStatus.Success, f.Client.SendStatuses[^1]); // handles stay valid
    }

    [Sequence("4.13 step 3: calls that did not survive the reset", "S4.2")]
    public static void ResetLosesCalls(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        Do(f, f.Adapter.Reset);
        f.HangUp(f.VcOf(call), NdisStatus.Failure);
        Expect.Same(NdisStatus.Failure, call.RemoteCloseStatus!.Value);
        Expect.Same(ScriptedCallPhase.Ended, call.Phase);
    }

    [Sequence("3.1, 4.14 surprise removal")]
    public static void Removed(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        Expect.Same(NdisStatus.Success, f.Adapter.SurpriseRemove());
        f.Client.Request(f.Binding, null, new(NdisRequestType.QueryInformation, Oid.GenCoLinkSpeed, new byte[8]));
        f.Run();
        Expect.Same(NdisStatus.NotAccepted, f.Client.OidsCompleted[^1].Status);
        f.EndByHalt();
        Expect.Same(NdisStatus.Success, call.CloseStatus!.Value);
        Expect.Same(AdapterState.Halted, f.Adapter.State);
    }

    [Sequence("3.1 system shutdown: nothing follows", EndsItself = true)]
    public static void ShutDown(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        Expect.Same(NdisStatus.Success, f.Adapter.Shutdown());
        f.Run();
        Expect.Same(AdapterState.Shutdown, f.Adapter.State);
        Expect.Same("MiniportShutdownEx", f.Edge.Script.Log[^1]);
        Expect.Same(ScriptedCallPhase.Connected, call.Phase); // nobody is told
        bool halted = false;
        f.Adapter.Halt(() => halted = true);
        f.Run();
        Expect.True(halted && !f.Edge.Script.Saw("MiniportHaltEx"));
        Expect.Same(NdisStatus.InvalidState, Do(f, f.Adapter.Reset));
    }

    [Sequence("4.11 cancel")]
    public static void OidCancelled(ContractFixture f)
    {
        f.Edge.Script.Mode("MiniportCoOidRequest", AnswerMode.Never);
        NdisOidRequest request = new(NdisRequestType.QueryInformation, Oid.GenCoLinkSpeed, new byte[8]) { RequestId = "x" };
        f.Client.Request(f.Binding, null, request);
        f.Binding.Handle.CancelOidRequest("x");
        f.Run();
        Expect.SameItems([NdisStatus.RequestAborted], f.Client.OidsCompleted.Select(o => o.Status));
    }

    private static NdisStatus Do(ContractFixture f, Action<Action<NdisStatus>> change)
    {
        NdisStatus? result = null;
        change(status => result = status);
        f.Run();
        Expect.True(result is not null);
        return result!.Value;
    }
}
