using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.N, each rule kept.</summary>
internal static class KeptResets
{
    [Rule("R269", RuleCase.Kept)]
    [Rule("R271", RuleCase.Kept)]
    [Rule("R272", RuleCase.Kept)]
    [Rule("R273", RuleCase.Kept)]
    public static void Reset_WithASendUnderWay(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Edge.CompletesSendsAtOnce = false;
        f.Client.Send(call, "aborted"u8);
        f.Edge.Script.Mode("MiniportResetEx", AnswerMode.Late);
        f.Adapter.Reset(static _ => { });
    }

    [Rule("R270", RuleCase.Kept)]
    public static void SendAndRequest_AfterAReset(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Adapter.Reset(static _ => { });
        f.Run();
        f.Client.Send(call, "sent"u8);
        f.Client.Request(f.Binding, null, new(NdisRequestType.QueryInformation, Oid.GenCoLinkSpeed, new byte[8]));
    }

    [Rule("R274", RuleCase.Kept)]
    public static void Reset_ThatLosesTheFilter_GetsItBack(ContractFixture f)
    {
        BrokenResets.SetFilter(f);
        f.Edge.AddressingReset = true;
        f.Adapter.Reset(static _ => { });
    }
}
