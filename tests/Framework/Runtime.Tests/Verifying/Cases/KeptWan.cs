using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.P, each rule kept.</summary>
internal static class KeptWan
{
    [Rule("R280", RuleCase.Kept)]
    [Rule("R281", RuleCase.Kept)]
    [Rule("R282", RuleCase.Kept)]
    [Rule("R283", RuleCase.Kept)]
    [Rule("R287", RuleCase.Kept)]
    [Rule("R288", RuleCase.Kept)]
    [Rule("R290", RuleCase.Kept)]
    [Rule("R299", RuleCase.Kept)]
    public static void LinkInformation_AskedAndSet(ContractFixture f)
    {
        ScriptedCall call = WanCases.Link(f, new WanAnswers());
        WanCases.Query(f, null, Oid.WanCoGetInfo, NdisWanCoInfo.Size);
        WanCases.Query(f, f.Connect(), Oid.WanCoGetLinkInfo, NdisWanCoLinkInfo.Size);
        WanCases.Set(f, call, WanCases.LinkInfo(WanCases.Ppp, WanCases.Ppp, 1400));
        WanCases.Query(f, call, Oid.WanCoGetLinkInfo, NdisWanCoLinkInfo.Size);
    }

    [Rule("R289", RuleCase.Kept)]
    public static void LinkInformation_ThatContradictsItself_Refused(ContractFixture f)
    {
        WanAnswers wan = new();
        wan.Info = wan.Info with { FramingBits = WanCases.Ppp | WanFraming.SlipFraming };
        WanCases.Set(f, WanCases.Link(f, wan), WanCases.LinkInfo(WanCases.Ppp, WanFraming.SlipFraming));
    }

    [Rule("R284", RuleCase.Kept)]
    [Rule("R285", RuleCase.Kept)]
    [Rule("R293", RuleCase.Kept)]
    [Rule("R294", RuleCase.Kept)]
    [Rule("R295", RuleCase.Kept)]
    public static void Frames_FillTheWindow(ContractFixture f)
    {
        ScriptedCall call = WanCases.Link(f, new WanAnswers());
        f.Edge.CompletesSendsAtOnce = false;
        f.Client.Send(call, WanCases.Lcp);
        f.Client.Send(call, WanCases.Ip);
        byte[] longest = new byte[1532];
        WanCases.Ip.CopyTo(longest, 0);
        f.Client.Send(call, longest);
        f.Client.Send(call, WanCases.Ip);
        f.Edge.CompleteSends();
        f.Client.Send(call, WanCases.Ip);
        f.Edge.CompleteSends();
    }

    [Rule("R294", RuleCase.Kept)]
    [Rule("R295", RuleCase.Kept)]
    public static void Frames_Compressed_AsAgreed(ContractFixture f)
    {
        WanAnswers wan = new();
        wan.Info = wan.Info with { FramingBits = WanCases.Short };
        ScriptedCall call = WanCases.Link(f, wan);
        WanCases.Set(f, call, WanCases.LinkInfo(WanCases.Short, WanCases.Short));
        f.Client.Send(call, WanCases.Ip.AsSpan(3));
        f.Client.Send(call, WanCases.Lcp);
    }

    [Rule("R286", RuleCase.Kept)]
    [Rule("R296", RuleCase.Kept)]
    [Rule("R297", RuleCase.Kept)]
    public static void Window_ShutAndOpened(ContractFixture f)
    {
        ScriptedCall call = WanCases.Link(f, new WanAnswers());
        WanCases.Indicate(f, call, NdisStatus.WanCoLinkParams, WanCases.LinkParams(0));
        byte[] buffer = new byte[WanCoMtuLinkParams.Size];
        new WanCoMtuLinkParams(7000, 7000, 1, 1500).Write(buffer);
        WanCases.Indicate(f, call, NdisStatus.WanCoMtuLinkParams, buffer);
        WanCases.Indicate(f, call, NdisStatus.WanCoFragment, new byte[NdisWanCoFragment.Size]);
        f.Client.Send(call, WanCases.Ip);
    }

    [Rule("R291", RuleCase.Kept)]
    public static void Frame_OfThePeer_IsNoLoopback(ContractFixture f)
    {
        ScriptedCall call = WanCases.Link(f, new WanAnswers());
        WanCases.Query(f, null, Oid.GenCoMacOptions, sizeof(uint));
        f.Client.Send(call, WanCases.Lcp);
        f.Receive(call, WanCases.Lcp);
    }

    [Rule("R290", RuleCase.Kept)]
    public static void Framing_DetectedInAFrame_IsTold(ContractFixture f)
    {
        WanAnswers wan = new();
        ScriptedCall call = WanCases.Link(f, wan);
        f.Receive(call, WanCases.Lcp);
        wan.Link = WanCases.LinkInfo(WanCases.Ppp, WanCases.Ppp);
        WanCases.Query(f, call, Oid.WanCoGetLinkInfo, NdisWanCoLinkInfo.Size);
    }

    [Rule("R298", RuleCase.Kept)]
    public static void Statistics_WithoutCompression(ContractFixture f)
    {
        ScriptedCall call = WanCases.Link(f, new WanAnswers { Statistics = new(8, 8, 1, 1, 0, 0, 0, 0, 0, 0) });
        WanCases.Query(f, call, Oid.WanCoGetCompInfo, NdisWanCoCompInfo.Size);
        WanCases.Query(f, call, Oid.WanCoGetStatsInfo, NdisWanCoGetStatsInfo.Size);
    }
}
