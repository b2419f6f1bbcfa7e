using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.I, each rule kept.</summary>
internal static class KeptClosing
{
    [Rule("R179", RuleCase.Kept)]
    [Rule("R180", RuleCase.Kept)]
    [Rule("R181", RuleCase.Kept)]
    [Rule("R182", RuleCase.Kept)]
    [Rule("R189", RuleCase.Kept)]
    [Rule("R190", RuleCase.Kept)]
    [Rule("R191", RuleCase.Kept)]
    [Rule("R193", RuleCase.Kept)]
    [Rule("R201", RuleCase.Kept)]
    public static void Call_ClosedByTheClient(ContractFixture f)
    {
        f.CallManager.Script.Mode("ProtocolCmCloseCall", AnswerMode.Pending);
        ScriptedCall call = f.Connect();
        f.Client.Send(call, "x"u8);
        f.Client.Close(call);
    }

    [Rule("R182", RuleCase.Kept)]
    public static void Close_TriedAgainWhenItHasFailed(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.CallManager.Script.Once("ProtocolCmCloseCall", NdisStatus.Failure);
        f.Client.Close(call);
        f.Run();
        f.Client.Close(call);
    }

    [Rule("R185", RuleCase.Kept)]
    [OnlyIn(Shape.StandAlone)]
    public static void Data_OfACloseSignalled(ContractFixture f) => f.Client.Close(f.Connect(), "good bye"u8.ToArray());

    [Rule("R186", RuleCase.Kept)]
    public static void Data_OfACloseThatCannotBeCarried(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.CallManager.Script.Once("close data", NdisStatus.InvalidData);
        f.Client.Close(call, "bye"u8.ToArray());
        f.Client.Close(call);
    }

    [Rule("R187", RuleCase.Kept)]
    [Rule("R198", RuleCase.Kept)]
    public static void MultipointCall_ClosedByTheNetwork(ContractFixture f)
    {
        f.CallManager.Script.Mode("ProtocolCmCloseCall", AnswerMode.Pending);
        f.HangUp(f.VcOf(Multipoint.Connect(f)), NdisStatus.Success);
    }

    [Rule("R188", RuleCase.Kept)]
    [OnlyIn(Shape.StandAlone)]
    public static void Close_Signalled(ContractFixture f) => f.Client.Close(f.Connect());

    [Rule("R194", RuleCase.Kept)]
    [Rule("R196", RuleCase.Kept)]
    [Rule("R197", RuleCase.Kept)]
    public static void Call_ClosedByTheNetwork(ContractFixture f)
    {
        ScriptedVc vc = f.Ring();
        f.Client.Send(f.CallOf(vc), "x"u8);
        f.HangUp(vc, NdisStatus.TapiDisconnectModeUnavail);
    }

    [Rule("R195", RuleCase.Kept)]
    public static void Close_PassedOnToTheCallAbove(ContractFixture f)
    {
        ScriptedBridge bridge = Bridges.Connect(f, out _);
        Assert.NotNull(bridge.Alias);
        f.HangUp(f.CallManager.Vcs[0], NdisStatus.Success);
    }

    [Rule("R199", RuleCase.Kept)]
    [Rule("R201", RuleCase.Kept)]
    public static void Vc_UsedAgain(ContractFixture f)
    {
        f.Client.KeepsVcs = true;
        ScriptedCall call = f.Connect();
        f.HangUp(f.VcOf(call), NdisStatus.Success);
        f.Client.Redial(call);
        f.Run();
        f.Client.KeepsVcs = false;
    }
}
