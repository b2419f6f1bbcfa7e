using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

internal sealed class McmAfHandle(NdisAfInstance af) : McmAf
{
    public NdisAfInstance Af => af;

    public override NdisStatus CreateVc(object miniportVcContext, out McmVc? ndisVcHandle) =>
        CallManagerCalls.CreateVc(new(af, VcCreator.CallManager, miniportVcContext, aliasOf: null), out ndisVcHandle);

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
