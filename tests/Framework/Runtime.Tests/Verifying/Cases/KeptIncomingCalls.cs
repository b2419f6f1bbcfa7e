using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.G, each rule kept.</summary>
internal static class KeptIncomingCalls
{
    [Rule("R139", RuleCase.Kept)]
    [Rule("R140", RuleCase.Kept)]
    [Rule("R141", RuleCase.Kept)]
    [Rule("R142", RuleCase.Kept)]
    [Rule("R151", RuleCase.Kept)]
    [Rule("R152", RuleCase.Kept)]
    [Rule("R153", RuleCase.Kept)]
    [Rule("R154", RuleCase.Kept)]
    [Rule("R156", RuleCase.Kept)]
    [Rule("R158", RuleCase.Kept)]
    public static void Offer_AcceptedAtOnce(ContractFixture f) => f.Client.Send(f.CallOf(f.Ring()), "x"u8);

    [Rule("R144", RuleCase.Kept)]
    [Rule("R145", RuleCase.Kept)]
    [Rule("R146", RuleCase.Kept)]
    [Rule("R150", RuleCase.Kept)]
    public static void Offer_AcceptedLater(ContractFixture f)
    {
        f.Client.Script.Mode("ProtocolClIncomingCall", AnswerMode.Pending);
        f.Ring();
    }

    [Rule("R141", RuleCase.Kept)]
    [Rule("R154", RuleCase.Kept)]
    public static void Call_ActivatedAfterItWasAccepted(ContractFixture f)
    {
        ScriptedVc vc = f.CallManager.NewVc(f.CallManager.Afs[0]);
        vc.DispatchIncomingCall(f.CallManager.Saps[0], CallParameters.Any()); // a TAPI call (T6)
        f.CallManager.Activate(vc, CallParameters.Any(), static _ => { });
        vc.DispatchCallConnected();
    }

    [Rule("R147", RuleCase.Kept)]
    [Rule("R157", RuleCase.Kept)]
    public static void Parameters_ChangedByTheClient(ContractFixture f)
    {
        f.Client.AlterOffer = CallParameters.Change;
        f.Ring();
    }

    [Rule("R148", RuleCase.Kept)]
    [Rule("R155", RuleCase.Kept)]
    [Rule("R159", RuleCase.Kept)]
    public static void Offer_RejectedAndACallMade(ContractFixture f)
    {
        f.Client.Script.Mode("ProtocolClIncomingCall", AnswerMode.Pending);
        f.Client.Script.Status("ProtocolClIncomingCall", NdisStatus.NotAccepted);
        f.Ring();
        f.Client.Close(f.Connect());
    }

    [Rule("R149", RuleCase.Kept)]
    [Rule("R151", RuleCase.Kept)]
    public static void Call_LostAfterItWasAccepted(ContractFixture f)
    {
        f.CallManager.LosesAccepted = true;
        f.Ring();
    }

    [Rule("R160", RuleCase.Kept)]
    public static void Offer_AcceptedAfterRenegotiation(ContractFixture f)
    {
        f.Client.Script.Mode("ProtocolClIncomingCall", AnswerMode.Never);
        ScriptedCall call = f.CallOf(f.Ring());
        f.Client.Modify(call, CallParameters.Any(peakBandwidth: 2));
        f.Client.Modify(call, CallParameters.Any());
        f.Client.Script.Release("ProtocolClIncomingCall");
    }
}
