using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.O, each rule broken.</summary>
internal static class BrokenHalts
{
    [Rule("R275", RuleCase.Broken)]
    public static void Protocol_UnboundWithARequestUnderWay(ContractFixture f)
    {
        f.Edge.Script.Mode("MiniportCoOidRequest", AnswerMode.Never);
        f.Client.Request(f.Binding, null, new(NdisRequestType.QueryInformation, Oid.GenCoLinkSpeed, new byte[8]));
        Sessions.End(f);
    }

    [Rule("R276", RuleCase.Broken)]
    [OnlyIn(Shape.StandAlone)]
    public static void CallManager_LeavesASignalingVc(ContractFixture f)
    {
        ((ScriptedCm)f.CallManager).Binding!.CreateVc(f, out _);
        Sessions.End(f);
    }

    [Rule("R277", RuleCase.Broken)]
    public static void Mcm_HaltsWithARequestUnderWay(NdisFixture f)
    {
        f.Client.Script.Mode("ProtocolCoOidRequest", AnswerMode.Never);
        f.CallManager.Request(f.CallManager.Afs[0], null, new(NdisRequestType.QueryInformation, Oid.CoAddressChange, new byte[8]));
        Sessions.Halt(f);
    }

    [Rule("R263", RuleCase.Broken)]
    [Rule("R278", RuleCase.Broken)]
    public static void Miniport_IndicatesAStatusAfterHalt(ContractFixture f)
    {
        MiniportAdapter adapter = f.Miniport;
        Sessions.End(f);
        adapter.IndicateStatusEx(null, new(NdisStatus.MediaDisconnect, ReadOnlyMemory<byte>.Empty));
    }

    [Rule("R047", RuleCase.Broken)]
    [Rule("R279", RuleCase.Broken)]
    public static void Mcm_HaltsWithoutAWord(NdisFixture f)
    {
        f.Connect();
        f.Mcm.HaltsSilently = true;
        Sessions.Halt(f);
    }
}
