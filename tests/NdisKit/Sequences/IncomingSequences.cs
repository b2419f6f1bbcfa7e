using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>Contract 4.5.</summary>
internal static class IncomingSequences
{
    [Sequence("4.5 accept", "S0.6", "S0.2")]
    public static void Accepted(ContractFixture f)
    {
        ScriptedVc vc = f.Ring();
        Expect.Same(NdisStatus.Success, f.CallManager.OfferAnswer!.Value);
        Expect.Same(ScriptedCallPhase.Connected, f.CallOf(vc).Phase);
        Expect.SameItems(["CONNECT"], f.Network.Heard);
        f.Trace.AssertOrder(
            "NdisCoCreateVc", "ProtocolCoCreateVc", "NdisCmActivateVc", "NdisCmDispatchIncomingCall", "ProtocolClIncomingCall",
            "NdisCmDispatchCallConnected", "ProtocolClCallConnected");
    }

    [Sequence("4.5 accept with other parameters", "S0.6")]
    public static void AcceptedWithOtherParameters(ContractFixture f)
    {
        f.Client.AlterOffer = CallParameters.Change;
        ScriptedVc vc = f.Ring();
        Expect.Same(CallParameters.ChangedBandwidth, vc.Parameters!.CallMgrParameters!.Transmit.PeakBandwidth);
        Expect.Same(ScriptedCallPhase.Connected, f.CallOf(vc).Phase);
    }

    [Sequence("4.5 reject", "S0.6")]
    public static void Rejected(ContractFixture f)
    {
        f.Client.Script.Once("ProtocolClIncomingCall", NdisStatus.Failure);
        f.Ring();
        Expect.Same(NdisStatus.Failure, f.CallManager.OfferAnswer!.Value);
        Expect.Same(0, f.Binding.Calls.Count);
        Expect.SameItems(["REJECT"], f.Network.Heard);
        Expect.Same(0, f.Trace.Count("NdisClCloseCall", Framework.Runtime.DdiPhase.Call)); // none for a rejected call
    }

    [Sequence("4.5 reject: the VC carries the next offer")]
    public static void RejectedThenOfferedAgain(ContractFixture f)
    {
        f.CallManager.KeepsVcs = true;
        f.Client.Script.Once("ProtocolClIncomingCall", NdisStatus.Failure);
        ScriptedVc vc = f.Ring();
        f.Network.Happen(() => f.CallManager.OfferAgain(vc, f.CallManager.Saps[0], CallParameters.Any()));
        f.Run();
        Expect.Same(ScriptedCallPhase.Connected, f.CallOf(vc).Phase);
        f.CallManager.KeepsVcs = false;
    }

    [Sequence("4.5 accept, late")]
    public static void AcceptedLate(ContractFixture f)
    {
        f.Client.Script.Mode("ProtocolClIncomingCall", AnswerMode.Never);
        ScriptedVc vc = f.Ring();
        f.Loop.RunFor(TimeSpan.FromMinutes(5));
        Expect.Same(ScriptedCallPhase.Offered, f.CallOf(vc).Phase);
        f.Client.Script.Release("ProtocolClIncomingCall");
        f.Run();
        Expect.Same(ScriptedCallPhase.Connected, f.CallOf(vc).Phase);
    }

    [Sequence("4.5, T8: the caller gives up; a late answer counts no more", Overtaken = "ProtocolClIncomingCall")]
    public static void CallerGivesUp(ContractFixture f)
    {
        f.Client.Script.Mode("ProtocolClIncomingCall", AnswerMode.Never);
        f.CallManager.Script.Mode("ProtocolCmCloseCall", AnswerMode.Never);
        ScriptedVc vc = f.Ring();
        ScriptedCall call = f.CallOf(vc);
        f.HangUp(vc, NdisStatus.Success);
        call.Handle.IncomingCallComplete(NdisStatus.Failure, call.Parameters!);
        Expect.Same(1, f.CallManager.Script.Count("ProtocolCmIncomingCallComplete"));
        f.CallManager.Script.Release("ProtocolCmCloseCall");
        f.Run();
        Expect.Same(0, f.Binding.Calls.Count);
    }

    [Sequence("4.5, T8: the caller gives up before the client answers", Overtaken = "ProtocolClIncomingCall")]
    public static void GivenUpUnanswered(ContractFixture f)
    {
        f.Network.Happen(() =>
        {
            ScriptedVc vc = f.CallManager.Offer(f.CallManager.Saps[0], CallParameters.Any());
            vc.WhenSettled(() =>
            {
                if (vc.HasCall)
                {
                    f.CallManager.HangUp(vc, NdisStatus.Success);
                }
            });
        });
        f.Run();
        Expect.Same(0, f.Binding.Calls.Count);
        Expect.Same(0, f.CallManager.Vcs.Count);
    }

    [Sequence("4.5 step 9': lost after acceptance", "S2.2")]
    public static void LostAfterAcceptance(ContractFixture f)
    {
        f.CallManager.LosesAccepted = true;
        f.Ring();
        Expect.Same(0, f.Binding.Calls.Count);
        f.Trace.AssertOrder("ProtocolClIncomingCall", "NdisCmDispatchIncomingCloseCall", "ProtocolClIncomingCloseCall", "NdisClCloseCall");
        Expect.True(!f.Client.Script.Saw("ProtocolClCallConnected"));
    }
}
