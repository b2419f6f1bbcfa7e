using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>NDIS's way to a call manager, whichever its shape.</summary>
internal abstract class CallManagerPort
{
    public abstract string DriverName { get; }

    /// <summary>A stand-alone call manager's binding; null: the adapter's MCM.</summary>
    public abstract ProtocolBinding? Binding { get; }

    public abstract CallManagerAf NewAfHandle(NdisAfInstance af);

    public abstract CallManagerSap NewSapHandle(NdisSapObject sap);

    public abstract NdisVc NewVcHandle(NdisVcObject vc);

    public abstract NdisStatus OpenAf(NdisAfInstance af);

    public abstract NdisStatus CloseAf(NdisAfInstance af);

    public abstract void NotifyCloseAfComplete(NdisAfInstance af, NdisStatus status);

    public abstract NdisStatus RegisterSap(NdisSapObject sap);

    public abstract NdisStatus DeregisterSap(NdisSapObject sap);

    public abstract NdisStatus CreateVc(NdisVcObject vc);

    public abstract NdisStatus DeleteVc(NdisVcObject vc);

    public abstract NdisStatus MakeCall(NdisVcObject vc, NdisPartyObject? party, CoCallParameters parameters);

    public abstract NdisStatus CloseCall(NdisVcObject vc, NdisPartyObject? party, ReadOnlyMemory<byte> closeData);

    public abstract NdisStatus AddParty(NdisPartyObject party, CoCallParameters parameters);

    public abstract NdisStatus DropParty(NdisPartyObject party, ReadOnlyMemory<byte> closeData);

    public abstract NdisStatus ModifyCallQoS(NdisVcObject vc, CoCallParameters parameters);

    public abstract void IncomingCallComplete(NdisVcObject vc, NdisStatus status, CoCallParameters parameters);

    public abstract NdisStatus OidRequest(
        NdisAfInstance af, NdisVcObject? vc, NdisPartyObject? party, NdisOidRequest request);

    public abstract void OidRequestComplete(
        NdisAfInstance? af, NdisVcObject? vc, NdisPartyObject? party, NdisOidRequest request, NdisStatus status);
}
