using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.D, each rule kept.</summary>
internal static class KeptVcs
{
    [Rule("R071", RuleCase.Kept)]
    [Rule("R074", RuleCase.Kept)]
    [Rule("R075", RuleCase.Kept)]
    [Rule("R082", RuleCase.Kept)]
    [Rule("R085", RuleCase.Kept)]
    [Rule("R086", RuleCase.Kept)]
    [Rule("R087", RuleCase.Kept)]
    public static void Call_MadeAndClosed(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Client.Close(call);
    }
}
