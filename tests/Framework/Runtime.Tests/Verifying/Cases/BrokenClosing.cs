using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.I, each rule broken.</summary>
internal static class BrokenClosing
{
    [Rule("R179", RuleCase.Broken)]
    public static void Close_WithoutACall(ContractFixture f)
    {
        f.Client.Binding.Af!.CreateVc(f, out ClientVc? vc);
        vc!.CloseCall();
    }

    [Rule("R180", RuleCase.Broken)]
    public static void Close_WithASendUnderWay(NdisFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Mcm.CompletesSendsAtOnce = false;
        f.Client.Send(call, "x"u8);
        f.Client.Close(call);
    }

    [Rule("R182", RuleCase.Broken)]
    public static void Close_Twice(NdisFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Mcm.Script.Mode("ProtocolCmCloseCall", AnswerMode.Pending);
        f.Client.Close(call);
        f.Client.Close(call);
    }

    [Rule("R189", RuleCase.Broken)]
    public static void CloseCall_CompletedUnasked(NdisFixture f)
    {
        f.Connect();
        f.Mcm.Vcs[0].Handle.CloseCallComplete(NdisStatus.Success);
    }

    [Rule("R194", RuleCase.Broken)]
    public static void HangUp_Twice(NdisFixture f)
    {
        f.Connect();
        f.Client.ClosesAtOnce = false;
        f.Mcm.HangUp(f.Mcm.Vcs[0], NdisStatus.Success);
        f.Mcm.HangUp(f.Mcm.Vcs[0], NdisStatus.Success);
    }

    [Rule("R197", RuleCase.Broken)]
    public static void Frame_SentAfterHangUp(NdisFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Client.ClosesAtOnce = false;
        f.Mcm.HangUp(f.Mcm.Vcs[0], NdisStatus.Success);
        f.Client.Send(call, "x"u8);
    }
}
