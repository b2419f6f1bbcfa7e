using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.M, each rule kept.</summary>
internal static class KeptStatus
{
    [Rule("R263", RuleCase.Kept)]
    [Rule("R265", RuleCase.Kept)]
    [Rule("R266", RuleCase.Kept)]
    [Rule("R267", RuleCase.Kept)]
    public static void Status_OfAVcAndOfAll_OneInsideTheOther(ContractFixture f)
    {
        f.Add(new ScriptedClient(f.Loop, "OTHER") { WantsCalls = false });
        f.Run();
        ScriptedCall call = f.Connect();
        f.Client.Script.Hook = ddi =>
        {
            if (ddi == "ProtocolCoStatusEx")
            {
                f.Client.Script.Hook = null;
                f.Edge.Indicate(f.Miniport, null, new(NdisStatus.MediaConnect, default));
            }
        };
        f.Edge.Indicate(f.Miniport, f.CarrierOf(call), new(NdisStatus.MediaConnect, default));
    }

    [Rule("R268", RuleCase.Kept)]
    public static void Status_ForWhoAsked(ContractFixture f)
    {
        NdisOidRequest request = OidCases.Pending(f);
        f.Edge.Indicate(f.Miniport, null, new(NdisStatus.MediaConnect, default, request.RequestHandle, request.RequestId));
        f.Edge.Script.Release("MiniportCoOidRequest");
    }
}
