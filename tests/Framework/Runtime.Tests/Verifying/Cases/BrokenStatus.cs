using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.M, each rule broken.</summary>
internal static class BrokenStatus
{
    [Rule("R267", RuleCase.Broken)]
    public static void Status_OfADeadVc(NdisFixture f)
    {
        ScriptedCall call = f.Connect();
        McmVc vc = f.Mcm.Vcs[0].Handle;
        f.Client.Close(call);
        f.Run();
        f.Mcm.Adapter!.IndicateStatusEx(vc, new(NdisStatus.WanCoLinkParams, default));
    }
}
