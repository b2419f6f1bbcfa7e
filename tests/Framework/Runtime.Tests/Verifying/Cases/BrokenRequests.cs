using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.R, each rule broken.</summary>
internal static class BrokenRequests
{
    [Rule("R329", RuleCase.Broken)]
    public static void Completion_WithPending(NdisFixture f)
    {
        f.Mcm.Script.Mode("ProtocolCmMakeCall", AnswerMode.Pending);
        f.Client.Dial(f.Client.Binding);
        f.Mcm.Vcs[0].Handle.MakeCallComplete(NdisStatus.Pending, CallParameters.Any());
    }
}
