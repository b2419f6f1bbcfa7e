using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.D, each rule broken.</summary>
internal static class BrokenVcs
{
    [Rule("R085", RuleCase.Broken)]
    public static void Vc_DeletedWithItsCall(ContractFixture f) =>
        f.Connect().Handle.Delete();

    [Rule("R086", RuleCase.Broken)]
    public static void Vc_DeletedActive(NdisFixture f)
    {
        ((McmAf)f.Mcm.Afs[0].Handle).CreateVc(f, out McmVc? vc);
        vc!.Activate(CallParameters.Any());
        vc.Delete();
    }

    [Rule("R087", RuleCase.Broken)]
    public static void Vc_UsedAfterDelete(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Client.Close(call);
        f.Run();
        call.Handle.MakeCall(CallParameters.Any());
    }
}
