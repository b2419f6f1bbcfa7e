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

    [Sequence("4.3, R105: a miniport that refuses other parameters keeps the old ones", Shapes = [Shape.StandAlone])]
    public static void ReactivateRefused(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        ScriptedVc vc = f.VcOf(call);
        CoCallParameters before = vc.Parameters!;
        f.Edge.Script.Once("MiniportCoActivateVc", NdisStatus.InvalidData);
        NdisStatus? activated = null;
        f.CallManager.Activate(vc, CallParameters.Any(peakBandwidth: 3500), status => activated = status);
        f.Run();
        Expect.Same(NdisStatus.InvalidData, activated!.Value);
        Expect.True(ReferenceEquals(before, vc.Parameters));
        f.Client.Send(call, "x"u8);
        Expect.SameItems([NdisStatus.Success], f.Client.SendStatuses);
    }

    [Sequence("4.3, 3.5: refused by the miniport", Shapes = [Shape.StandAlone])]
    public static void RefusedByMiniport(ContractFixture f)
    {
        f.Edge.Script.Once("MiniportCoCreateVc", NdisStatus.Resources);
        Expect.Same(NdisStatus.Resources, f.Connect().MakeCallStatus!.Value);
        Expect.Same(0, f.CallManager.Vcs.Count);
        f.Edge.Script.Once("MiniportCoActivateVc", NdisStatus.Resources);
        Expect.Same(NdisStatus.Resources, f.Connect().MakeCallStatus!.Value);
        f.Edge.Script.Once("MiniportCoActivateVc", NdisStatus.Resources);
        f.Ring();
        Expect.Same(NdisStatus.Resources, f.CallManager.OfferAnswer!.Value);
        Expect.Same(0, f.Binding.Calls.Count);
    }

    [Sequence("3.5, 3.10: a VC is drained before it is inactive", Shapes = [Shape.StandAlone])]
    public static void Drained(ContractFixture f)
    {
        ScriptedVc vc = f.Ring();
        ScriptedCall call = f.CallOf(vc);
        ICarrier carrier = f.CarrierOf(call);
        f.Receive(call, "in"u8);
        f.Edge.CompletesSendsAtOnce = false;
        f.Client.Send(call, "out"u8);
        f.HangUp(vc, NdisStatus.Success);
        Expect.Same(0, carrier.ReceivesOutstanding);
        Expect.Same(0, f.Edge.Held.Count);
        Expect.Same(0, f.CallManager.Vcs.Count);
        f.Edge.CompletesSendsAtOnce = true;
    }

    [Sequence("4.3 signaling VC", "S3.1", "S1.4", Shapes = [Shape.StandAlone])]
    public static void Signaling(ContractFixture f)
    {
        ScriptedCmVc signaling = ((ScriptedCm)f.CallManager).Signaling!;
        Expect.True(signaling.IsActive);
        f.Connect();
        Expect.SameItems(["SETUP"], f.Network.Heard);
        f.Ring();
        Expect.True(f.CallManager.Script.Saw("ProtocolCoSendNetBufferListsComplete"));
        Expect.True(f.CallManager.Script.Saw("ProtocolCoReceiveNetBufferLists"));
        f.Trace.AssertOrder("NdisCmRegisterAddressFamilyEx", "NdisCoCreateVc", "MiniportCoCreateVc", "NdisCmActivateVc", "MiniportCoActivateVc");
        f.EndInOrder();
        f.Trace.AssertOrder("ProtocolUnbindAdapterEx", "NdisCmDeactivateVc", "MiniportCoDeactivateVc", "NdisCoDeleteVc", "MiniportCoDeleteVc");
    }

    [Sequence("1.3: an MCM's signaling is its own business", "S3.2", "S3.4", Shapes = [Shape.Mcm])]
    public static void SignalingInside(ContractFixture f)
    {
        f.Connect();
        Expect.SameItems(["SETUP"], f.Network.Heard);
        Expect.Same(0, f.Trace.FramesSent);
        Expect.Same(1, f.CallManager.Vcs.Count);
    }

    [Sequence("4.3: activated again with other parameters, and never twice inactive", "S3.7")]
    public static void Reactivate(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        ScriptedVc vc = f.VcOf(call);
        CoCallParameters other = CallParameters.Any(peakBandwidth: 3500);
        NdisStatus? activated = null;
        f.CallManager.Activate(vc, other, status => activated = status);
        f.Run();
        Expect.Same(NdisStatus.Success, activated!.Value);
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
        Expect.Same(NdisStatus.Success, call.Handle.TellTapiCallId(out string id));
        f.Client.Script.Calls("NdisClGetProtocolVcContextFromTapiCallId");
        Expect.Same(NdisStatus.Success, f.Binding.Handle.GetProtocolVcContextFromTapiCallId(id, out object? context));
        Expect.True(ReferenceEquals(call, context));

        f.Client.Close(call);
        f.Run();
        Expect.Same(NdisStatus.Failure, f.Binding.Handle.GetProtocolVcContextFromTapiCallId(id, out context));
        Expect.Same(NdisStatus.InvalidData, call.Handle.TellTapiCallId(out id));
    }
}
