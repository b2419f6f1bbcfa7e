using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.J, each rule kept.</summary>
internal static class KeptQos
{
    [Rule("R202", RuleCase.Kept)]
    [Rule("R203", RuleCase.Kept)]
    [Rule("R205", RuleCase.Kept)]
    [Rule("R208", RuleCase.Kept)]
    [Rule("R209", RuleCase.Kept)]
    [Rule("R213", RuleCase.Kept)]
    public static void Parameters_Changed(ContractFixture f)
    {
        f.CallManager.Script.Mode("ProtocolCmModifyCallQoS", AnswerMode.Pending);
        f.CallManager.AlterParameters = CallParameters.Change;
        f.Client.Modify(f.Connect(), CallParameters.Any(peakBandwidth: 7000));
    }

    [Rule("R202", RuleCase.Kept)]
    [Rule("R205", RuleCase.Kept)]
    public static void Parameters_ChangedOfAnOffer(ContractFixture f)
    {
        f.Client.Script.Mode("ProtocolClIncomingCall", AnswerMode.Never);
        ScriptedCall call = f.CallOf(f.Ring());
        f.Client.Modify(call, CallParameters.Any(peakBandwidth: 7000));
        f.Client.Script.Release("ProtocolClIncomingCall");
    }

    [Rule("R206", RuleCase.Kept)]
    public static void Change_TakenBack(ContractFixture f)
    {
        f.CallManager.RefusesLate = true;
        f.CallManager.Script.Once("ProtocolCmModifyCallQoS", NdisStatus.Failure);
        f.Client.Modify(f.Connect(), CallParameters.Any(peakBandwidth: 7000));
    }

    [Rule("R207", RuleCase.Kept)]
    public static void Change_NotSupported(ContractFixture f)
    {
        f.CallManager.HasNoQos = true;
        ScriptedCall call = f.Connect();
        f.Client.Modify(call, CallParameters.Any(peakBandwidth: 7000));
        f.Client.Modify(call, CallParameters.Any(peakBandwidth: 7000));
    }

    [Rule("R210", RuleCase.Kept)]
    [Rule("R211", RuleCase.Kept)]
    [Rule("R212", RuleCase.Kept)]
    public static void Proposal_Accepted(ContractFixture f)
    {
        ScriptedVc vc = f.VcOf(f.Connect());
        f.CallManager.Propose(vc, CallParameters.Any(peakBandwidth: 9000));
    }

    [Rule("R212", RuleCase.Kept)]
    public static void Proposal_RejectedByAClose(ContractFixture f)
    {
        f.Client.WhenChanged = (call, _) => f.Client.Close(call);
        f.CallManager.Propose(f.VcOf(f.Connect()), CallParameters.Any(peakBandwidth: 9000));
    }
}
