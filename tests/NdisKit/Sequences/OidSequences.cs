using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>Contract 4.11.</summary>
internal static class OidSequences
{
    [Sequence("4.11 client to miniport", "S0.11", "S3.8")]
    public static void ToMiniport(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        NdisOidRequest global = new(NdisRequestType.QueryInformation, Oid.WanCoGetInfo, new byte[8]);
        NdisOidRequest ofVc = new(NdisRequestType.SetInformation, Oid.WanCoSetLinkInfo, new byte[NdisWanCoLinkInfo.Size]);
        f.Client.Request(f.Binding, null, global);
        f.Client.Request(f.Binding, call, ofVc);
        f.Run();
        Expect.SameItems([NdisStatus.Success, NdisStatus.Success], f.Client.OidsCompleted.Select(o => o.Status));
        Expect.Same((8, NdisWanCoLinkInfo.Size), (global.BytesWritten, ofVc.BytesRead));
        Expect.Same(2, f.Edge.OidsSeen);
    }

    [Sequence("4.11 client to call manager", "S0.11")]
    public static void ToCallManager(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        NdisOidRequest global = new(NdisRequestType.QueryInformation, Oid.CoTapiCmCaps, new byte[8]);
        NdisOidRequest ofVc = new(NdisRequestType.QueryInformation, Oid.CoTapiGetCallDiagnostics, new byte[8]);
        f.Client.RequestOfCallManager(f.Binding, null, global);
        f.Client.RequestOfCallManager(f.Binding, call, ofVc);
        f.Run();
        Expect.SameItems([NdisStatus.Success, NdisStatus.Success], f.Client.OidsCompleted.Select(o => o.Status));
        Expect.Same(2, f.CallManager.Script.Count("ProtocolCoOidRequest"));
    }

    [Sequence("4.11 call manager to client", "S0.11")]
    public static void ToClient(ContractFixture f)
    {
        ScriptedCall call = f.Connect();
        f.CallManager.Request(f.CallManager.Afs[0], null, new(NdisRequestType.SetInformation, Oid.CoSignalingEnabled, default));
        f.CallManager.Request(
            f.CallManager.Afs[0], f.VcOf(call), new(NdisRequestType.SetInformation, Oid.CoSignalingDisabled, default));
        f.Run();
        Expect.SameItems([NdisStatus.Success, NdisStatus.Success], f.CallManager.OidsCompleted.Select(o => o.Status));
        Expect.SameItems([Oid.CoSignalingEnabled, Oid.CoSignalingDisabled], f.Client.OidsSeen);
    }

    [Sequence("4.11 address flow")]
    public static void AddressChange(ContractFixture f)
    {
        f.CallManager.Request(f.CallManager.Afs[0], null, new(NdisRequestType.SetInformation, Oid.CoAddressChange, default));
        f.Run();
        Expect.SameItems([Oid.CoGetAddresses], f.Client.OidsCompleted.Select(o => o.Request.Oid));
    }

    [Sequence("4.11, T15: OID_CO_AF_CLOSE")]
    public static void AfClose(ContractFixture f)
    {
        f.Connect();
        f.CallManager.Request(f.CallManager.Afs[0], null, new(NdisRequestType.SetInformation, Oid.CoAfClose, default));
        f.Run();
        Expect.True(f.Binding.Af is null);
        Expect.Same(0, f.CallManager.Afs.Count);
    }

    [Sequence("4.11 refused")]
    public static void Refused(ContractFixture f)
    {
        f.Edge.Script.Once("MiniportCoOidRequest", NdisStatus.InvalidOid);
        f.CallManager.Script.Once("ProtocolCoOidRequest", NdisStatus.NotSupported);
        f.Client.Request(f.Binding, null, new(NdisRequestType.QueryInformation, new Oid(0x12345678), new byte[8]));
        f.Client.RequestOfCallManager(f.Binding, null, new(NdisRequestType.QueryInformation, new Oid(0x12345678), new byte[8]));
        f.Run();
        Expect.SameItems(
            [NdisStatus.InvalidOid.Value, NdisStatus.NotSupported.Value], f.Client.OidsCompleted.Select(o => o.Status.Value).Order().Reverse());
    }
}
