using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>Contract 4.9.</summary>
internal static class QosSequences
{
    [Sequence("4.9 client-initiated", "S0.7")]
    public static void ByClient(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Client.Modify(call, CallParameters.Any(peakBandwidth: 7000));
        f.Run();
        Expect.Same(NdisStatus.Success, call.ModifyStatus!.Value);
        Expect.Same(7000u, Bandwidth(f.VcOf(call).Parameters));
        f.Trace.AssertOrder("NdisClModifyCallQoS", "ProtocolCmModifyCallQoS", "NdisCmActivateVc");
    }

    [Sequence("4.9 client-initiated, refused", "S0.7")]
    public static void ByClientRefused(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.CallManager.Script.Once("ProtocolCmModifyCallQoS", NdisStatus.Failure);
        f.Client.Modify(call, CallParameters.Any(peakBandwidth: 7000));
        f.Run();
        Expect.Same(NdisStatus.Failure, call.ModifyStatus!.Value);
        Expect.Same(FlowSpec.NotSpecified, Bandwidth(f.VcOf(call).Parameters));
        f.Client.Send(call, "still here"u8);
        Expect.SameItems([NdisStatus.Success], f.Client.SendStatuses);
    }

    [Sequence("4.9 step 5: changed again, until both agree", "S0.7", "S2.2")]
    public static void ByClientRenegotiated(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        int rounds = 0;
        f.CallManager.AlterParameters = parameters =>
        {
            if (rounds++ == 0)
            {
                CallParameters.Change(parameters);
            }
        };
        f.Client.WhenModified = (c, _) =>
        {
            if (c.Parameters!.Flags.HasFlag(CoCallFlags.CallParametersChanged))
            {
                f.Client.Modify(c, CallParameters.Any(peakBandwidth: 5000));
            }
        };
        f.Client.Modify(call, CallParameters.Any(peakBandwidth: 7000));
        f.Run();
        Expect.Same(2, f.CallManager.Script.Count("ProtocolCmModifyCallQoS"));
        Expect.Same(5000u, Bandwidth(f.VcOf(call).Parameters));
        f.CallManager.AlterParameters = null;
    }

    [Sequence("4.9 step 5: the client hangs up instead", "S2.2")]
    public static void ByClientThenClosed(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.CallManager.AlterParameters = CallParameters.Change;
        f.Client.WhenModified = (c, _) => f.Client.Close(c);
        f.Client.Modify(call, CallParameters.Any(peakBandwidth: 7000));
        f.Run();
        Expect.Same(NdisStatus.Success, call.CloseStatus!.Value);
        Expect.Same(0, f.CallManager.Vcs.Count);
        f.CallManager.AlterParameters = null;
    }

    [Sequence("4.9 remote-initiated, accepted", "S0.7")]
    public static void ByNetwork(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        Propose(f, call);
        Expect.Same(9000u, Bandwidth(call.Parameters));
        Expect.Same(9000u, Bandwidth(f.VcOf(call).Parameters));
        Expect.SameItems(["SETUP", "MODIFY ACCEPTED"], f.Network.Heard);
        f.Trace.AssertOrder(
            "NdisCmActivateVc", "NdisCmActivateVc", "NdisCmDispatchIncomingCallQoSChange", "ProtocolClIncomingCallQoSChange");
    }

    [Sequence("4.9 remote-initiated, the client asks for others", "S0.7")]
    public static void ByNetworkRenegotiated(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Client.WhenChanged = (c, _) => f.Client.Modify(c, CallParameters.Any(peakBandwidth: 5000));
        Propose(f, call);
        Expect.Same(NdisStatus.Success, call.ModifyStatus!.Value);
        Expect.Same(5000u, Bandwidth(f.VcOf(call).Parameters));
    }

    [Sequence("4.9 remote-initiated, the client hangs up", "S0.7", "S2.2")]
    public static void ByNetworkRejected(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Client.WhenChanged = (c, _) => f.Client.Close(c);
        Propose(f, call);
        Expect.Same(NdisStatus.Success, call.CloseStatus!.Value);
        Expect.True(f.Network.Heard.Contains("MODIFY REJECTED"));
    }

    [Sequence("4.9 remote-initiated, the miniport refuses", "S0.7", Shapes = [Shape.StandAlone])]
    public static void ByNetworkRefusedByMiniport(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Edge.Script.Once("MiniportCoActivateVc", NdisStatus.Resources);
        Propose(f, call);
        Expect.True(!f.Client.Script.Saw("ProtocolClIncomingCallQoSChange"));
        Expect.Same(FlowSpec.NotSpecified, Bandwidth(f.VcOf(call).Parameters));
        Expect.True(f.Network.Heard.Contains("MODIFY REJECTED"));
    }

    [Sequence("4.5, 3.8: changed while the offer stands", "S0.7")]
    public static void WhileOffered(ContractFixture f)
    {
        f.Client.Script.Mode("ProtocolClIncomingCall", AnswerMode.Never);
        ScriptedVc vc = f.Ring();
        ScriptedCall call = f.CallOf(vc);
        f.Client.Modify(call, CallParameters.Any(peakBandwidth: 7000));
        f.Run();
        Expect.Same(NdisStatus.Success, call.ModifyStatus!.Value);
        f.Client.Script.Release("ProtocolClIncomingCall");
        f.Run();
        Expect.Same(ScriptedCallPhase.Connected, call.Phase);
    }

    [Sequence("4.9 by the client, refused after the activation (step 3')")]
    public static void ByClientTakenBack(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        CoCallParameters? before = f.VcOf(call).Parameters;
        f.CallManager.RefusesLate = true;
        f.CallManager.Script.Once("ProtocolCmModifyCallQoS", NdisStatus.Failure);
        f.Client.Modify(call, CallParameters.Any(peakBandwidth: 7000));
        f.Run();
        Expect.Same(NdisStatus.Failure, call.ModifyStatus!.Value);
        Expect.True(ReferenceEquals(before, f.VcOf(call).Parameters));
        f.Trace.AssertOrder("ProtocolCmModifyCallQoS", "NdisCmActivateVc", "NdisCmActivateVc");
    }

    [Sequence("4.9 by the client, without QoS (R207)")]
    public static void ByClientNotSupported(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.CallManager.HasNoQos = true;
        Expect.Same(NdisStatus.NotSupported, f.Client.Modify(call, CallParameters.Any(peakBandwidth: 7000)));
    }

    [Sequence("4.9 step 5: refused, asked again, then closed", "S2.2")]
    public static void ByClientGivesUp(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.CallManager.Script.Once("ProtocolCmModifyCallQoS", NdisStatus.Failure, NdisStatus.Resources);
        int attempts = 1;
        f.Client.WhenModified = (modified, _) =>
        {
            if (attempts++ == 1)
            {
                f.Client.Modify(modified, CallParameters.Any(peakBandwidth: 6000));
            }
            else
            {
                f.Client.Close(modified);
            }
        };
        f.Client.Modify(call, CallParameters.Any(peakBandwidth: 7000));
        f.Run();
        Expect.Same(NdisStatus.Resources, call.ModifyStatus!.Value);
        Expect.Same(ScriptedCallPhase.Ended, call.Phase);
    }

    private static void Propose(ContractFixture f, ScriptedCall call)
    {
        ScriptedVc vc = f.VcOf(call);
        f.Network.Happen(() => f.CallManager.Propose(vc, CallParameters.Any(peakBandwidth: 9000)));
        f.Run();
    }

    private static uint Bandwidth(CoCallParameters? parameters) => parameters!.CallMgrParameters!.Transmit.PeakBandwidth;
}
