using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.B, R027 to R054, each rule broken; <see cref="BrokenRegistrations"/> has those before.</summary>
internal static class BrokenFamilies
{
    [Rule("R027", RuleCase.Broken)]
    public static void Family_OpenedWithoutNotify(ContractFixture f) =>
        f.Client.Binding.Handle.OpenAddressFamilyEx(new(0x999, 1, 0), f, out _);

    [Rule("R028", RuleCase.Broken)]
    public static void Family_OpenedWithoutContext(ContractFixture f) =>
        f.Client.Binding.Handle.OpenAddressFamilyEx(f.CallManager.Families[0], null!, out _);

    [Rule("R029", RuleCase.Broken)]
    public static void OpenAf_OfAFamilyThatIsNotRegistered(ContractFixture f)
    {
        AfRegistration registered = Forged.Af(f).Registration;
        AfRegistration other = new(f.Adapter, new(0x999, 1, 0), registered.Port, registered.Owner);
        Forged.Callback(f, new("ProtocolCmOpenAf", f.CallManager.Name, new NdisAfInstance(other, Forged.Binding(f), f)));
    }

    [Rule("R030", RuleCase.Broken)]
    public static void OpenAf_OfAnotherVersion(ContractFixture f)
    {
        AfRegistration registered = Forged.Af(f).Registration;
        CoAddressFamily family = registered.Family with { MajorVersion = 99 };
        AfRegistration other = new(f.Adapter, family, registered.Port, registered.Owner);
        Forged.Callback(f, new("ProtocolCmOpenAf", f.CallManager.Name, new NdisAfInstance(other, Forged.Binding(f), f)));
    }

    [Rule("R031", RuleCase.Broken)]
    public static void OpenAf_CompletedTwice(ContractFixture f) =>
        f.CallManager.Afs[0].Handle.OpenComplete(NdisStatus.Success, f.CallManager.Afs[0]);

    [Rule("R031", RuleCase.Broken)]
    public static void OpenAf_NeverCompleted(NdisFixture f)
    {
        f.Mcm.Script.Mode("ProtocolCmOpenAf", AnswerMode.Never);
        f.Binding.Handle.OpenAddressFamilyEx(f.Mcm.Families[0], f, out _);
        Sessions.Halt(f);
    }

    [Rule("R032", RuleCase.Broken)]
    public static void Family_NotifiedAfterItsOpenFailed(ContractFixture f)
    {
        f.CallManager.Script.Mode("ProtocolCmOpenAf", AnswerMode.Pending);
        f.CallManager.Script.Status("ProtocolCmOpenAf", NdisStatus.Failure);
        f.Binding.Handle.OpenAddressFamilyEx(f.CallManager.Families[0], f.Binding, out ClientAf? af);
        f.Run();
        ((ClientAfHandle)af!).Af.CallManagerHandle.NotifyClose();
    }

    [Rule("R033", RuleCase.Broken)]
    public static void Family_UsedBeforeItIsOpen(ContractFixture f)
    {
        f.CallManager.Script.Mode("ProtocolCmOpenAf", AnswerMode.Never);
        f.Binding.Handle.OpenAddressFamilyEx(f.CallManager.Families[0], f, out ClientAf? af);
        af!.OidRequest(null, new(NdisRequestType.QueryInformation, Oid.CoTapiCmCaps, new byte[4]));
    }

    [Rule("R034", RuleCase.Broken)]
    public static void OpenAfComplete_WithAHandleOnError(ContractFixture f) => Forged.Callback(
        f,
        new("ProtocolClOpenAfCompleteEx", f.Client.Name, Forged.Af(f)) { Status = NdisStatus.Failure, Other = f.Binding.Af });

    [Rule("R035", RuleCase.Broken)]
    public static void Family_UsedAfterItIsClosed(ContractFixture f)
    {
        ClientAf af = f.Binding.Af!;
        f.Client.CloseFamily(f.Binding);
        f.Run();
        af.OidRequest(null, new(NdisRequestType.QueryInformation, Oid.CoTapiCmCaps, new byte[4]));
    }

    [Rule("R036", RuleCase.Broken)]
    public static void Family_ClosedTwice(ContractFixture f)
    {
        ClientAf af = f.Client.Binding.Af!;
        f.Client.CloseFamily(f.Client.Binding);
        f.Run();
        af.Close();
    }

    [Rule("R037", RuleCase.Broken)]
    [Rule("R041", RuleCase.Broken)]
    public static void Family_ClosedWithASap(ContractFixture f) => f.Binding.Af!.Close();

    [Rule("R037", RuleCase.Broken)]
    [Rule("R042", RuleCase.Broken)]
    public static void Family_ClosedWithASapLater(ContractFixture f)
    {
        f.CallManager.Script.Mode("ProtocolCmCloseAf", AnswerMode.Pending);
        f.Binding.Af!.Close();
    }

    [Rule("R038", RuleCase.Broken)]
    public static void Sap_DeregisteredBeforeTheCallIsClosed(ContractFixture f)
    {
        f.Connect();
        ClientSap sap = f.Binding.Sap!;
        f.Client.Script.Hook = ddi => _ = ddi == "ProtocolClNotifyCloseAf" && sap.Deregister().IsSuccess;
        f.CallManager.NotifyClose();
    }

    [Rule("R043", RuleCase.Broken)]
    [Rule("R091", RuleCase.Broken)]
    public static void Family_ClosedWithAVcOfTheCallManager(ContractFixture f)
    {
        f.CallManager.NewVc(f.CallManager.Afs[0]);
        f.Binding.Calls.Clear(); // the client has no call: it does not wait for the VC
        f.Client.CloseFamily(f.Binding);
        Sessions.End(f);
    }

    [Rule("R044", RuleCase.Broken)]
    public static void CloseAf_CompletedWithFailure(ContractFixture f)
    {
        f.CallManager.Script.Mode("ProtocolCmCloseAf", AnswerMode.Pending);
        f.CallManager.Script.Status("ProtocolCmCloseAf", NdisStatus.Failure);
        f.Client.CloseFamily(f.Binding);
    }

    [Rule("R045", RuleCase.Broken)]
    public static void CloseAf_CompletedUnasked(ContractFixture f) =>
        f.CallManager.Afs[0].Handle.CloseComplete(NdisStatus.Success);

    [Rule("R045", RuleCase.Broken)]
    public static void Family_NotifiedAfterItIsClosed(ContractFixture f)
    {
        CallManagerAf af = f.CallManager.Afs[0].Handle;
        f.Client.CloseFamily(f.Binding);
        f.Run();
        af.NotifyClose();
    }

    [Rule("R046", RuleCase.Broken)]
    [OnlyIn(Shape.StandAlone)]
    public static void Unbind_WithoutNotifyClose(ContractFixture f)
    {
        f.Binding.Calls.Add(new(f.Binding)); // the client waits for a call, and so does not close
        f.CallManager.Script.Hook = ddi =>
        {
            if (ddi == "ProtocolUnbindAdapterEx")
            {
                f.CallManager.Afs.Clear(); // it has forgotten them
            }
        };
        Sessions.End(f);
    }

    [Rule("R047", RuleCase.Broken)]
    public static void Halt_WithoutNotifyClose(NdisFixture f)
    {
        f.Mcm.Script.Hook = ddi =>
        {
            if (ddi == "MiniportHaltEx")
            {
                f.Mcm.Afs.Clear(); // it has forgotten them
            }
        };
        Sessions.Halt(f);
    }

    [Rule("R048", RuleCase.Broken)]
    public static void NotifyClose_Twice(ContractFixture f)
    {
        f.CallManager.Script.Mode("ProtocolCmCloseAf", AnswerMode.Pending);
        f.CallManager.Afs[0].Handle.NotifyClose();
        f.CallManager.Afs[0].Handle.NotifyClose();
    }

    [Rule("R049", RuleCase.Broken)]
    public static void NotifyClose_ToAnotherClient(ContractFixture f) =>
        Forged.Callback(f, new("ProtocolClNotifyCloseAf", "ANOTHER", Forged.Af(f)), NdisStatus.Pending);

    [Rule("R050", RuleCase.Broken)]
    public static void NotifyClose_CompletedUnasked(ContractFixture f) =>
        f.Client.Binding.Af!.NotifyCloseComplete(NdisStatus.Success);

    [Rule("R050", RuleCase.Broken)]
    public static void NotifyClose_CompletedBeforeTheFamilyIsClosed(ContractFixture f)
    {
        ClientAf af = f.Binding.Af!;
        f.CallManager.Script.Mode("ProtocolCmCloseAf", AnswerMode.Never);
        f.CallManager.Afs[0].Handle.NotifyClose();
        af.NotifyCloseComplete(NdisStatus.Success);
    }

    [Rule("R051", RuleCase.Broken)]
    public static void NotifyClose_AnsweredWithTheFamilyOpen(ContractFixture f)
    {
        f.Client.Script.Hook = ddi => Forget(f, ddi, "ProtocolClNotifyCloseAf");
        f.CallManager.Afs[0].Handle.NotifyClose();
    }

    [Rule("R052", RuleCase.Broken)]
    public static void NotifyClose_NotTold(NdisFixture f)
    {
        NdisAfInstance af = Forged.Af(f);
        f.Mcm.Script.Mode("ProtocolCmCloseAf", AnswerMode.Never);
        f.Mcm.Afs[0].Handle.NotifyClose();
        Forged.Call(f, new("NdisCmCloseAddressFamilyComplete", f.Mcm.Name, af));
        Forged.Call(f, new("NdisClNotifyCloseAddressFamilyComplete", f.Client.Name, af));
        f.Host.Verifier!.Halted(f.Adapter);
    }

    [Rule("R054", RuleCase.Broken)]
    public static void Binding_ClosedWithAnOpenFamily(ContractFixture f)
    {
        f.Client.Script.Hook = ddi => Forget(f, ddi, "ProtocolUnbindAdapterEx");
        Sessions.End(f);
    }

    /// <summary>The client has lost its handles when this callback comes: it leaves open what they were of.</summary>
    private static void Forget(ContractFixture f, string ddi, string callback)
    {
        if (ddi == callback)
        {
            f.Binding.Af = null;
            f.Binding.Sap = null;
        }
    }
}
