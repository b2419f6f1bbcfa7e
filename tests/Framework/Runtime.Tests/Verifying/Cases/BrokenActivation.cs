using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.E, each rule broken.</summary>
internal static class BrokenActivation
{
    [Rule("R103", RuleCase.Broken)]
    public static void Vc_DeactivatedTwice(NdisFixture f)
    {
        f.Connect();
        f.Mcm.Vcs[0].Handle.Deactivate();
        f.Mcm.Vcs[0].Handle.Deactivate();
    }

    [Rule("R115", RuleCase.Broken)]
    public static void Vc_DeactivatedWithASendUnderWay(NdisFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Mcm.CompletesSendsAtOnce = false;
        f.Client.Send(call, "x"u8);
        f.Mcm.Vcs[0].Handle.Deactivate();
    }

    [Rule("R111", RuleCase.Broken)]
    public static void Frame_IndicatedOnAnInactiveVc(NdisFixture f)
    {
        f.Connect();
        f.Mcm.Vcs[0].Handle.Deactivate();
        f.Mcm.Receive(f.Mcm.Vcs[0], "x"u8);
    }
}
