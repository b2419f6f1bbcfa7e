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

    [Rule("R056", RuleCase.Broken)]
    public static void Address_ChangedWhileTheSapIsRegistered(ContractFixture f)
    {
        byte[] address = [1, 0, 0, 0];
        f.CallManager.Script.Mode("ProtocolCmRegisterSap", AnswerMode.Pending);
        f.Binding.Af!.RegisterSap(f.Binding, new(CoSap.AfTapiSapType, address), out _);
        address[0] = 2;
    }

    [Rule("R058", RuleCase.Broken)]
    public static void Sap_OfTwoClients(ContractFixture f)
    {
        f.CallManager.SharesSaps = true;
        ScriptedClient second = new(f.Loop, "SECOND") { WantsCalls = false };
        f.Host.RegisterProtocol(second);
        f.Run();
        second.Binding.Af!.RegisterSap(second.Binding, CallParameters.Sap, out _);
    }

    [Rule("R059", RuleCase.Broken)]
    public static void RegisterSap_CompletedTwice(ContractFixture f) =>
        f.CallManager.Saps[0].Handle.RegisterComplete(NdisStatus.Success, f);

    [Rule("R059", RuleCase.Broken)]
    public static void RegisterSap_NeverCompleted(NdisFixture f)
    {
        f.Mcm.Script.Mode("ProtocolCmRegisterSap", AnswerMode.Never);
        f.Binding.Af!.RegisterSap(f.Binding, new(CoSap.AfTapiSapType, new byte[1]), out _);
        f.Host.Verifier!.Halted(f.Adapter);
    }

    [Rule("R060", RuleCase.Broken)]
    public static void Call_DispatchedOnAFailedSap(ContractFixture f)
    {
        f.CallManager.Script.Mode("ProtocolCmRegisterSap", AnswerMode.Pending);
        f.CallManager.Script.Status("ProtocolCmRegisterSap", NdisStatus.Failure);
        CoSap address = new(CoSap.AfTapiSapType, new byte[1]);
        f.Binding.Af!.RegisterSap(f.Binding, address, out ClientSap? sap);
        CallManagerSap failed = Forged.Sap(f, sap!).CallManagerHandle;
        f.Run();
        f.CallManager.Offer(new(f.CallManager.Afs[0], address, failed), CallParameters.Any());
    }

    [Rule("R061", RuleCase.Broken)]
    public static void Offer_HeldBackWhileTheSapIsRegistered(ContractFixture f)
    {
        f.CallManager.Script.Mode("ProtocolCmRegisterSap", AnswerMode.Never);
        f.Binding.Af!.RegisterSap(f.Binding, new(CoSap.AfTapiSapType, new byte[1]), out ClientSap? sap);
        ScriptedVc vc = f.CallManager.NewVc(f.CallManager.Afs[0]);
        vc.Activate(CallParameters.Any());
        NdisVcObject held = HandleMap.Find(vc.Handle)!;
        Forged.Call(f, new("NdisCmDispatchIncomingCall", f.CallManager.Name, held)
        {
            Parameters = CallParameters.Any(),
            Other = Forged.Sap(f, sap!),
        });
        vc.DispatchIncomingCloseCall(NdisStatus.Success);
    }

    [Rule("R062", RuleCase.Broken)]
    public static void Sap_UsedAfterDeregister(ContractFixture f)
    {
        ClientSap sap = f.Binding.Sap!;
        sap.Deregister();
        f.Run();
        sap.Deregister();
    }

    [Rule("R063", RuleCase.Broken)]
    public static void Deregister_Twice(ContractFixture f)
    {
        f.CallManager.Script.Mode("ProtocolCmDeregisterSap", AnswerMode.Pending);
        f.Client.Binding.Sap!.Deregister();
        f.Client.Binding.Sap!.Deregister();
    }

    [Rule("R065", RuleCase.Broken)]
    public static void DeregisterSap_CompletedUnasked(ContractFixture f) =>
        f.CallManager.Saps[0].Handle.DeregisterComplete(NdisStatus.Success);

    [Rule("R066", RuleCase.Broken)]
    public static void Call_DispatchedOnAClosingSap(ContractFixture f)
    {
        f.CallManager.Script.Mode("ProtocolCmDeregisterSap", AnswerMode.Pending);
        f.Client.Binding.Sap!.Deregister();
        f.CallManager.Offer(f.CallManager.Saps[0], CallParameters.Any());
    }

    [Rule("R067", RuleCase.Broken)]
    public static void Call_ClosedByNdisWithItsSap(ContractFixture f)
    {
        f.CallManager.Script.Mode("ProtocolCmDeregisterSap", AnswerMode.Never);
        NdisVcObject vc = HandleMap.Find(f.Ring().Handle)!;
        f.Binding.Sap!.Deregister();
        Forged.Callback(f, new("ProtocolClIncomingCloseCall", f.Client.Name, vc));
    }

    [Rule("R057", RuleCase.Broken)]
    [Rule("R069", RuleCase.Broken)]
    public static void Sap_OfAnotherTypeThanTapi(ContractFixture f) =>
        f.Client.Binding.Af!.RegisterSap(f, new(1, default), out _);
}
