using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>Contract 4.7 and 4.8.</summary>
internal static class CloseSequences
{
    [Sequence("4.7 outgoing call", "S0.10", "S2.3", "S2.6", "S2.7")]
    public static void OutgoingByClient(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Client.Close(call);
        f.Run();
        Expect.Same(NdisStatus.Success, call.CloseStatus!.Value);
        Expect.Same(0, f.CallManager.Vcs.Count);
        f.Trace.AssertOrder("NdisClCloseCall", "ProtocolCmCloseCall", "NdisCmDeactivateVc", "NdisCoDeleteVc", "ProtocolCoDeleteVc");
    }

    [Sequence("4.7 incoming call", "S0.10", "S2.6", "S2.7")]
    public static void IncomingByClient(ContractFixture f)
    {
        ScriptedCall call = f.CallOf(f.Ring());
        f.Client.Close(call);
        f.Run();
        Expect.Same(NdisStatus.Success, call.CloseStatus!.Value);
        Expect.Same(0, f.Binding.Calls.Count);
        Expect.Same(0, f.CallManager.Vcs.Count);
    }

    [Sequence("4.7 step 4: with close data", "S2.5")]
    public static void WithData(ContractFixture f)
    {
        f.Client.Close(f.Connect(), "bye"u8.ToArray());
        f.Run();
        Expect.SameItems("bye"u8.ToArray(), f.CallManager.LastCloseData.ToArray());
    }

    [Sequence("4.7 step 3a, T35: data that cannot be carried", "S2.5")]
    public static void DataNotCarried(ContractFixture f)
    {
        f.CallManager.Script.Status("close data", NdisStatus.InvalidData);
        ScriptedCall call = f.Connect();
        Expect.Same(NdisStatus.InvalidData, f.Client.Close(call, "bye"u8.ToArray()));
        Expect.Same(ScriptedCallPhase.Connected, call.Phase);
        f.Client.Send(call, "still here"u8);
        Expect.SameItems([NdisStatus.Success], f.Client.SendStatuses);
        f.Client.Close(call);
        f.Run();
        Expect.Same(NdisStatus.Success, call.CloseStatus!.Value);
    }

    [Sequence("3.6, T43: the close fails, and is tried again")]
    public static void RefusedThenDone(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.CallManager.Script.Once("ProtocolCmCloseCall", NdisStatus.Failure);
        f.Client.Close(call);
        f.Run();
        Expect.Same(NdisStatus.Failure, call.CloseStatus!.Value);
        Expect.Same(ScriptedCallPhase.Connected, call.Phase);
        f.Client.Close(call);
        f.Run();
        Expect.Same(NdisStatus.Success, call.CloseStatus!.Value);
    }

    [Sequence("4.8", "S0.10", "S2.2", "S4.2", "S4.5")]
    public static void OutgoingByNetwork(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.HangUp(f.VcOf(call), NdisStatus.Success, "bye"u8.ToArray());
        Expect.Same(NdisStatus.Success, call.RemoteCloseStatus!.Value);
        Expect.SameItems("bye"u8.ToArray(), call.RemoteCloseData);
        Expect.Same(ScriptedCallPhase.Ended, call.Phase);
        f.Trace.AssertOrder(
            "NdisCmDispatchIncomingCloseCall", "ProtocolClIncomingCloseCall", "NdisClCloseCall", "ProtocolCmCloseCall",
            "NdisCmDeactivateVc", "NdisCoDeleteVc");
    }

    [Sequence("4.8: a fault of the network, the client closes later", "S2.2", "S4.2")]
    public static void IncomingByNetworkFault(ContractFixture f)
    {
        ScriptedVc vc = f.Ring();
        ScriptedCall call = f.CallOf(vc);
        f.Client.ClosesAtOnce = false;
        f.HangUp(vc, NdisStatus.TapiDisconnectModeUnavail);
        Expect.Same(ScriptedCallPhase.RemoteClosed, call.Phase);
        Expect.Same(NdisStatus.TapiDisconnectModeUnavail, call.RemoteCloseStatus!.Value);
        f.Client.Close(call);
        f.Run();
        Expect.Same(0, f.CallManager.Vcs.Count);
        f.Client.ClosesAtOnce = true;
    }

    [Sequence("3.6 glare: both close at once")]
    public static void Glare(ContractFixture f)
    {
        f.CallManager.Script.Mode("ProtocolCmCloseCall", AnswerMode.Never);
        ScriptedCall call = f.Connect();
        ScriptedVc vc = f.VcOf(call);
        f.Client.Close(call);
        f.HangUp(vc, NdisStatus.Success);
        Expect.True(call.RemoteCloseStatus is null);
        f.CallManager.Script.Release("ProtocolCmCloseCall");
        f.Run();
        Expect.Same(NdisStatus.Success, call.CloseStatus!.Value);
    }
}
