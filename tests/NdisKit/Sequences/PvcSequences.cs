using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>Contract 4.15 and 3.9.</summary>
internal static class PvcSequences
{
    private static readonly CoSpecificParameters s_pvc = new(7, "vpi 1 vci 33"u8.ToArray());

    [Sequence("4.15 add, use, delete", "S0.3")]
    public static void AddedUsedDeleted(ContractFixture f)
    {
        Expect.Same(NdisStatus.Success, Ask(f, Oid.CoAddPvc));
        Expect.Same(1, f.CallManager.Pvcs.Pvcs.Count);
        ScriptedCall call = f.Connect(CallParameters.OfPvc(s_pvc));
        Expect.Same(ScriptedCallPhase.Connected, call.Phase);
        Expect.True(call.Parameters!.Flags.HasFlag(CoCallFlags.PermanentVc));
        Expect.SameItems([], f.Network.Heard); // no call is set up in the network
        f.Client.Close(call);
        f.Run();
        Expect.Same(NdisStatus.Success, Ask(f, Oid.CoDeletePvc));
        Expect.Same(0, f.CallManager.Pvcs.Pvcs.Count);
    }

    [Sequence("4.15 use: the call manager dispatches", "S0.3")]
    public static void Dispatched(ContractFixture f)
    {
        Ask(f, Oid.CoAddPvc);
        ScriptedVc vc = f.CallManager.OfferPvc(f.CallManager.Pvcs.Pvcs[0], f.CallManager.Saps[0]);
        f.Run();
        Expect.Same(ScriptedCallPhase.Connected, f.CallOf(vc).Phase);
        Expect.SameItems([], f.Network.Heard);
    }

    [Sequence("3.9: one that is not configured")]
    public static void NotConfigured(ContractFixture f)
    {
        Expect.Same(NdisStatus.InvalidData, f.Connect(CallParameters.OfPvc(s_pvc)).MakeCallStatus!.Value);
        Expect.Same(NdisStatus.InvalidData, Ask(f, Oid.CoDeletePvc));
    }

    [Sequence("3.9: deleted while in use")]
    public static void DeletedInUse(ContractFixture f)
    {
        Ask(f, Oid.CoAddPvc);
        ScriptedCall call = f.Connect(CallParameters.OfPvc(s_pvc));
        Expect.Same(NdisStatus.Success, Ask(f, Oid.CoDeletePvc));
        Expect.Same(NdisStatus.Failure, call.RemoteCloseStatus!.Value);
        Expect.Same(0, f.CallManager.Vcs.Count);
    }

    [Sequence("3.9: its QoS is not negotiable")]
    public static void QosIsFixed(ContractFixture f)
    {
        Ask(f, Oid.CoAddPvc);
        ScriptedCall call = f.Connect(CallParameters.OfPvc(s_pvc));
        f.Client.Modify(call, CallParameters.Any(peakBandwidth: 7000));
        f.Run();
        Expect.Same(NdisStatus.NotSupported, call.ModifyStatus!.Value);
    }

    [Sequence("3.9: added twice, used twice")]
    public static void Twice(ContractFixture f)
    {
        Ask(f, Oid.CoAddPvc);
        Expect.Same(NdisStatus.NotAccepted, Ask(f, Oid.CoAddPvc));
        ScriptedCall call = f.Connect(CallParameters.OfPvc(s_pvc));
        Expect.Same(NdisStatus.NotAccepted, f.Connect(CallParameters.OfPvc(s_pvc)).MakeCallStatus!.Value);
        f.CallManager.OfferPvc(f.CallManager.Pvcs.Pvcs[0], f.CallManager.Saps[0]);
        Expect.Same(NdisStatus.NotAccepted, f.CallManager.OfferAnswer!.Value);
        f.Client.Close(call);
        f.Run();
        Expect.Same(ScriptedCallPhase.Connected, f.Connect(CallParameters.OfPvc(s_pvc)).Phase); // free again
    }

    [Sequence("3.9: not deleted while in use")]
    public static void KeptInUse(ContractFixture f)
    {
        f.CallManager.Pvcs = new PvcList();
        Ask(f, Oid.CoAddPvc);
        ScriptedCall call = f.Connect(CallParameters.OfPvc(s_pvc));
        Expect.Same(NdisStatus.NotAccepted, Ask(f, Oid.CoDeletePvc));
        Expect.Same(ScriptedCallPhase.Connected, call.Phase);
        f.Client.Close(call);
        f.Run();
        Expect.Same(NdisStatus.Success, Ask(f, Oid.CoDeletePvc));
    }

    [Sequence("3.9: deleted while its call is being made")]
    public static void DeletedWhileMaking(ContractFixture f)
    {
        Ask(f, Oid.CoAddPvc);
        f.CallManager.Script.Mode("ProtocolCmMakeCall", AnswerMode.Never);
        ScriptedCall call = f.Connect(CallParameters.OfPvc(s_pvc));
        Expect.Same(NdisStatus.Success, Ask(f, Oid.CoDeletePvc));
        f.CallManager.Script.Mode("ProtocolCmMakeCall", f.Mode);
        f.CallManager.Script.Release("ProtocolCmMakeCall");
        f.Run();
        Expect.Same(NdisStatus.Failure, call.MakeCallStatus!.Value);
        Expect.SameItems([], f.Network.Heard);
    }

    [Sequence("2.8, 4.15: a CO_PVC that is cut short, or lies about its length")]
    public static void Hostile(ContractFixture f)
    {
        byte[] pvc = Structure(f);
        Expect.Same(NdisStatus.InvalidLength, Ask(f, Oid.CoAddPvc, pvc[..(CoPvc.FixedSize - 1)]));
        Expect.Same(CoPvc.FixedSize, f.Client.OidsCompleted[^1].Request.BytesNeeded);
        Expect.Same(NdisStatus.InvalidData, Ask(f, Oid.CoAddPvc, pvc[..^1]));
        pvc.AsSpan(12, 4).Fill(0xFF);
        Expect.Same(NdisStatus.InvalidData, Ask(f, Oid.CoAddPvc, pvc));
        Expect.Same(NdisStatus.InvalidData, Ask(f, Oid.CoDeletePvc, pvc));
        Expect.Same(0, f.CallManager.Pvcs.Pvcs.Count);
    }

    private static NdisStatus Ask(ContractFixture f, Oid oid) => Ask(f, oid, Structure(f));

    private static NdisStatus Ask(ContractFixture f, Oid oid, byte[] buffer)
    {
        f.Client.RequestOfCallManager(f.Binding, null, new(NdisRequestType.SetInformation, oid, buffer));
        f.Run();
        return f.Client.OidsCompleted[^1].Status;
    }

    private static byte[] Structure(ContractFixture f)
    {
        CoPvc pvc = new(f.Binding.Af!.NdisAfHandle, s_pvc);
        byte[] buffer = new byte[pvc.Size];
        pvc.Write(buffer);
        return buffer;
    }
}
