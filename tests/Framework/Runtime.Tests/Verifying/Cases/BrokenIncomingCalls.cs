using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.G, each rule broken.</summary>
internal static class BrokenIncomingCalls
{
    [Rule("R139", RuleCase.Broken)]
    public static void Call_DispatchedOnNoSap(ContractFixture f) =>
        f.CallManager.Offer(new(f.CallManager.Afs[0], CallParameters.Sap, null!), CallParameters.Any());

    [Rule("R140", RuleCase.Broken)]
    public static void Call_DispatchedOnAnotherClientsVc(ContractFixture f)
    {
        ScriptedClient second = new(f.Loop, "SECOND") { WantsCalls = false };
        f.Host.RegisterProtocol(second);
        f.Run();
        Dispatch(f, f.CallManager.Afs[1]);
    }

    [Rule("R140", RuleCase.Broken)]
    public static void Call_DispatchedOnAClientsVc(ContractFixture f)
    {
        f.Client.NewCall(f.Binding);
        f.CallManager.Vcs[^1].DispatchIncomingCall(f.CallManager.Saps[0], CallParameters.Any());
    }

    [Rule("R141", RuleCase.Broken)]
    public static void Call_DispatchedBeforeActivation(ContractFixture f)
    {
        f.CallManager.Families.Add(new(CoAddressFamily.Q2931, 1, 0));
        ScriptedClient atm = f.Add(new(f.Loop, "ATM", CoAddressFamily.Q2931) { WantsCalls = false });
        Sessions.Restart(f);
        atm.Register(atm.Bindings[^1], new(1, new byte[1]));
        ScriptedSap sap = f.CallManager.Saps[^1];
        f.CallManager.NewVc(sap.Af).DispatchIncomingCall(sap, CallParameters.Any());
    }

    [Rule("R141", RuleCase.Broken)]
    public static void Call_ConnectedBeforeActivation(ContractFixture f)
    {
        ScriptedVc vc = f.CallManager.NewVc(f.CallManager.Afs[0]);
        vc.DispatchIncomingCall(f.CallManager.Saps[0], CallParameters.Any()); // a TAPI call (T6)
        vc.DispatchCallConnected();
    }

    [Rule("R142", RuleCase.Broken)]
    public static void Call_DispatchedOnABusyVc(ContractFixture f) =>
        f.Ring().DispatchIncomingCall(f.CallManager.Saps[0], CallParameters.Any());

    [Rule("R144", RuleCase.Broken)]
    public static void Offer_CompletedTwice(ContractFixture f)
    {
        f.Client.Script.Mode("ProtocolClIncomingCall", AnswerMode.Pending);
        Complete(f, f.Ring(), NdisStatus.Success);
    }

    [Rule("R144", RuleCase.Broken)]
    public static void Offer_NeverCompleted(ContractFixture f)
    {
        f.Client.Script.Mode("ProtocolClIncomingCall", AnswerMode.Never);
        f.Ring();
        f.Host.Verifier!.Unbound(Forged.Binding(f));
    }

    [Rule("R145", RuleCase.Broken)]
    public static void Offer_CompletedAfterItWasAccepted(ContractFixture f) => Complete(f, f.Ring(), NdisStatus.Success);

    [Rule("R146", RuleCase.Broken)]
    public static void Offer_CompletedWithPending(ContractFixture f)
    {
        f.Client.Script.Mode("ProtocolClIncomingCall", AnswerMode.Never);
        Complete(f, f.Ring(), NdisStatus.Pending);
    }

    [Rule("R147", RuleCase.Broken)]
    public static void Parameters_ChangedWithoutFlag(ContractFixture f)
    {
        f.Client.AlterOffer = static p => p.CallMgrParameters = null;
        f.Ring();
    }

    [Rule("R148", RuleCase.Broken)]
    public static void Parameters_UsedAfterTheyWereRejected(ContractFixture f)
    {
        CoCallParameters parameters = CallParameters.Any();
        f.Client.Script.Mode("ProtocolClIncomingCall", AnswerMode.Pending);
        f.Client.Script.Status("ProtocolClIncomingCall", NdisStatus.NotAccepted);
        f.Ring(parameters);
        f.Connect(parameters);
    }

    [Rule("R149", RuleCase.Broken)]
    public static void Call_ClosedAfterItWasRejected(ContractFixture f) => f.CallOf(Reject(f)).Handle.CloseCall();

    [Rule("R150", RuleCase.Broken)]
    public static void CallManager_ToldOfAnAnswerThatItHas(ContractFixture f)
    {
        ScriptedVc vc = f.Ring();
        Forged.Callback(f, new("ProtocolCmIncomingCallComplete", f.CallManager.Name, Forged.Vc(vc)));
    }

    [Rule("R151", RuleCase.Broken)]
    public static void Call_ConnectedAfterItWasLost(ContractFixture f)
    {
        f.CallManager.LosesAccepted = true;
        f.Client.ClosesAtOnce = false;
        f.Ring().DispatchCallConnected();
    }

    [Rule("R151", RuleCase.Broken)]
    public static void Call_DroppedSilentlyAfterItWasAccepted(ContractFixture f) =>
        Dispatch(f, f.CallManager.Afs[0]).Deactivate();

    [Rule("R152", RuleCase.Broken)]
    public static void Connected_DispatchedOfAnOutgoingCall(ContractFixture f)
    {
        f.CallManager.Script.Mode("ProtocolCmMakeCall", AnswerMode.Never);
        f.VcOf(f.Client.Dial(f.Binding)).DispatchCallConnected();
    }

    [Rule("R153", RuleCase.Broken)]
    public static void Connected_DispatchedTwice(ContractFixture f) => f.Ring().DispatchCallConnected();

    [Rule("R154", RuleCase.Broken)]
    public static void Call_ConnectedAfterDeactivation(ContractFixture f)
    {
        f.Client.Script.Mode("ProtocolClIncomingCall", AnswerMode.Never);
        f.Ring().Deactivate();
        f.Run();
        f.Client.Script.Release("ProtocolClIncomingCall");
    }

    [Rule("R155", RuleCase.Broken)]
    [Rule("R086", RuleCase.Broken)]
    public static void Vc_OfARejectedCallDeletedActive(ContractFixture f) => Reject(f).Delete();

    [Rule("R156", RuleCase.Broken)]
    public static void Connected_DispatchedAfterRejection(ContractFixture f) => Reject(f).DispatchCallConnected();

    [Rule("R156", RuleCase.Broken)]
    public static void Close_DispatchedAfterRejection(ContractFixture f) =>
        Reject(f).DispatchIncomingCloseCall(NdisStatus.Success);

    [Rule("R157", RuleCase.Broken)]
    public static void Parameters_ThatContradictThemselvesTaken(ContractFixture f)
    {
        FlowSpec flow = FlowSpec.Unspecified with { TokenRate = 2, PeakBandwidth = 1 };
        f.Client.AlterOffer = p =>
        {
            p.CallMgrParameters = p.CallMgrParameters! with { Transmit = flow };
            p.Flags |= CoCallFlags.CallParametersChanged;
        };
        f.Ring();
    }

    [Rule("R158", RuleCase.Broken)]
    public static void Frame_SentBeforeTheCallIsConnected(ContractFixture f)
    {
        Dispatch(f, f.CallManager.Afs[0]);
        f.Client.Send(f.Binding.Calls[^1], "x"u8);
    }

    [Rule("R159", RuleCase.Broken)]
    public static void Vc_OfTheCallManagerDeletedByTheClient(ContractFixture f) => f.CallOf(f.Ring()).Handle.Delete();

    [Rule("R160", RuleCase.Broken)]
    public static void Offer_RenegotiatedWithoutEnd(ContractFixture f)
    {
        f.Client.Script.Mode("ProtocolClIncomingCall", AnswerMode.Never);
        ScriptedCall call = f.CallOf(f.Ring());
        for (uint i = 0; i <= IncomingCallWatch.MostRenegotiations; i++)
        {
            f.Client.Modify(call, CallParameters.Any(peakBandwidth: i));
        }
    }

    /// <summary>Offers a call on a new VC; nothing is done with the answer.</summary>
    private static ScriptedVc Dispatch(ContractFixture f, ScriptedAf af)
    {
        ScriptedVc vc = f.CallManager.NewVc(af);
        vc.Activate(CallParameters.Any());
        f.Run();
        vc.DispatchIncomingCall(f.CallManager.Saps[0], CallParameters.Any());
        return vc;
    }

    /// <summary>Offers a call that is rejected; the VC stays, and stays active.</summary>
    private static ScriptedVc Reject(ContractFixture f)
    {
        f.Client.Script.Once("ProtocolClIncomingCall", NdisStatus.NotAccepted);
        return Dispatch(f, f.CallManager.Afs[0]);
    }

    private static void Complete(ContractFixture f, ScriptedVc vc, NdisStatus status) =>
        f.CallOf(vc).Handle.IncomingCallComplete(status, CallParameters.Any());
}
