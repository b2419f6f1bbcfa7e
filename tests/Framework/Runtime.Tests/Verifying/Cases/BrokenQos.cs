using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.J, each rule broken.</summary>
internal static class BrokenQos
{
    [Rule("R202", RuleCase.Broken)]
    public static void Change_WithoutACall(ContractFixture f) => f.Client.Modify(f.Client.NewCall(f.Binding), CallParameters.Any());

    [Rule("R202", RuleCase.Broken)]
    public static void Change_OfACallThatIsBeingMade(ContractFixture f)
    {
        f.CallManager.Script.Mode("ProtocolCmMakeCall", AnswerMode.Never);
        f.Client.Modify(f.Client.Dial(f.Binding), CallParameters.Any());
    }

    [Rule("R202", RuleCase.Broken)]
    public static void Change_AfterHangUp(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Client.ClosesAtOnce = false;
        f.HangUp(f.VcOf(call), NdisStatus.Success);
        f.Client.Modify(call, CallParameters.Any());
    }

    [Rule("R202", RuleCase.Broken)]
    public static void Change_OfACallThatIsBeingClosed(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.CallManager.Script.Mode("ProtocolCmCloseCall", AnswerMode.Never);
        f.Client.Close(call);
        f.Client.Modify(call, CallParameters.Any());
    }

    [Rule("R203", RuleCase.Broken)]
    public static void Change_DuringAnother(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.CallManager.Script.Mode("ProtocolCmModifyCallQoS", AnswerMode.Never);
        f.Client.Modify(call, CallParameters.Any());
        f.Client.Modify(call, CallParameters.Any());
    }

    [Rule("R205", RuleCase.Broken)]
    public static void Change_DoneWithoutActivation(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        CoCallParameters parameters = CallParameters.Any(peakBandwidth: 7000);
        f.CallManager.Script.Mode("ProtocolCmModifyCallQoS", AnswerMode.Never);
        f.Client.Modify(call, parameters);
        f.VcOf(call).ModifyCallQoSComplete(NdisStatus.Success, parameters);
    }

    [Rule("R206", RuleCase.Broken)]
    public static void Change_RefusedAndNotTakenBack(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        ScriptedVc vc = f.VcOf(call);
        CoCallParameters parameters = CallParameters.Any(peakBandwidth: 7000);
        f.CallManager.Script.Mode("ProtocolCmModifyCallQoS", AnswerMode.Never);
        f.Client.Modify(call, parameters);
        f.CallManager.Activate(vc, parameters, static _ => { });
        f.Run();
        vc.ModifyCallQoSComplete(NdisStatus.Failure, parameters);
    }

    [Rule("R207", RuleCase.Broken)]
    public static void Change_NotSupportedThenFailed(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.CallManager.Script.Once("ProtocolCmModifyCallQoS", NdisStatus.NotSupported, NdisStatus.Failure);
        f.Client.Modify(call, CallParameters.Any());
        f.Client.Modify(call, CallParameters.Any());
    }

    [Rule("R208", RuleCase.Broken)]
    public static void Change_CompletedUnasked(ContractFixture f) =>
        f.VcOf(f.Connect()).ModifyCallQoSComplete(NdisStatus.Success, CallParameters.Any());

    [Rule("R208", RuleCase.Broken)]
    public static void Change_CompletedTwice(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.CallManager.Script.Mode("ProtocolCmModifyCallQoS", AnswerMode.Twice);
        f.Client.Modify(call, CallParameters.Any());
    }

    [Rule("R209", RuleCase.Broken)]
    public static void Parameters_ChangedWithoutFlag(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.CallManager.AlterParameters = p => p.CallMgrParameters = CallParameters.Any(CallParameters.ChangedBandwidth).CallMgrParameters;
        f.Client.Modify(call, CallParameters.Any(peakBandwidth: 7000));
    }

    [Rule("R210", RuleCase.Broken)]
    public static void Proposal_WithoutActivation(ContractFixture f) =>
        f.VcOf(f.Connect()).DispatchIncomingCallQoSChange(CallParameters.Any(peakBandwidth: 9000));

    [Rule("R210", RuleCase.Broken)]
    [OnlyIn(Shape.StandAlone)]
    public static void Proposal_ThatTheMiniportRefused(ContractFixture f)
    {
        ScriptedVc vc = f.VcOf(f.Connect());
        CoCallParameters proposed = CallParameters.Any(peakBandwidth: 9000);
        f.Edge.Script.Once("MiniportCoActivateVc", NdisStatus.Resources);
        f.CallManager.Activate(vc, proposed, _ => vc.DispatchIncomingCallQoSChange(proposed));
    }

    [Rule("R211", RuleCase.Broken)]
    public static void Proposal_WithoutACall(ContractFixture f) =>
        f.CallManager.NewVc(f.CallManager.Afs[0]).DispatchIncomingCallQoSChange(CallParameters.Any());

    [Rule("R211", RuleCase.Broken)]
    public static void Proposal_OfAnOffer(ContractFixture f)
    {
        f.Client.Script.Mode("ProtocolClIncomingCall", AnswerMode.Never);
        f.Ring().DispatchIncomingCallQoSChange(CallParameters.Any());
    }

    [Rule("R211", RuleCase.Broken)]
    public static void Proposal_AfterHangUp(ContractFixture f)
    {
        ScriptedVc vc = f.VcOf(f.Connect());
        f.Client.ClosesAtOnce = false;
        f.HangUp(vc, NdisStatus.Success);
        vc.DispatchIncomingCallQoSChange(CallParameters.Any());
    }

    [Rule("R212", RuleCase.Broken)]
    public static void Proposal_AlteredByTheClient(ContractFixture f)
    {
        f.Client.WhenChanged = static (_, parameters) => CallParameters.Change(parameters);
        f.CallManager.Propose(f.VcOf(f.Connect()), CallParameters.Any(peakBandwidth: 9000));
    }

    [Rule("R213", RuleCase.Broken)]
    public static void Change_AskedWithoutEnd(ContractFixture f)
    {
        f.CallManager.Script.Status("ProtocolCmModifyCallQoS", NdisStatus.Failure);
        ScriptedCall call = f.Connect();
        for (int i = 0; i <= QosWatch.MostAttempts; i++)
        {
            f.Client.Modify(call, CallParameters.Any(peakBandwidth: 7000));
        }
    }
}
