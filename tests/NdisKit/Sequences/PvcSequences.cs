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
        Expect.Same(1, f.CallManager.Pvcs.Count);
        ScriptedCall call = f.Connect(CallParameters.OfPvc(s_pvc));
        Expect.Same(ScriptedCallPhase.Connected, call.Phase);
        Expect.True(call.Parameters!.Flags.HasFlag(CoCallFlags.PermanentVc));
        Expect.SameItems([], f.Network.Heard); // no call is set up in the network
        f.Client.Close(call);
        f.Run();
        Expect.Same(NdisStatus.Success, Ask(f, Oid.CoDeletePvc));
        Expect.Same(0, f.CallManager.Pvcs.Count);
    }

    [Sequence("4.15 use: the call manager dispatches", "S0.3")]
    public static void Dispatched(ContractFixture f)
    {
        Ask(f, Oid.CoAddPvc);
        ScriptedVc vc = f.CallManager.OfferPvc(f.CallManager.Pvcs[0], f.CallManager.Saps[0]);
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

    private static NdisStatus Ask(ContractFixture f, Oid oid)
    {
        CoPvc pvc = new(1, s_pvc);
        byte[] buffer = new byte[pvc.Size];
        pvc.Write(buffer);
        f.Client.RequestOfCallManager(f.Binding, null, new(NdisRequestType.SetInformation, oid, buffer));
        f.Run();
        return f.Client.OidsCompleted[^1].Status;
    }
}
