using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.E, each rule kept.</summary>
internal static class KeptActivation
{
    [Rule("R083", RuleCase.Kept)]
    [Rule("R097", RuleCase.Kept)]
    [Rule("R098", RuleCase.Kept)]
    [Rule("R100", RuleCase.Kept)]
    [Rule("R101", RuleCase.Kept)]
    [Rule("R102", RuleCase.Kept)]
    [Rule("R103", RuleCase.Kept)]
    [Rule("R111", RuleCase.Kept)]
    [Rule("R112", RuleCase.Kept)]
    public static void Call_WithFramesBothWays(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Client.Send(call, "x"u8);
        f.Receive(call, "x"u8);
        f.Client.Close(call);
        f.Run();
        f.Ring();
    }

    [Rule("R113", RuleCase.Kept)]
    [Rule("R114", RuleCase.Kept)]
    [Rule("R115", RuleCase.Kept)]
    public static void Call_OfAnMcm(NdisFixture f)
    {
        f.Mcm.Script.Mode("ProtocolCmMakeCall", AnswerMode.Pending);
        Call_WithFramesBothWays(f);
    }

    [Rule("R104", RuleCase.Kept)]
    [Rule("R106", RuleCase.Kept)]
    [Rule("R107", RuleCase.Kept)]
    [Rule("R108", RuleCase.Kept)]
    [Rule("R109", RuleCase.Kept)]
    [Rule("R110", RuleCase.Kept)]
    [Rule("R116", RuleCase.Kept)]
    [Rule("R117", RuleCase.Kept)]
    [OnlyIn(Shape.StandAlone)]
    public static void Call_OverAPlainMiniportThatPends(ContractFixture f)
    {
        f.WithMode(AnswerMode.Pending);
        Call_WithFramesBothWays(f);
    }

    [Rule("R105", RuleCase.Kept)]
    [OnlyIn(Shape.StandAlone)]
    public static void Call_GoesOnAfterAChangeFailed(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        ((ScriptedMiniport)f.Adapter.Miniport).Script.Status("MiniportCoActivateVc", NdisStatus.Failure);
        f.VcOf(call).Activate(CallParameters.Any());
        f.Client.Send(call, "x"u8);
    }

    [Rule("R099", RuleCase.Kept)]
    [OnlyIn(Shape.StandAlone)]
    public static void Parameters_AnsweredInACopy(ContractFixture f)
    {
        var miniport = (ScriptedMiniport)f.Adapter.Miniport;
        ScriptedVc vc = f.VcOf(f.Connect());
        miniport.Script.Mode("MiniportCoActivateVc", AnswerMode.Never);
        vc.Activate(CallParameters.Any());
        miniport.Vcs.Single(v => v.Handle.VcId == vc.Handle.VcId).Handle.ActivateComplete(
            NdisStatus.Success, CallParameters.Any());
    }
}
