using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.H, each rule kept.</summary>
internal static class KeptParties
{
    [Rule("R161", RuleCase.Kept)]
    [Rule("R162", RuleCase.Kept)]
    [Rule("R164", RuleCase.Kept)]
    [Rule("R165", RuleCase.Kept)]
    [Rule("R166", RuleCase.Kept)]
    [Rule("R167", RuleCase.Kept)]
    [Rule("R168", RuleCase.Kept)]
    [Rule("R169", RuleCase.Kept)]
    [Rule("R170", RuleCase.Kept)]
    [Rule("R177", RuleCase.Kept)]
    public static void Parties_AddedAndDropped(ContractFixture f)
    {
        f.CallManager.Script.Mode("ProtocolCmAddParty", AnswerMode.Pending);
        ScriptedCall call = Multipoint.Connect(f, parties: 3);
        f.Client.Drop(call.Parties[0]);
        f.Client.Close(call);
    }

    [Rule("R164", RuleCase.Kept)]
    public static void AddParty_CompletedInside(ContractFixture f)
    {
        f.CallManager.Script.Mode("ProtocolCmAddParty", AnswerMode.Early);
        f.CallManager.GivesContextLater = false;
        Multipoint.Connect(f);
    }

    [Rule("R171", RuleCase.Kept)]
    [Rule("R172", RuleCase.Kept)]
    [Rule("R173", RuleCase.Kept)]
    public static void Party_Leaves(ContractFixture f)
    {
        ScriptedCall call = Multipoint.Connect(f);
        f.CallManager.Leave(Multipoint.Leaf(f, call, 1), NdisStatus.Success);
    }

    [Rule("R174", RuleCase.Kept)]
    public static void Drop_WithDataThatCannotBeCarried(ContractFixture f)
    {
        ScriptedCall call = Multipoint.Connect(f);
        f.CallManager.Script.Once("close data", NdisStatus.InvalidData);
        f.Client.Drop(call.Parties[1], "bye"u8.ToArray());
        f.Client.Drop(call.Parties[1]);
    }

    [Rule("R175", RuleCase.Kept)]
    public static void Drop_Pended(ContractFixture f)
    {
        ScriptedCall call = Multipoint.Connect(f);
        f.CallManager.Script.Mode("ProtocolCmDropParty", AnswerMode.Pending);
        f.Client.Drop(call.Parties[1]);
    }

    [Rule("R178", RuleCase.Kept)]
    public static void AddParty_NotSupported(ContractFixture f)
    {
        ScriptedCall call = Multipoint.Connect(f, parties: 1);
        f.CallManager.IsPointToPoint = true;
        f.Client.AddParty(call);
        f.Client.AddParty(call);
    }
}
