using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

internal sealed class CmAfHandle(NdisAfInstance af) : CmAf
{
    public NdisAfInstance Af => af;

    public override NdisStatus CreateVc(object protocolVcContext, out CmVc? ndisVcHandle) =>
        CallManagerCalls.CreateVc(new(af, VcCreator.CallManager, protocolVcContext, aliasOf: null), out ndisVcHandle);

    public override NdisStatus CreateAliasVc(object protocolVcContext, ClientVc aliased, out CmVc? ndisVcHandle)
    {
        if (aliased is not ClientVcHandle { Vc: { IsDead: false, AliasOf: null, Alias: null } carrier }
            || !ReferenceEquals(carrier.DataHolder.Binding, af.Registration.Owner))
        {
            ndisVcHandle = null;
            return NdisStatus.Failure; // R334: not a VC that this driver holds as a client, or aliased already
        }

        return CallManagerCalls.CreateVc(new(af, VcCreator.CallManager, protocolVcContext, carrier), out ndisVcHandle);
    }

    public override void OpenComplete(NdisStatus status, object? callMgrAfContext) =>
        CallManagerCalls.OpenComplete(af, status, callMgrAfContext);

    public override void CloseComplete(NdisStatus status) => CallManagerCalls.CloseComplete(af, status);

    public override NdisStatus NotifyClose() => CallManagerCalls.NotifyClose(af);

    public override void OidRequestComplete(
        NdisVc? ndisVcHandle, NdisOidRequest oidRequest, NdisStatus status, CallManagerParty? ndisPartyHandle = null) =>
        CallManagerCalls.OidRequestComplete(af, ndisVcHandle, ndisPartyHandle, oidRequest, status);

    public override NdisStatus OidRequest(
        NdisVc? ndisVcHandle, NdisOidRequest oidRequest, CallManagerParty? ndisPartyHandle = null) =>
        CallManagerCalls.OidRequest(af, ndisVcHandle, oidRequest, ndisPartyHandle);
}
