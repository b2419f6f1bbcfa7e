using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;
using UserCoNdis.TestKit;

namespace UserCoNdis.Framework.Runtime.Tests;

/// <summary>Contract 6.D, each rule broken.</summary>
internal static class BrokenVcs
{
    [Rule("R071", RuleCase.Broken)]
    public static void Vc_CreatedOnAClosedFamily(ContractFixture f)
    {
        ClientAf af = f.Binding.Af!;
        f.Client.CloseFamily(f.Binding);
        f.Run();
        af.CreateVc(f, out _);
    }

    [Rule("R074", RuleCase.Broken)]
    public static void CreateVc_AnsweredPending(ContractFixture f)
    {
        f.CallManager.Script.Status("ProtocolCoCreateVc", NdisStatus.Pending);
        f.Binding.Af!.CreateVc(f, out _);
    }

    [Rule("R075", RuleCase.Broken)]
    public static void DeleteVc_AnsweredPending(ContractFixture f) => Forged.Callback(
        f, new("ProtocolCoDeleteVc", f.CallManager.Name, Forged.NewVc(f, VcCreator.Client)), NdisStatus.Pending);

    [Rule("R076", RuleCase.Broken)]
    [OnlyIn(Shape.StandAlone)]
    public static void MiniportCreateVc_AnsweredPending(ContractFixture f)
    {
        ((ScriptedMiniport)f.Adapter.Miniport).Script.Status("MiniportCoCreateVc", NdisStatus.Pending);
        f.Binding.Af!.CreateVc(f, out _);
    }

    [Rule("R077", RuleCase.Broken)]
    [OnlyIn(Shape.StandAlone)]
    public static void MiniportDeleteVc_AnsweredPending(ContractFixture f) => Forged.Callback(
        f, new("MiniportCoDeleteVc", "MINIPORT", Forged.NewVc(f, VcCreator.Client)), NdisStatus.Pending);

    [Rule("R078", RuleCase.Broken)]
    public static void Vc_ThatNobodyWasAskedAbout(ContractFixture f) =>
        Forged.NewVc(f, VcCreator.Client).ClientHandle.CloseCall();

    [Rule("R079", RuleCase.Broken)]
    public static void McmCreateVc_LosesTheStatus(NdisFixture f)
    {
        NdisVcObject vc = Forged.NewVc(f, VcCreator.CallManager);
        Forged.Callback(f, new("ProtocolCoCreateVc", f.Client.Name, vc), NdisStatus.Resources);
        f.Host.Verifier!.Finished(new("NdisCoCreateVc", f.Mcm.Name, vc) { Status = NdisStatus.Failure });
    }

    [Rule("R081", RuleCase.Broken)]
    public static void CreateVc_SucceedsThoughRefused(ContractFixture f)
    {
        NdisVcObject vc = Forged.NewVc(f, VcCreator.Client);
        Forged.Callback(f, new("ProtocolCoCreateVc", f.CallManager.Name, vc), NdisStatus.Resources);
        f.Host.Verifier!.Finished(new("NdisCoCreateVc", f.Client.Name, vc) { Status = NdisStatus.Success });
    }

    [Rule("R082", RuleCase.Broken)]
    public static void CreateVc_WithoutAContext(ContractFixture f) => Forged.Callback(
        f, new("ProtocolCoCreateVc", f.CallManager.Name, Forged.NewVc(f, VcCreator.Client)), NdisStatus.Success);

    [Rule("R084", RuleCase.Broken)]
    public static void Vc_OfTheClientDeletedByTheCallManager(ContractFixture f) =>
        f.VcOf(f.Client.NewCall(f.Binding)).Delete();

    [Rule("R085", RuleCase.Broken)]
    public static void Vc_DeletedWithItsCall(ContractFixture f) => f.Connect().Handle.Delete();

    [Rule("R086", RuleCase.Broken)]
    public static void Vc_DeletedActive(ContractFixture f)
    {
        ScriptedVc vc = f.CallManager.NewVc(f.CallManager.Afs[0]);
        vc.Activate(CallParameters.Any());
        f.Run();
        vc.Delete();
    }

    [Rule("R087", RuleCase.Broken)]
    public static void Vc_UsedAfterDelete(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Client.Close(call);
        f.Run();
        call.Handle.MakeCall(CallParameters.Any());
    }

    [Rule("R088", RuleCase.Broken)]
    public static void Vc_UsedAfterThePeerDeletedIt(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        ScriptedVc vc = f.VcOf(call);
        f.Client.Close(call);
        f.Run();
        vc.DispatchCallConnected();
    }

    [Rule("R089", RuleCase.Broken)]
    public static void DeleteVc_OfAnActiveVcSucceeds(ContractFixture f)
    {
        NdisVcObject vc = Forged.Vc(f.VcOf(f.Connect()));
        Forged.Callback(f, new("ProtocolCoDeleteVc", f.CallManager.Name, vc));
    }

    [Rule("R093", RuleCase.Broken)]
    public static void InstanceName_OfADeletedVc(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Client.Close(call);
        f.Run();
        call.Handle.AssignInstanceName("x", out _);
    }

    [Rule("R093", RuleCase.Broken)]
    public static void InstanceName_OfTheVcOfAnMcm(NdisFixture f)
    {
        f.Ring();
        f.Binding.Calls[0].Handle.AssignInstanceName("x", out _);
    }

    [Rule("R094", RuleCase.Broken)]
    public static void MakeCall_ForwardedForASecondCall(ContractFixture f)
    {
        NdisVcObject vc = Forged.Vc(f.VcOf(f.Connect()));
        Forged.Callback(f, new("ProtocolCmMakeCall", f.CallManager.Name, vc), NdisStatus.Failure);
    }
}
