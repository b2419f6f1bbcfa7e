using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.H, each rule broken by the call manager.</summary>
internal static class BrokenPartiesOfCallManagers
{
    [Rule("R164", RuleCase.Broken)]
    public static void AddParty_CompletedUnasked(ContractFixture f)
    {
        ScriptedLeaf leaf = Multipoint.Leaf(f, Multipoint.Connect(f), 1);
        leaf.Handle.AddComplete(NdisStatus.Success, leaf, CallParameters.Any());
    }

    [Rule("R164", RuleCase.Broken)]
    public static void AddParty_CompletedTwice(ContractFixture f)
    {
        ScriptedCall call = Multipoint.Connect(f, parties: 1);
        f.CallManager.Script.Mode("ProtocolCmAddParty", AnswerMode.Twice);
        f.Client.AddParty(call);
    }

    [Rule("R164", RuleCase.Broken)]
    public static void AddParty_WithoutAContext(ContractFixture f)
    {
        ScriptedCall call = Multipoint.Connect(f, parties: 1);
        (f.CallManager.GivesContextAtOnce, f.CallManager.GivesContextLater) = (false, false);
        f.Client.AddParty(call);
    }

    [Rule("R164", RuleCase.Broken)]
    public static void AddParty_CompletedInsideWithoutAContext(ContractFixture f)
    {
        ScriptedCall call = Multipoint.Connect(f, parties: 1);
        f.CallManager.Script.Mode("ProtocolCmAddParty", AnswerMode.Early);
        (f.CallManager.GivesContextAtOnce, f.CallManager.GivesContextLater) = (false, false);
        f.Client.AddParty(call);
    }

    [Rule("R169", RuleCase.Broken)]
    public static void CloseCall_DoneWithPartiesLeft(ContractFixture f)
    {
        NdisVcObject vc = Forged.Vc(f.VcOf(Multipoint.Connect(f)));
        Forged.Callback(f, new("ProtocolCmCloseCall", f.CallManager.Name, vc) { Other = vc.Parties[0] });
    }

    [Rule("R171", RuleCase.Broken)]
    public static void LastParty_Leaves(ContractFixture f)
    {
        ScriptedCall call = Multipoint.Connect(f, parties: 1);
        Multipoint.Leaf(f, call, 0).Handle.DispatchIncomingDrop(NdisStatus.Success);
    }

    [Rule("R171", RuleCase.Broken)]
    public static void Party_LeavesACallThatIsOver(ContractFixture f)
    {
        ScriptedCall call = Multipoint.Connect(f);
        f.Client.ClosesAtOnce = false;
        f.HangUp(f.VcOf(call), NdisStatus.Success);
        Multipoint.Leaf(f, call, 1).Handle.DispatchIncomingDrop(NdisStatus.Success);
    }

    [Rule("R171", RuleCase.Broken)]
    public static void Party_LeavesBeforeItIsAdded(ContractFixture f)
    {
        ScriptedCall call = Multipoint.Connect(f);
        f.CallManager.Script.Mode("ProtocolCmAddParty", AnswerMode.Never);
        f.Client.AddParty(call);
        CallManagerParty added = Forged.Vc(f.VcOf(call)).Parties[^1].CallManagerHandle;
        added.DispatchIncomingDrop(NdisStatus.Success);
    }

    [Rule("R172", RuleCase.Broken)]
    public static void Party_LeavesTwice(ContractFixture f)
    {
        ScriptedCall call = Multipoint.Connect(f);
        f.Client.DropsAtOnce = false;
        ScriptedLeaf leaf = Multipoint.Leaf(f, call, 1);
        leaf.Handle.DispatchIncomingDrop(NdisStatus.Success);
        leaf.Handle.DispatchIncomingDrop(NdisStatus.Success);
    }

    [Rule("R174", RuleCase.Broken)]
    public static void DropData_TakenThatCannotBeCarried(ContractFixture f)
    {
        ScriptedCall call = Multipoint.Connect(f);
        f.CallManager.Script.Once("close data", NdisStatus.InvalidData);
        f.Client.Drop(call.Parties[1], "bye"u8.ToArray());
        f.Client.Drop(call.Parties[1], "bye!"u8.ToArray());
    }

    [Rule("R175", RuleCase.Broken)]
    public static void DropParty_CompletedTwice(ContractFixture f)
    {
        ScriptedCall call = Multipoint.Connect(f);
        f.CallManager.Script.Mode("ProtocolCmDropParty", AnswerMode.Twice);
        f.Client.Drop(call.Parties[1]);
    }

    [Rule("R175", RuleCase.Broken)]
    public static void Party_LeavesAfterItWasDropped(ContractFixture f)
    {
        ScriptedCall call = Multipoint.Connect(f);
        ScriptedLeaf leaf = Multipoint.Leaf(f, call, 1);
        f.Client.Drop(call.Parties[1]);
        f.Run();
        leaf.Handle.DispatchIncomingDrop(NdisStatus.Success);
    }

    [Rule("R178", RuleCase.Broken)]
    public static void AddParty_NotSupportedThenFailed(ContractFixture f)
    {
        ScriptedCall call = Multipoint.Connect(f, parties: 1);
        f.CallManager.Script.Once("ProtocolCmAddParty", NdisStatus.NotSupported, NdisStatus.Failure);
        f.Client.AddParty(call);
        f.Run();
        f.Client.AddParty(call);
    }
}
