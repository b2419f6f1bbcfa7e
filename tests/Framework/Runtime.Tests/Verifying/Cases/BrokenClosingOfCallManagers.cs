using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.I, each rule broken by the call manager.</summary>
internal static class BrokenClosingOfCallManagers
{
    [Rule("R185", RuleCase.Broken)]
    [OnlyIn(Shape.StandAlone)]
    public static void CloseData_NotSignalled(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.CallManager.IsSilent = true;
        f.Client.Close(call, "bye"u8.ToArray());
    }

    [Rule("R186", RuleCase.Broken)]
    public static void CloseData_TakenThatCannotBeCarried(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.CallManager.Script.Once("close data", NdisStatus.InvalidData);
        f.Client.Close(call, "bye"u8.ToArray());
        f.Client.Close(call, "bye!"u8.ToArray());
    }

    [Rule("R187", RuleCase.Broken)]
    public static void MultipointClose_CompletedAsPointToPoint(ContractFixture f)
    {
        ScriptedCall call = Multipoint.Connect(f, parties: 1);
        ScriptedVc vc = f.VcOf(call);
        f.CallManager.Script.Mode("ProtocolCmCloseCall", AnswerMode.Never);
        f.Client.Close(call);
        vc.Change(vc.Deactivate, static _ => { });
        vc.CloseCallComplete(NdisStatus.Success, party: null);
    }

    [Rule("R187", RuleCase.Broken)]
    public static void Party_LeavesAfterItsCallWasClosed(ContractFixture f)
    {
        ScriptedCall call = Multipoint.Connect(f, parties: 1);
        ScriptedLeaf leaf = Multipoint.Leaf(f, call, 0);
        f.Client.Close(call);
        f.Run();
        leaf.Handle.DispatchIncomingDrop(NdisStatus.Success);
    }

    [Rule("R188", RuleCase.Broken)]
    [OnlyIn(Shape.StandAlone)]
    public static void Close_NotSignalled(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.CallManager.IsSilent = true;
        f.Client.Close(call);
    }

    [Rule("R189", RuleCase.Broken)]
    public static void CloseCall_CompletedUnasked(ContractFixture f) =>
        f.VcOf(f.Connect()).CloseCallComplete(NdisStatus.Success, party: null);

    [Rule("R189", RuleCase.Broken)]
    public static void CloseCall_CompletedTwice(ContractFixture f)
    {
        f.Client.KeepsVcs = true;
        f.CallManager.Script.Mode("ProtocolCmCloseCall", AnswerMode.Twice);
        f.Client.Close(f.Connect());
    }

    [Rule("R190", RuleCase.Broken)]
    public static void CloseCall_CompletedBeforeDeactivation(ContractFixture f)
    {
        f.Client.KeepsVcs = true;
        ScriptedVc vc = CompleteTooEarly(f);
        vc.Change(vc.Deactivate, static _ => { });
    }

    [Rule("R190", RuleCase.Broken)]
    [Rule("R191", RuleCase.Broken)]
    public static void Vc_NeverDeactivated(ContractFixture f) => CompleteTooEarly(f);

    [Rule("R194", RuleCase.Broken)]
    public static void HangUp_Twice(ContractFixture f)
    {
        ScriptedVc vc = f.VcOf(f.Connect());
        f.Client.ClosesAtOnce = false;
        f.HangUp(vc, NdisStatus.Success);
        f.HangUp(vc, NdisStatus.Success);
    }

    [Rule("R194", RuleCase.Broken)]
    public static void HangUp_WithoutACall(ContractFixture f) =>
        f.HangUp(f.CallManager.NewVc(f.CallManager.Afs[0]), NdisStatus.Success);

    [Rule("R195", RuleCase.Broken)]
    public static void NormalClose_PassedOnAsAFault(ContractFixture f)
    {
        ScriptedBridge bridge = Bridges.Connect(f, out ScriptedProxy proxy);
        NdisVcObject lower = HandleMap.Find(bridge.Lower)!;
        Forged.Callback(f, new("ProtocolClIncomingCloseCall", proxy.Name, lower) { Status = NdisStatus.Success });
        bridge.Alias!.DispatchIncomingCloseCall(NdisStatus.Failure);
    }

    /// <summary>The call is closed while its VC is active.</summary>
    private static ScriptedVc CompleteTooEarly(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        ScriptedVc vc = f.VcOf(call);
        f.CallManager.Script.Mode("ProtocolCmCloseCall", AnswerMode.Never);
        f.Client.Close(call);
        vc.CloseCallComplete(NdisStatus.Success, party: null);
        return vc;
    }
}
