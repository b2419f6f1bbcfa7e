using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>Contract 4.3.</summary>
internal static class VcSequences
{
    [Sequence("4.3 created and deleted by the client", "S0.9", "S3.5")]
    public static void ByClient(ContractFixture f)
    {
        ScriptedCall call = f.Client.NewCall(f.Binding);
        Expect.Same(1, f.CallManager.Vcs.Count);
        f.Client.Delete(call);
        Expect.Same(0, f.CallManager.Vcs.Count);
        f.Trace.AssertOrder("NdisCoCreateVc", "ProtocolCoCreateVc", "NdisCoDeleteVc", "ProtocolCoDeleteVc");
    }

    [Sequence("4.3 created and deleted by the call manager", "S3.3", "S3.6")]
    public static void ByCallManager(ContractFixture f)
    {
        ScriptedVc vc = f.CallManager.NewVc(f.CallManager.Afs[0]);
        Expect.Same(1, f.Binding.Calls.Count);
        f.CallManager.Delete(vc);
        Expect.Same(0, f.Binding.Calls.Count);
    }

    [Sequence("4.3, 3.5: refused by the other side")]
    public static void Refused(ContractFixture f)
    {
        f.CallManager.Script.Once("ProtocolCoCreateVc", NdisStatus.Resources);
        Expect.Same(NdisStatus.Resources, f.Connect().MakeCallStatus!.Value);
        f.Client.Script.Once("ProtocolCoCreateVc", NdisStatus.Resources);
        f.Ring();
        Expect.Same(NdisStatus.Resources, f.CallManager.OfferAnswer!.Value);
    }

    [Sequence("4.3: activated again with other parameters, and never twice inactive", "S3.7")]
    public static void Reactivate(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        ScriptedVc vc = f.VcOf(call);
        CoCallParameters other = CallParameters.Any(peakBandwidth: 3500);
        f.CallManager.Activate(vc, other, status => Expect.Same(NdisStatus.Success, status));
        f.Run();
        Expect.Same(other, vc.Parameters);
        f.Client.Send(call, "x"u8);
        Expect.SameItems([NdisStatus.Success], f.Client.SendStatuses);
    }

    [Sequence("4.3 instance name, 4.18 step 5: the names by which others know a VC")]
    public static void Named(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.Client.Script.Calls("NdisCoAssignInstanceName");
        Expect.Same(NdisStatus.Success, call.Handle.AssignInstanceName("Call", out string name));
        Expect.True(name.StartsWith("Call", StringComparison.Ordinal));

        f.Client.Script.Calls("NdisCoGetTapiCallId");
        Expect.Same(NdisStatus.Success, call.Handle.GetTapiCallId(out string id));
        f.Client.Script.Calls("NdisClGetProtocolVcContextFromTapiCallId");
        Expect.Same(NdisStatus.Success, f.Binding.Handle.GetProtocolVcContextFromTapiCallId(id, out object? context));
        Expect.True(ReferenceEquals(call, context));

        f.Client.Close(call);
        f.Run();
        Expect.Same(NdisStatus.Failure, f.Binding.Handle.GetProtocolVcContextFromTapiCallId(id, out context));
        Expect.Same(NdisStatus.InvalidData, call.Handle.GetTapiCallId(out id));
    }
}
