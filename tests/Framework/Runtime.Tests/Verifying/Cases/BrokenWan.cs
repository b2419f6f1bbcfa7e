using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.P, each rule broken: by the miniport, or by the client as NDISWAN.</summary>
internal static class BrokenWan
{
    [Rule("R280", RuleCase.Broken)]
    public static void LinkInformation_NotKnown(ContractFixture f)
    {
        WanAnswers wan = new();
        wan.Unknown.Add(Oid.WanCoGetLinkInfo);
        WanCases.Link(f, wan);
    }

    [Rule("R281", RuleCase.Broken)]
    public static void Window_OfNothing(ContractFixture f) =>
        WanCases.Link(f, new WanAnswers { Info = new(1500, 0, WanFraming.PppFraming, 0) });

    [Rule("R282", RuleCase.Broken)]
    public static void Framing_WithoutPpp(ContractFixture f) =>
        WanCases.Link(f, new WanAnswers { Info = new(1500, 4, WanFraming.SlipFraming, 0) });

    [Rule("R283", RuleCase.Broken)]
    public static void FrameSize_OfAnotherVc(ContractFixture f)
    {
        WanAnswers wan = new();
        WanCases.Link(f, wan);
        wan.Link = WanCases.LinkInfo(WanFraming.None, WanFraming.None, 1400);
        WanCases.Query(f, f.Connect(), Oid.WanCoGetLinkInfo, NdisWanCoLinkInfo.Size);
    }

    [Rule("R284", RuleCase.Broken)]
    public static void Frame_WithinTheHeadroom_Refused(ContractFixture f)
    {
        ScriptedCall call = WanCases.Link(f, new WanAnswers());
        byte[] frame = new byte[1532];
        WanCases.Ip.CopyTo(frame, 0);
        f.Edge.SendStatus = NdisStatus.InvalidLength;
        f.Client.Send(call, frame);
    }

    [Rule("R285", RuleCase.Broken)]
    public static void Frame_BeyondTheWindow(ContractFixture f)
    {
        ScriptedCall call = WanCases.Link(f, new WanAnswers());
        WanCases.Indicate(f, call, NdisStatus.WanCoLinkParams, WanCases.LinkParams(1));
        f.Edge.CompletesSendsAtOnce = false;
        f.Client.Send(call, WanCases.Ip);
        f.Client.Send(call, WanCases.Ip);
    }

    [Rule("R286", RuleCase.Broken)]
    public static void Frame_WhileTheWindowIsShut(ContractFixture f)
    {
        ScriptedCall call = WanCases.Link(f, new WanAnswers());
        WanCases.Indicate(f, call, NdisStatus.WanCoLinkParams, WanCases.LinkParams(0));
        f.Client.Send(call, WanCases.Ip);
    }

    [Rule("R287", RuleCase.Broken)]
    public static void FrameSize_BeyondTheLimit(ContractFixture f) =>
        WanCases.Set(f, WanCases.Link(f, new WanAnswers()), WanCases.LinkInfo(WanCases.Ppp, WanCases.Ppp, 1501));

    [Rule("R288", RuleCase.Broken)]
    public static void Framing_ThatTheMiniportDoesNotHave(ContractFixture f) =>
        WanCases.Set(f, WanCases.Link(f, new WanAnswers()), WanCases.LinkInfo(WanCases.Short, WanCases.Short));

    [Rule("R289", RuleCase.Broken)]
    public static void Framing_ThatContradictsItself_Taken(ContractFixture f)
    {
        WanAnswers wan = new() { TakesAnyFraming = true };
        wan.Info = wan.Info with { FramingBits = WanCases.Ppp | WanFraming.SlipFraming };
        WanCases.Set(f, WanCases.Link(f, wan), WanCases.LinkInfo(WanCases.Ppp, WanFraming.SlipFraming));
    }

    [Rule("R290", RuleCase.Broken)]
    public static void Framing_ToldBeforeAnyFrame(ContractFixture f) =>
        WanCases.Link(f, new WanAnswers { Link = WanCases.LinkInfo(WanCases.Ppp, WanCases.Ppp) });

    [Rule("R291", RuleCase.Broken)]
    public static void Loopback_AmongTheMacOptions(ContractFixture f)
    {
        WanCases.Link(f, new WanAnswers { MacOptions = MacOptions.DynamicLinkSpeed });
        WanCases.Query(f, null, Oid.GenCoMacOptions, sizeof(uint));
    }

    [Rule("R293", RuleCase.Broken)]
    public static void Frame_WithAFlag(ContractFixture f) =>
        f.Client.Send(WanCases.Link(f, new WanAnswers()), [0x7E, .. WanCases.Ip]);

    [Rule("R293", RuleCase.Broken)]
    public static void Frame_WithAnFcs(ContractFixture f) =>
        f.Client.Send(WanCases.Link(f, new WanAnswers()), [.. WanCases.Lcp, 0xD1, 0xB5]);

    [Rule("R293", RuleCase.Broken)]
    public static void Frame_Stuffed(ContractFixture f) =>
        f.Client.Send(WanCases.Link(f, new WanAnswers()), [0xFF, 0x7D, 0x23, .. WanCases.Ip.AsSpan(2)]);

    [Rule("R294", RuleCase.Broken)]
    public static void AddressAndControl_LeftOut(ContractFixture f) =>
        f.Client.Send(WanCases.Link(f, new WanAnswers()), WanCases.Ip.AsSpan(2));

    [Rule("R294", RuleCase.Broken)]
    public static void Protocol_InOneOctet(ContractFixture f) =>
        f.Client.Send(WanCases.Link(f, new WanAnswers()), [0xFF, 0x03, .. WanCases.Ip.AsSpan(3)]);

    [Rule("R295", RuleCase.Broken)]
    public static void Lcp_WithoutAddressAndControl(ContractFixture f)
    {
        WanAnswers wan = new();
        wan.Info = wan.Info with { FramingBits = WanCases.Short };
        ScriptedCall call = WanCases.Link(f, wan);
        WanCases.Set(f, call, WanCases.LinkInfo(WanCases.Short, WanCases.Short));
        f.Client.Send(call, WanCases.Lcp.AsSpan(2));
    }

    [Rule("R296", RuleCase.Broken)]
    public static void LinkParameters_OfNoVc(ContractFixture f)
    {
        WanCases.Link(f, new WanAnswers());
        WanCases.Indicate(f, null, NdisStatus.WanCoLinkParams, WanCases.LinkParams(1));
    }

    [Rule("R296", RuleCase.Broken)]
    public static void LinkParameters_CutShort(ContractFixture f)
    {
        ScriptedCall call = WanCases.Link(f, new WanAnswers());
        WanCases.Indicate(f, call, NdisStatus.WanCoLinkParams, WanCases.LinkParams(1)[..8]);
    }

    [Rule("R297", RuleCase.Broken)]
    public static void LineUp_OfTheOldModel(ContractFixture f) =>
        WanCases.Indicate(f, WanCases.Link(f, new WanAnswers()), NdisStatus.WanLineUp, []);

    [Rule("R298", RuleCase.Broken)]
    public static void Statistics_OfACompressionThatIsNotThere(ContractFixture f)
    {
        NdisWanCoGetStatsInfo lie = new(8, 8, 1, 1, 0, 0, 0, 0, 0, 0, new(16, 0, 8, 0));
        ScriptedCall call = WanCases.Link(f, new WanAnswers { Statistics = lie });
        WanCases.Query(f, call, Oid.WanCoGetCompInfo, NdisWanCoCompInfo.Size);
        WanCases.Query(f, call, Oid.WanCoGetStatsInfo, NdisWanCoGetStatsInfo.Size);
    }
}
