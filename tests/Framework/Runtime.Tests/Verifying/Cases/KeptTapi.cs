using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.Q, each rule kept.</summary>
internal static class KeptTapi
{
    [Rule("R301", RuleCase.Kept)]
    [Rule("R302", RuleCase.Kept)]
    [Rule("R303", RuleCase.Kept)]
    [Rule("R304", RuleCase.Kept)]
    [Rule("R305", RuleCase.Kept)]
    [Rule("R306", RuleCase.Kept)]
    [Rule("R307", RuleCase.Kept)]
    [Rule("R308", RuleCase.Kept)]
    [Rule("R326", RuleCase.Kept)]
    public static void Lines_AllAlike(ContractFixture f)
    {
        TapiCases.Session(f, TapiCases.TwoLines());
        TapiCases.Dial(f);
        TapiCases.Ask(f, Oid.CoTapiCmCaps, CoTapiCmCaps.Size);
    }

    [Rule("R303", RuleCase.Kept)]
    [Rule("R304", RuleCase.Kept)]
    [Rule("R305", RuleCase.Kept)]
    [Rule("R306", RuleCase.Kept)]
    public static void Lines_AndAddresses_ThatDiffer(ContractFixture f)
    {
        TapiAnswers lines = TapiCases.TwoLines(CoTapi.FlagPerLineCaps);
        lines.Lines[1] = (CoTapi.FlagPerAddressCaps, TapiAnswers.Line(addresses: 2));
        lines.Address = static (line, address) => new() { LineDeviceId = line, MaxNumActiveCalls = address + 1 };
        TapiCases.Session(f, lines);
        TapiCases.AskAddress(f, 1, 1);
        TapiCases.Dial(f, 1);
    }

    [Rule("R309", RuleCase.Kept)]
    [Rule("R310", RuleCase.Kept)]
    [Rule("R312", RuleCase.Kept)]
    [Rule("R313", RuleCase.Kept)]
    [Rule("R319", RuleCase.Kept)]
    [Rule("R320", RuleCase.Kept)]
    [Rule("R322", RuleCase.Kept)]
    [Rule("R323", RuleCase.Kept)]
    [Rule("R324", RuleCase.Kept)]
    public static void Call_MadeAndDropped(NdisFixture f)
    {
        TapiCases.Session(f);
        f.Client.Close(TapiCases.Dial(f));
        Sessions.Restart(f);
    }

    [Rule("R311", RuleCase.Kept)]
    [Rule("R314", RuleCase.Kept)]
    [Rule("R315", RuleCase.Kept)]
    [Rule("R320", RuleCase.Kept)]
    public static void Call_TakenAndHungUp(ContractFixture f)
    {
        TapiCases.Session(f);
        ScriptedVc vc = f.Ring(TapiCalls.Incoming());
        f.HangUp(vc, NdisStatus.Success);
    }

    [Rule("R316", RuleCase.Kept)]
    [Rule("R317", RuleCase.Kept)]
    public static void Call_OfVoice(ContractFixture f)
    {
        TapiCases.Session(f, TapiCases.Voice());
        TapiCases.Dial(f);
        f.Ring(TapiCalls.Incoming(media: LineMediaModes.AutomatedVoice));
    }

    [Rule("R321", RuleCase.Kept)]
    public static void Line_ClosedAfterItsCalls(ContractFixture f)
    {
        TapiCases.Session(f, TapiCases.TwoLines());
        TapiCases.OpenLine(f, 1);
        f.Client.Close(TapiCases.Dial(f, 1));
        f.Run();
        TapiCases.Dial(f, 0); // of another line
        f.Client.Deregister(f.Binding);
    }

    [Rule("R324", RuleCase.Kept)]
    public static void Halt_WithACall(NdisFixture f)
    {
        TapiCases.Session(f);
        TapiCases.Dial(f);
        Sessions.Halt(f);
    }

    [Rule("R325", RuleCase.Kept)]
    public static void Adapter_LoadedAgain(NdisFixture f) => Sessions.Restart(f);

    [Rule("R300", RuleCase.Kept)]
    [Rule("R309", RuleCase.Kept)]
    [Rule("R318", RuleCase.Kept)]
    [Rule("R328", RuleCase.Kept)]
    public static void Call_HandedOver(ContractFixture f)
    {
        (ScriptedProxy proxy, ScriptedBinding wan) = TapiCases.Bridge(f);
        proxy.Bridge!.Alias!.TellTapiCallId(out string id);
        wan.Handle.GetProtocolVcContextFromTapiCallId(id, out _);
        proxy.CloseBoth();
    }

    // 4.20 step 6: what NDPROXY offers NDISWAN stays, and is not the miniport's.
    [Rule("R277", RuleCase.Kept)]
    [Rule("R322", RuleCase.Kept)]
    public static void Session_ClosedAndAdapterHalted(NdisFixture f)
    {
        (ScriptedProxy proxy, _) = TapiCases.Bridge(f);
        proxy.CloseSession();
        f.Run();
        Sessions.Halt(f);
    }
}
