using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.E, each rule kept.</summary>
internal static class KeptActivation
{
    [Rule("R083", RuleCase.Kept)]
    [Rule("R097", RuleCase.Kept)]
    [Rule("R098", RuleCase.Kept)]
    [Rule("R103", RuleCase.Kept)]
    [Rule("R115", RuleCase.Kept)]
    public static void Call_MadeAndClosed(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Client.Close(call);
    }
}
