using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

internal sealed class CmAfHandle(NdisAfInstance af) : CmAf
{
    public NdisAfInstance Af => af;

    public override NdisStatus CreateAliasVc(object protocolVcContext, ClientVc aliased, out CmVc? ndisVcHandle)
    {
        ndisVcHandle = null;
        if (aliased is not ClientVcHandle { Vc: { IsDead: false, AliasOf: null, Alias: null } carrier }
            || !ReferenceEquals(carrier.Af.Client, af.Registration.Owner))
        {
            return NdisStatus.Failure; // R334: not a VC that this driver holds as a client, or aliased already
        }

        NdisVcObject vc = new(af, VcCreator.CallManager, protocolVcContext, carrier);
        ndisVcHandle = (CmVc)vc.CallManagerHandle;
        NdisStatus status = CallManagerCalls.CreateVc(vc);
        if (status.IsFailure)
        {
            ndisVcHandle = null;
        }

        return status;
    }

    public override void OpenComplete(NdisStatus status, object? callMgrAfContext) =>
        CallManagerCalls.OpenComplete(af, status, callMgrAfContext);

    public override void CloseComplete(NdisStatus status) => CallManagerCalls.CloseComplete(af, status);

    public override NdisStatus NotifyClose() => CallManagerCalls.NotifyClose(af);

    public override void OidRequestComplete(
        NdisVc? ndisVcHandle, NdisOidRequest oidRequest, NdisStatus status, CallManagerParty? ndisPartyHandle = null) =>
        CallManagerCalls.OidRequestComplete(af, ndisVcHandle, oidRequest, status);

    public override NdisStatus OidRequest(
        NdisVc? ndisVcHandle, NdisOidRequest oidRequest, CallManagerParty? ndisPartyHandle = null) =>
        CallManagerCalls.OidRequest(af, ndisVcHandle, oidRequest, ndisPartyHandle);
}
