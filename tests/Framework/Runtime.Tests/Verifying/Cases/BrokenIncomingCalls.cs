using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.G, each rule broken.</summary>
internal static class BrokenIncomingCalls
{
    [Rule("R142", RuleCase.Broken)]
    public static void Call_DispatchedOnABusyVc(NdisFixture f)
    {
        ScriptedMcmVc vc = f.Mcm.Offer(f.Mcm.Saps[0], CallParameters.Any());
        vc.Handle.DispatchIncomingCall((McmSap)f.Mcm.Saps[0].Handle, CallParameters.Any());
    }

    [Rule("R145", RuleCase.Broken)]
    public static void Offer_CompletedAfterItWasAccepted(NdisFixture f)
    {
        f.Mcm.Offer(f.Mcm.Saps[0], CallParameters.Any());
        f.Client.Binding.Calls[0].Handle.IncomingCallComplete(NdisStatus.Success, CallParameters.Any());
    }

    [Rule("R152", RuleCase.Broken)]
    public static void Connected_DispatchedOfAnOutgoingCall(NdisFixture f)
    {
        f.Mcm.Script.Mode("ProtocolCmMakeCall", AnswerMode.Pending);
        f.Client.Dial(f.Client.Binding);
        f.Mcm.Vcs[0].Handle.DispatchCallConnected();
    }

    [Rule("R159", RuleCase.Broken)]
    public static void Vc_OfTheCallManagerDeletedByTheClient(NdisFixture f)
    {
        f.Mcm.Offer(f.Mcm.Saps[0], CallParameters.Any());
        f.Client.Binding.Calls[0].Handle.Delete();
    }
}
