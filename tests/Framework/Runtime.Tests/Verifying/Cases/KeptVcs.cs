using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.D, each rule kept.</summary>
internal static class KeptVcs
{
    [Rule("R071", RuleCase.Kept)]
    [Rule("R074", RuleCase.Kept)]
    [Rule("R075", RuleCase.Kept)]
    [Rule("R078", RuleCase.Kept)]
    [Rule("R082", RuleCase.Kept)]
    [Rule("R085", RuleCase.Kept)]
    [Rule("R086", RuleCase.Kept)]
    [Rule("R087", RuleCase.Kept)]
    [Rule("R088", RuleCase.Kept)]
    [Rule("R089", RuleCase.Kept)]
    [Rule("R091", RuleCase.Kept)]
    [Rule("R094", RuleCase.Kept)]
    public static void Call_MadeAndClosed(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Client.Close(call);
    }

    [Rule("R076", RuleCase.Kept)]
    [Rule("R077", RuleCase.Kept)]
    [OnlyIn(Shape.StandAlone)]
    public static void Call_OverAPlainMiniport(ContractFixture f) => Call_MadeAndClosed(f);

    [Rule("R084", RuleCase.Kept)]
    public static void Call_TakenAndClosed(ContractFixture f)
    {
        f.Ring();
        f.Client.Close(f.Binding.Calls[0]);
    }

    [Rule("R079", RuleCase.Kept)]
    public static void Vc_RefusedByTheClient(NdisFixture f)
    {
        f.Client.Script.Status("ProtocolCoCreateVc", NdisStatus.Resources);
        f.Ring();
    }

    [Rule("R081", RuleCase.Kept)]
    public static void Vc_RefusedByTheCallManager(ContractFixture f)
    {
        f.CallManager.Script.Status("ProtocolCoCreateVc", NdisStatus.Resources);
        f.Binding.Af!.CreateVc(f, out _);
    }

    [Rule("R093", RuleCase.Kept)]
    public static void InstanceName_OfTheClientsVc(ContractFixture f) =>
        f.Connect().Handle.AssignInstanceName("x", out _);
}
