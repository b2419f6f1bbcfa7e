using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.Q, R309 to R328: calls, lines and sessions, each rule broken.</summary>
internal static class BrokenTapiCalls
{
    [Rule("R309", RuleCase.Broken)]
    public static void Call_WithoutItsStructure(ContractFixture f)
    {
        TapiCases.Session(f);
        f.Connect(CallParameters.Any());
    }

    [Rule("R310", RuleCase.Broken)]
    public static void Call_OutAndIn(ContractFixture f)
    {
        TapiCases.Session(f);
        f.Connect(TapiCalls.Outgoing(flags: CoTapi.FlagOutgoingCall | CoTapi.FlagIncomingCall));
    }

    [Rule("R311", RuleCase.Broken)]
    public static void Offer_OfACallOut(ContractFixture f)
    {
        TapiCases.Session(f);
        f.Ring(TapiCalls.Incoming(flags: CoTapi.FlagOutgoingCall));
    }

    [Rule("R312", RuleCase.Broken)]
    public static void Call_ConnectedWithoutASpeed(ContractFixture f)
    {
        TapiCases.Session(f, new TapiAnswers { Speed = 0 });
        TapiCases.Dial(f);
    }

    [Rule("R313", RuleCase.Broken)]
    [Rule("R130", RuleCase.Broken)]
    public static void Call_ChangedInSilence(ContractFixture f)
    {
        TapiCases.Session(f);
        f.CallManager.AlterParameters += static p => p.Flags &= ~CoCallFlags.CallParametersChanged;
        TapiCases.Dial(f);
    }

    [Rule("R314", RuleCase.Broken)]
    public static void Offer_WithoutASpeed(ContractFixture f)
    {
        TapiCases.Session(f);
        f.Ring(TapiCalls.Incoming(speed: FlowSpec.NotSpecified));
    }

    [Rule("R315", RuleCase.Broken)]
    public static void Offer_TakenAtOnce(ContractFixture f)
    {
        TapiCases.Session(f);
        f.Client.Script.Mode("ProtocolClIncomingCall", AnswerMode.Sync);
        f.Ring(TapiCalls.Incoming());
    }

    [Rule("R317", RuleCase.Broken)]
    public static void Voice_WithoutASduSize(ContractFixture f)
    {
        TapiAnswers lines = TapiCases.Voice();
        lines.SduSize = FlowSpec.NotSpecified;
        TapiCases.Session(f, lines);
        TapiCases.Dial(f);
    }

    [Rule("R318", RuleCase.Broken)]
    public static void Drop_HandedOverAgain(ContractFixture f)
    {
        (ScriptedProxy proxy, _) = TapiCases.Bridge(f);
        proxy.Bridge!.Alias!.DispatchIncomingCloseCall(NdisStatus.Success);
        f.Run();
        proxy.Bridge.AliasIsTold = false;
        proxy.BridgeUp();
    }

    [Rule("R319", RuleCase.Broken)]
    public static void Close_AtOnce(ContractFixture f)
    {
        TapiCases.Session(f);
        f.CallManager.Script.Pends.Clear();
        f.Client.Close(TapiCases.Dial(f));
    }

    [Rule("R320", RuleCase.Broken)]
    public static void HangUp_NotTold(ContractFixture f)
    {
        TapiCases.Session(f);
        f.VcOf(TapiCases.Dial(f)).Deactivate();
    }

    [Rule("R321", RuleCase.Broken)]
    public static void Line_ClosedWithACall(ContractFixture f)
    {
        TapiCases.Session(f);
        TapiCases.OpenLine(f, 0);
        TapiCases.Dial(f);
        f.Client.Deregister(f.Binding);
    }

    [Rule("R322", RuleCase.Broken)]
    [Rule("R051", RuleCase.Broken)]
    public static void Session_EndedWithTheFamilyOpen(ContractFixture f)
    {
        TapiCases.Session(f);
        Forged.Callback(f, new("ProtocolClNotifyCloseAf", f.Client.Name, Forged.Af(f)), NdisStatus.Success);
    }

    [Rule("R323", RuleCase.Broken)]
    [Rule("R043", RuleCase.Broken)]
    public static void Session_EndedWithAVc(ContractFixture f)
    {
        TapiCases.Session(f);
        f.CallManager.NewVc(f.CallManager.Afs[0]);
        f.Binding.Calls.Clear(); // the client has no call: it does not wait for the VC
        f.Client.CloseFamily(f.Binding);
    }

    [Rule("R324", RuleCase.Broken)]
    [Rule("R047", RuleCase.Broken)]
    [Rule("R277", RuleCase.Broken)]
    [Rule("R126", RuleCase.Broken)]
    public static void Halt_WithACallBeingMade(NdisFixture f)
    {
        TapiCases.Session(f);
        f.Mcm.Script.Mode("ProtocolCmMakeCall", AnswerMode.Never);
        TapiCases.Dial(f);
        f.Host.Verifier!.Halted(f.Adapter);
    }

    [Rule("R328", RuleCase.Broken)]
    public static void CallId_ThatLeadsNowhere(ContractFixture f)
    {
        (ScriptedProxy proxy, ScriptedBinding wan) = TapiCases.Bridge(f);
        proxy.Bridge!.Alias!.TellTapiCallId(out string id);
        ProtocolBinding binding = Shadows.Of(f.Adapter).Vcs.Single(vc => vc.TapiCallId == id).Vc.ClientHolder!.Binding!;
        f.Host.Verifier!.Finished(new("NdisClGetProtocolVcContextFromTapiCallId", "WAN", binding)
        {
            Status = NdisStatus.Failure,
            Other = id,
        });
        Assert.NotNull(wan);
    }
}
