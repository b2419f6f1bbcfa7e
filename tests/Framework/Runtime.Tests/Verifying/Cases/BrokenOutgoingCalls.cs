using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.F, each rule broken.</summary>
internal static class BrokenOutgoingCalls
{
    [Rule("R119", RuleCase.Broken)]
    public static void Call_MadeOnACallManagersVc(NdisFixture f)
    {
        f.Mcm.Offer(f.Mcm.Saps[0], CallParameters.Any());
        f.Client.Binding.Calls[0].Handle.MakeCall(CallParameters.Any());
    }

    [Rule("R120", RuleCase.Broken)]
    public static void Call_MadeOnABusyVc(ContractFixture f) =>
        f.Connect().Handle.MakeCall(CallParameters.Any());

    [Rule("R126", RuleCase.Broken)]
    public static void MakeCall_CompletedTwice(NdisFixture f)
    {
        f.Connect();
        f.Mcm.Vcs[0].Handle.MakeCallComplete(NdisStatus.Success, CallParameters.Any());
    }

    [Rule("R127", RuleCase.Broken)]
    public static void MakeCall_CompletedBeforeActivation(NdisFixture f)
    {
        f.Mcm.Script.Mode("ProtocolCmMakeCall", AnswerMode.Pending);
        f.Client.Dial(f.Client.Binding);
        f.Mcm.Vcs[0].Handle.MakeCallComplete(NdisStatus.Success, CallParameters.Any());
    }

    [Rule("R130", RuleCase.Broken)]
    public static void Parameters_ChangedWithoutFlag(NdisFixture f)
    {
        f.Mcm.Script.Mode("ProtocolCmMakeCall", AnswerMode.Early);
        f.Mcm.AlterParameters = p => p.CallMgrParameters = null;
        f.Connect();
    }

    [Rule("R136", RuleCase.Broken)]
    public static void Frame_SentBeforeTheCallIsMade(NdisFixture f)
    {
        f.Mcm.Script.Mode("ProtocolCmMakeCall", AnswerMode.Pending);
        f.Client.Send(f.Client.Dial(f.Client.Binding), "x"u8);
    }
}
