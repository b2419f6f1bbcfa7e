using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.L, each rule broken.</summary>
internal static class BrokenOids
{
    [Rule("R239", RuleCase.Broken)]
    public static void Oid_CompletedUnasked(NdisFixture f) =>
        f.Mcm.Adapter!.OidRequestComplete(
        null, new(NdisRequestType.QueryInformation, Oid.WanCoGetInfo, new byte[4]), NdisStatus.Success);

    [Rule("R240", RuleCase.Broken)]
    public static void Oid_CompletedForAnotherVc(NdisFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Mcm.Script.Mode("MiniportCoOidRequest", AnswerMode.Pending);
        NdisOidRequest oid = new(NdisRequestType.QueryInformation, Oid.WanCoGetInfo, new byte[4]);
        f.Client.Binding.Handle.OidRequest(call.Handle, oid);
        f.Mcm.Adapter!.OidRequestComplete(null, oid, NdisStatus.Success);
    }
}
