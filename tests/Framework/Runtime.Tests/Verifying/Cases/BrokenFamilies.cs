using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.B, each rule broken.</summary>
internal static class BrokenFamilies
{
    [Rule("R021", RuleCase.Broken)]
    public static void Family_RegisteredAfterInitialize(NdisFixture f) =>
        f.Mcm.Adapter!.RegisterAddressFamilyEx(new(0x999, 1, 0));

    [Rule("R027", RuleCase.Broken)]
    public static void Family_OpenedWithoutNotify(ContractFixture f) =>
        f.Client.Binding.Handle.OpenAddressFamilyEx(new(0x999, 1, 0), f, out _);

    [Rule("R028", RuleCase.Broken)]
    public static void Family_OpenedWithoutContext(NdisFixture f) =>
        f.Client.Binding.Handle.OpenAddressFamilyEx(f.Mcm.Families[0], null!, out _);

    [Rule("R031", RuleCase.Broken)]
    public static void OpenAf_CompletedTwice(NdisFixture f) =>
        f.Mcm.Afs[0].Handle.OpenComplete(NdisStatus.Success, f.Mcm.Afs[0]);

    [Rule("R036", RuleCase.Broken)]
    public static void Family_ClosedTwice(ContractFixture f)
    {
        ClientAf af = f.Client.Binding.Af!;
        f.Client.CloseFamily(f.Client.Binding);
        f.Run();
        af.Close();
    }

    [Rule("R037", RuleCase.Broken)]
    public static void Family_ClosedWithASap(ContractFixture f) =>
        f.Client.Binding.Af!.Close();

    [Rule("R045", RuleCase.Broken)]
    public static void CloseAf_CompletedUnasked(NdisFixture f) =>
        f.Mcm.Afs[0].Handle.CloseComplete(NdisStatus.Success);

    [Rule("R048", RuleCase.Broken)]
    public static void NotifyClose_Twice(NdisFixture f)
    {
        f.Mcm.Script.Mode("ProtocolCmCloseAf", AnswerMode.Pending);
        f.Mcm.Afs[0].Handle.NotifyClose();
        f.Mcm.Afs[0].Handle.NotifyClose();
    }

    [Rule("R050", RuleCase.Broken)]
    public static void NotifyClose_CompletedUnasked(ContractFixture f) =>
        f.Client.Binding.Af!.NotifyCloseComplete(NdisStatus.Success);
}
