using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;
using UserCoNdis.Transport.Buffers;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.E, each rule broken.</summary>
internal static class BrokenActivation
{
    [Rule("R083", RuleCase.Broken)]
    public static void Vc_ActivatedWhileItIsCreated(ContractFixture f)
    {
        f.CallManager.Script.Hook = ddi =>
        {
            if (ddi == "ProtocolCoCreateVc")
            {
                CallManagerCalls.Activate(f.Adapter.Vcs.Last(), CallParameters.Any());
            }
        };
        f.Binding.Af!.CreateVc(f, out _);
    }

    [Rule("R097", RuleCase.Broken)]
    public static void Vc_ActivatedAfterDelete(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        ScriptedVc vc = f.VcOf(call);
        f.Client.Close(call);
        f.Run();
        vc.Activate(CallParameters.Any());
    }

    [Rule("R098", RuleCase.Broken)]
    public static void Vc_ActivatedWithoutMediaParameters(ContractFixture f) => NewVc(f).Activate(new());

    [Rule("R099", RuleCase.Broken)]
    [OnlyIn(Shape.StandAlone)]
    public static void Parameters_ChangedWhileTheVcIsActivated(ContractFixture f)
    {
        CoCallParameters parameters = CallParameters.Any();
        MiniportVc below = Activate(f, parameters);
        parameters.MediaParameters = null;
        below.ActivateComplete(NdisStatus.Success, CallParameters.Any());
    }

    [Rule("R100", RuleCase.Broken)]
    [OnlyIn(Shape.StandAlone)]
    public static void Vc_ActivatedTwiceAtOnce(ContractFixture f)
    {
        Activate(f, CallParameters.Any());
        f.CallManager.Vcs[^1].Activate(CallParameters.Any());
    }

    [Rule("R101", RuleCase.Broken)]
    [OnlyIn(Shape.StandAlone)]
    public static void Vc_ActivatedWhileItIsDeactivated(ContractFixture f)
    {
        ScriptedVc vc = f.VcOf(f.Connect());
        Miniport(f).Script.Mode("MiniportCoDeactivateVc", AnswerMode.Never);
        vc.Deactivate();
        vc.Activate(CallParameters.Any());
    }

    [Rule("R102", RuleCase.Broken)]
    [OnlyIn(Shape.StandAlone)]
    public static void Vc_DeactivatedWhileItIsActivated(ContractFixture f)
    {
        Activate(f, CallParameters.Any());
        f.CallManager.Vcs[^1].Deactivate();
    }

    [Rule("R103", RuleCase.Broken)]
    public static void Vc_DeactivatedTwice(ContractFixture f)
    {
        ScriptedVc vc = f.VcOf(f.Connect());
        vc.Deactivate();
        f.Run();
        vc.Deactivate();
    }

    [Rule("R104", RuleCase.Broken)]
    [OnlyIn(Shape.StandAlone)]
    public static void Flow_ThatContradictsItselfActivated(ContractFixture f)
    {
        CoCallParameters parameters = CallParameters.Any();
        FlowSpec flow = FlowSpec.Unspecified with { TokenRate = 2, PeakBandwidth = 1 };
        parameters.CallMgrParameters = parameters.CallMgrParameters! with { Transmit = flow };
        NewVc(f).Activate(parameters);
    }

    [Rule("R105", RuleCase.Broken)]
    [OnlyIn(Shape.StandAlone)]
    public static void Vc_DeadAfterAChangeFailed(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        Miniport(f).Script.Status("MiniportCoActivateVc", NdisStatus.Failure);
        f.VcOf(call).Activate(CallParameters.Any());
        f.Edge.SendStatus = NdisStatus.VcNotActivated;
        f.Client.Send(call, "x"u8);
    }

    [Rule("R106", RuleCase.Broken)]
    [OnlyIn(Shape.StandAlone)]
    public static void Flow_RoundedWithoutLeave(ContractFixture f)
    {
        CoCallParameters rounded = CallParameters.Any();
        rounded.CallMgrParameters = rounded.CallMgrParameters! with { Transmit = FlowSpec.Unspecified with { PeakBandwidth = 1 } };
        Activate(f, CallParameters.Any()).ActivateComplete(NdisStatus.Success, rounded);
    }

    [Rule("R107", RuleCase.Broken)]
    [OnlyIn(Shape.StandAlone)]
    public static void ActivateVc_CompletedTwice(ContractFixture f) =>
        Below(f, f.VcOf(f.Connect())).ActivateComplete(NdisStatus.Success, CallParameters.Any());

    [Rule("R108", RuleCase.Broken)]
    [OnlyIn(Shape.StandAlone)]
    public static void DeactivateVc_CompletedUnasked(ContractFixture f) =>
        Below(f, f.VcOf(f.Connect())).DeactivateComplete(NdisStatus.Success);

    [Rule("R109", RuleCase.Broken)]
    [Rule("R112", RuleCase.Broken)]
    [OnlyIn(Shape.StandAlone)]
    public static void Vc_DeactivatedBeforeASendIsCompleted(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Edge.CompletesSendsAtOnce = false;
        f.Client.Send(call, "x"u8);
        Deactivate(f, f.VcOf(call)).DeactivateComplete(NdisStatus.Success);
        f.Edge.CompleteSends(NdisStatus.Success);
    }

    [Rule("R110", RuleCase.Broken)]
    [OnlyIn(Shape.StandAlone)]
    public static void Vc_DeactivatedBeforeAFrameIsReturned(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Client.KeepsFrames = true;
        f.Receive(call, "x"u8);
        Deactivate(f, f.VcOf(call)).DeactivateComplete(NdisStatus.Success);
    }

    [Rule("R111", RuleCase.Broken)]
    public static void Frame_IndicatedOnADeactivatedVc(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.VcOf(call).Deactivate();
        f.Run();
        f.Receive(call, "x"u8);
    }

    [Rule("R113", RuleCase.Broken)]
    public static void Frame_IndicatedBeforeActivation(NdisFixture f) => f.Mcm.Receive((ScriptedMcmVc)NewVc(f), "x"u8);

    [Rule("R114", RuleCase.Broken)]
    public static void Parameters_ChangedAfterActivation(NdisFixture f)
    {
        f.Mcm.Script.Mode("ProtocolCmMakeCall", AnswerMode.Never);
        ScriptedVc vc = f.VcOf(f.Client.Dial(f.Binding));
        vc.Activate(CallParameters.Any());
        vc.MakeCallComplete(NdisStatus.Success, null, null, new() { Flags = CoCallFlags.CallParametersChanged });
    }

    [Rule("R112", RuleCase.Broken)]
    [Rule("R115", RuleCase.Broken)]
    public static void Vc_DeactivatedWithASendUnderWay(NdisFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Mcm.CompletesSendsAtOnce = false;
        f.Client.Send(call, "x"u8);
        f.Mcm.Vcs[0].Handle.Deactivate();
        f.Mcm.CompleteSends(NdisStatus.Success);
    }

    [Rule("R116", RuleCase.Broken)]
    [OnlyIn(Shape.StandAlone)]
    public static void Signal_SentAfterActivationFailed(ContractFixture f)
    {
        Miniport(f).Script.Status("MiniportCoActivateVc", NdisStatus.Failure);
        Sessions.Restart(f);
        Signal((ScriptedCm)f.CallManager);
    }

    [Rule("R117", RuleCase.Broken)]
    [OnlyIn(Shape.StandAlone)]
    public static void Signal_SentAfterDeactivation(ContractFixture f)
    {
        ScriptedCm callManager = (ScriptedCm)f.CallManager;
        callManager.Signaling!.Deactivate();
        f.Run();
        Signal(callManager);
    }

    private static ScriptedMiniport Miniport(ContractFixture f) => (ScriptedMiniport)f.Adapter.Miniport;

    private static MiniportVc Below(ContractFixture f, ScriptedVc vc) =>
        Miniport(f).Vcs.Single(v => v.Handle.VcId == vc.Handle.VcId).Handle;

    private static ScriptedVc NewVc(ContractFixture f) => f.CallManager.NewVc(f.CallManager.Afs[0]);

    /// <summary>Begins to activate a new VC.</summary>
    private static MiniportVc Activate(ContractFixture f, CoCallParameters parameters)
    {
        Miniport(f).Script.Mode("MiniportCoActivateVc", AnswerMode.Never);
        ScriptedVc vc = NewVc(f);
        vc.Activate(parameters);
        return Below(f, vc);
    }

    /// <summary>Begins to deactivate a VC.</summary>
    private static MiniportVc Deactivate(ContractFixture f, ScriptedVc vc)
    {
        Miniport(f).Script.Mode("MiniportCoDeactivateVc", AnswerMode.Never);
        vc.Deactivate();
        return Below(f, vc);
    }

    private static void Signal(ScriptedCm callManager)
    {
        Assert.True(callManager.Blocks.TryRent(out BufferLease lease));
        Assert.True(callManager.Lists.TryAllocate(lease, 0, 1, out NetBufferList? list));
        list.SourceHandle = callManager.Signaling!.Handle;
        callManager.Signaling.Handle.SendNetBufferLists(list);
    }
}
