using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>Contract 4.4.</summary>
internal static class OutgoingSequences
{
    [Sequence("4.4", "S0.4", "S1.1", "S1.2", "S1.3", "S1.4", "S1.7")]
    public static void Answered(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        Expect.Same(NdisStatus.Success, call.MakeCallStatus!.Value);
        Expect.Same(ScriptedCallPhase.Connected, call.Phase);
        Expect.SameItems(["SETUP"], f.Network.Heard);
        f.Trace.AssertOrder("NdisCoCreateVc", "ProtocolCoCreateVc", "NdisClMakeCall", "ProtocolCmMakeCall", "NdisCmActivateVc");
        Expect.True(!f.Client.Script.Saw("ProtocolClCallConnected")); // outgoing calls get none
    }

    [Sequence("4.4 step 9: other parameters, and the client takes them", "S1.5", "S1.8", "S1.9")]
    public static void ParametersChanged(ContractFixture f)
    {
        f.CallManager.AlterParameters = CallParameters.Change;
        ScriptedCall call = f.Connect();
        Expect.Same(CallParameters.ChangedBandwidth, call.Parameters!.CallMgrParameters!.Transmit.PeakBandwidth);
        Expect.True(call.Parameters.Flags.HasFlag(CoCallFlags.CallParametersChanged));
        Expect.Same(ScriptedCallPhase.Connected, call.Phase);
    }

    [Sequence("4.4 step 11: other parameters, and the client hangs up", "S1.9", "S2.2")]
    public static void ParametersUnacceptable(ContractFixture f)
    {
        f.CallManager.AlterParameters = CallParameters.Change;
        f.Client.Accepts = static parameters => !parameters.Flags.HasFlag(CoCallFlags.CallParametersChanged);
        ScriptedCall call = f.Connect();
        Expect.Same(NdisStatus.Success, call.MakeCallStatus!.Value);
        Expect.Same(NdisStatus.Success, call.CloseStatus!.Value);
        Expect.Same(0, f.CallManager.Vcs.Count);
        f.Trace.AssertOrder("NdisClMakeCall", "NdisCmActivateVc", "NdisClCloseCall", "NdisCmDeactivateVc", "NdisCoDeleteVc");
    }

    [Sequence("4.4 failure", "S0.4")]
    public static void Refused(ContractFixture f)
    {
        f.CallManager.Script.Status("ProtocolCmMakeCall", NdisStatus.TapiDisconnectModeBusy);
        ScriptedCall call = f.Connect();
        Expect.Same(NdisStatus.TapiDisconnectModeBusy, call.MakeCallStatus!.Value);
        Expect.Same(0, f.CallManager.Vcs.Count);
        Expect.Same(0, f.Trace.Count("NdisClCloseCall", Framework.Runtime.DdiPhase.Call));
    }

    [Sequence("4.4, 3.6: given up while proceeding", Overtaken = "ProtocolCmMakeCall")]
    public static void Aborted(ContractFixture f)
    {
        f.CallManager.Script.Mode("ProtocolCmMakeCall", AnswerMode.Never);
        ScriptedCall call = f.Client.Dial(f.Binding);
        f.Client.Close(call);
        f.Run();
        Expect.Same(NdisStatus.Failure, call.MakeCallStatus!.Value);
        Expect.Same(NdisStatus.Success, call.CloseStatus!.Value);
        Expect.Same(0, f.CallManager.Vcs.Count);
    }

    [Sequence("4.7 step 8a, T5: another call on the same VC")]
    public static void VcUsedAgain(ContractFixture f)
    {
        f.Client.KeepsVcs = true;
        ScriptedCall call = f.Connect();
        f.Client.Close(call);
        f.Run();
        Expect.Same(ScriptedCallPhase.Idle, call.Phase);
        f.Client.Redial(call);
        f.Run();
        Expect.Same(ScriptedCallPhase.Connected, call.Phase);
        Expect.Same(1, f.CallManager.Script.Count("ProtocolCoCreateVc"));
        f.Client.KeepsVcs = false;
    }
}
