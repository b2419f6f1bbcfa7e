using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.C, each rule kept.</summary>
internal static class KeptSaps
{
    [Rule("R055", RuleCase.Kept)]
    [Rule("R057", RuleCase.Kept)]
    [Rule("R058", RuleCase.Kept)]
    [Rule("R062", RuleCase.Kept)]
    [Rule("R063", RuleCase.Kept)]
    [Rule("R069", RuleCase.Kept)]
    public static void Sap_RegisteredAndDeregistered(ContractFixture f) => Sessions.Restart(f);

    [Rule("R056", RuleCase.Kept)]
    [Rule("R059", RuleCase.Kept)]
    [Rule("R065", RuleCase.Kept)]
    public static void Sap_RegisteredAndDeregisteredLater(ContractFixture f)
    {
        f.WithMode(AnswerMode.Pending);
        Sessions.Restart(f);
    }

    [Rule("R060", RuleCase.Kept)]
    [Rule("R061", RuleCase.Kept)]
    [Rule("R066", RuleCase.Kept)]
    [Rule("R067", RuleCase.Kept)]
    public static void Call_OutlivesItsSap(ContractFixture f)
    {
        ScriptedVc vc = f.Ring();
        f.CallManager.Script.Mode("ProtocolCmDeregisterSap", AnswerMode.Pending);
        ClientSap sap = f.Binding.Sap!;
        f.Binding.Sap = null;
        f.Binding.SapPending = true; // until the completion
        sap.Deregister();
        f.HangUp(vc, NdisStatus.Success);
    }
}
