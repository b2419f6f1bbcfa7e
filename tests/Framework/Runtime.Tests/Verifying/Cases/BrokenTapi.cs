using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.Q, R299 to R308 and R316: capabilities, each rule broken; <see cref="BrokenTapiCalls"/> has the others.</summary>
internal static class BrokenTapi
{
    [Rule("R299", RuleCase.Broken)]
    [OnlyIn(Shape.StandAlone)]
    public static void Telephony_WithoutItsFamily(ContractFixture f)
    {
        f.CallManager.Families[0] = new(0x777, 1, 0);
        Sessions.Restart(f);
        f.Edge.OnOid = new WanAnswers().Answer;
        ScriptedBinding bound = f.Client.Bindings.Last(b => b.Handle.AdapterName == f.Adapter.Name);
        f.Client.Request(bound, null, new(NdisRequestType.QueryInformation, Oid.WanCoGetInfo, new byte[NdisWanCoInfo.Size]));
    }

    [Rule("R300", RuleCase.Broken)]
    [OnlyIn(Shape.StandAlone)]
    public static void Family_OfferedAboveNothing(ContractFixture f)
    {
        f.CallManager.Families.Add(CoTapi.TapiFamily);
        Sessions.Restart(f);
    }

    [Rule("R301", RuleCase.Broken)]
    public static void Version_OfTheOldModel(ContractFixture f) =>
        TapiCases.Session(f, new TapiAnswers { Cm = new(0x0001_0003, 1, 0) });

    [Rule("R302", RuleCase.Broken)]
    public static void Flags_OfNoMeaning(ContractFixture f) =>
        TapiCases.Session(f, new TapiAnswers { Cm = new(CoTapi.Version, 1, 4) });

    [Rule("R303", RuleCase.Broken)]
    public static void PerLine_ThoughLinesAreAlike(ContractFixture f) =>
        TapiCases.Session(f, TapiCases.TwoLines(CoTapi.FlagPerLineCaps));

    [Rule("R303", RuleCase.Broken)]
    public static void PerLine_NotSaid(ContractFixture f)
    {
        TapiAnswers lines = TapiCases.TwoLines();
        lines.Lines[1] = (0, TapiAnswers.Line(media: LineMediaModes.G3Fax));
        TapiCases.Session(f, lines);
        TapiCases.AskLine(f, 1);
    }

    [Rule("R304", RuleCase.Broken)]
    public static void PerAddress_NotSaid(ContractFixture f)
    {
        TapiAnswers lines = new() { Address = static (line, address) => new() { LineDeviceId = line, MaxNumActiveCalls = address } };
        lines.Lines[0] = (0, TapiAnswers.Line(addresses: 2));
        TapiCases.Session(f, lines);
        TapiCases.AskAddress(f, 0, 1);
    }

    [Rule("R304", RuleCase.Broken)]
    public static void PerAddress_ThoughAddressesAreAlike(ContractFixture f)
    {
        TapiAnswers lines = new() { Cm = new(CoTapi.Version, 1, CoTapi.FlagPerLineCaps) };
        lines.Lines[0] = (CoTapi.FlagPerAddressCaps, TapiAnswers.Line(addresses: 2));
        TapiCases.Session(f, lines);
        TapiCases.AskAddress(f, 0, 1);
    }

    [Rule("R305", RuleCase.Broken)]
    public static void Line_AskedTwice(ContractFixture f)
    {
        TapiCases.Session(f);
        TapiCases.AskLine(f, 0);
    }

    [Rule("R305", RuleCase.Broken)]
    public static void Lines_NotAsked(ContractFixture f)
    {
        new TapiAnswers().Give(f.CallManager);
        TapiCases.Ask(f, Oid.CoTapiCmCaps, CoTapiCmCaps.Size);
        TapiCases.Dial(f);
    }

    [Rule("R306", RuleCase.Broken)]
    public static void Address_AskedTwice(ContractFixture f)
    {
        TapiCases.Session(f);
        TapiCases.AskAddress(f, 0, 0);
    }

    [Rule("R307", RuleCase.Broken)]
    public static void Capabilities_AskedOfTheMiniport(ContractFixture f) => f.Client.Request(
        f.Binding, null, new(NdisRequestType.QueryInformation, Oid.CoTapiCmCaps, new byte[CoTapiCmCaps.Size]));

    [Rule("R308", RuleCase.Broken)]
    public static void Translation_OnTapiProxy(ContractFixture f) => f.Client.RequestOfCallManager(
        f.Binding, null, new(NdisRequestType.QueryInformation, Oid.CoTapiTranslateTapiSap, new byte[64]));

    [Rule("R316", RuleCase.Broken)]
    public static void Voice_WithoutDigits(ContractFixture f)
    {
        TapiAnswers lines = new();
        lines.Lines[0] = (0, TapiAnswers.Line(media: LineMediaModes.AutomatedVoice));
        TapiCases.Session(f, lines);
    }

    [Rule("R316", RuleCase.Broken)]
    public static void Voice_OnALineThatHasNone(ContractFixture f)
    {
        TapiCases.Session(f);
        f.Ring(TapiCalls.Incoming(media: LineMediaModes.AutomatedVoice));
    }

    [Rule("R325", RuleCase.Broken)]
    public static void Adapter_LoadedAgainWithoutTelephony(NdisFixture f)
    {
        f.Mcm.Families.Clear();
        Sessions.Restart(f);
    }

    [Rule("R326", RuleCase.Broken)]
    public static void Lines_OfAnotherNumberInOneSession(ContractFixture f)
    {
        TapiAnswers lines = new();
        TapiCases.Session(f, lines);
        lines.Cm = lines.Cm with { NumLines = 2 };
        TapiCases.Ask(f, Oid.CoTapiCmCaps, CoTapiCmCaps.Size);
    }
}
