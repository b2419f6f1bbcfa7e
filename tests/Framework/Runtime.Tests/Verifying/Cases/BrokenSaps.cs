using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.C, each rule broken.</summary>
internal static class BrokenSaps
{
    [Rule("R055", RuleCase.Broken)]
    public static void Sap_RegisteredOnAClosedFamily(ContractFixture f)
    {
        ClientAf af = f.Client.Binding.Af!;
        f.Client.CloseFamily(f.Client.Binding);
        f.Run();
        af.RegisterSap(f, CallParameters.Sap, out _);
    }

    [Rule("R059", RuleCase.Broken)]
    public static void RegisterSap_CompletedTwice(NdisFixture f) =>
        f.Mcm.Saps[0].Handle.RegisterComplete(NdisStatus.Success, f);

    [Rule("R063", RuleCase.Broken)]
    public static void Deregister_Twice(NdisFixture f)
    {
        f.Mcm.Script.Mode("ProtocolCmDeregisterSap", AnswerMode.Pending);
        f.Client.Binding.Sap!.Deregister();
        f.Client.Binding.Sap!.Deregister();
    }

    [Rule("R065", RuleCase.Broken)]
    public static void DeregisterSap_CompletedUnasked(NdisFixture f) =>
        f.Mcm.Saps[0].Handle.DeregisterComplete(NdisStatus.Success);

    [Rule("R066", RuleCase.Broken)]
    public static void Call_DispatchedOnAClosingSap(NdisFixture f)
    {
        f.Mcm.Script.Mode("ProtocolCmDeregisterSap", AnswerMode.Pending);
        f.Client.Binding.Sap!.Deregister();
        f.Mcm.Offer(f.Mcm.Saps[0], CallParameters.Any());
    }

    [Rule("R069", RuleCase.Broken)]
    public static void Sap_OfAnotherTypeThanTapi(ContractFixture f) =>
        f.Client.Binding.Af!.RegisterSap(f, new(1, default), out _);
}
