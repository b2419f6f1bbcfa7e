using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.I, each rule broken by the client, or by whoever made the VC.</summary>
internal static class BrokenClosing
{
    [Rule("R179", RuleCase.Broken)]
    public static void Close_WithoutACall(ContractFixture f)
    {
        f.Client.Binding.Af!.CreateVc(f, out ClientVc? vc);
        vc!.CloseCall();
    }

    [Rule("R179", RuleCase.Broken)]
    public static void Close_OfAnOffer(ContractFixture f)
    {
        f.Client.Script.Mode("ProtocolClIncomingCall", AnswerMode.Never);
        f.CallOf(f.Ring()).Handle.CloseCall();
    }

    [Rule("R180", RuleCase.Broken)]
    public static void Close_WithASendUnderWay(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Edge.CompletesSendsAtOnce = false;
        f.Client.Send(call, "x"u8);
        f.Client.Close(call);
    }

    [Rule("R181", RuleCase.Broken)]
    public static void Frame_SentWhileTheCallIsBeingClosed(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.CallManager.Script.Mode("ProtocolCmCloseCall", AnswerMode.Never);
        f.Client.Close(call);
        f.Client.Send(call, "x"u8);
    }

    [Rule("R182", RuleCase.Broken)]
    public static void Close_Twice(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.CallManager.Script.Mode("ProtocolCmCloseCall", AnswerMode.Pending);
        f.Client.Close(call);
        f.Client.Close(call);
    }

    [Rule("R193", RuleCase.Broken)]
    public static void CallManagersVc_ClosedAgain(ContractFixture f) => Closed(f).Handle.CloseCall();

    [Rule("R193", RuleCase.Broken)]
    public static void CallManagersVc_ChangedAfterItsCall(ContractFixture f) =>
        Closed(f).Handle.ModifyCallQoS(CallParameters.Any());

    [Rule("R196", RuleCase.Broken)]
    public static void HangUp_NeverAnswered(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Client.ClosesAtOnce = false;
        f.HangUp(f.VcOf(call), NdisStatus.Success);
        Sessions.Forget(f);
    }

    [Rule("R197", RuleCase.Broken)]
    public static void Frame_SentAfterHangUp(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Client.ClosesAtOnce = false;
        f.HangUp(f.VcOf(call), NdisStatus.Success);
        f.Client.Send(call, "x"u8);
    }

    [Rule("R198", RuleCase.Broken)]
    public static void HangUp_AnsweredWithPartiesLeft(ContractFixture f)
    {
        ScriptedCall call = Multipoint.Connect(f);
        f.Client.ClosesAtOnce = false;
        f.HangUp(f.VcOf(call), NdisStatus.Success);
        call.Handle.CloseCall(call.Parties[0].Handle!);
    }

    [Rule("R199", RuleCase.Broken)]
    public static void Vc_UsedAgainAfterAFaultOfTheNetwork(ContractFixture f)
    {
        f.Client.KeepsVcs = true;
        ScriptedCall call = f.Connect();
        f.HangUp(f.VcOf(call), NdisStatus.TapiDisconnectModeUnavail);
        f.Client.Redial(call);
    }

    [Rule("R201", RuleCase.Broken)]
    public static void Vc_Abandoned(ContractFixture f)
    {
        f.Client.KeepsVcs = true;
        f.Client.Close(f.Connect());
        f.Run();
        Sessions.Forget(f);
    }

    /// <summary>A call came in and was closed; its VC stays for the next one.</summary>
    private static ScriptedCall Closed(ContractFixture f)
    {
        f.CallManager.KeepsVcs = true;
        ScriptedCall call = f.CallOf(f.Ring());
        f.Client.Close(call);
        f.Run();
        return call;
    }
}
