using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>What it takes no part in.</summary>
public sealed partial class ScriptedProxy
{
    public void AddPartyComplete(
        NdisStatus status, object? protocolPartyContext, ClientParty? ndisPartyHandle, CoCallParameters callParameters)
    {
    }

    public void DropPartyComplete(NdisStatus status, object? protocolPartyContext)
    {
    }

    public void IncomingDropParty(NdisStatus dropStatus, object? protocolPartyContext, ReadOnlyMemory<byte> closeData)
    {
    }

    public void ModifyCallQoSComplete(NdisStatus status, object? protocolVcContext, CoCallParameters callParameters)
    {
    }

    public void IncomingCallQoSChange(object? protocolVcContext, CoCallParameters callParameters)
    {
    }

    NdisStatus ICoClient.OidRequest(
        object? protocolAfContext, object? protocolVcContext, object? protocolPartyContext, NdisOidRequest oidRequest) =>
        NdisStatus.NotSupported;

    void ICoClient.OidRequestComplete(
        object? protocolAfContext,
        object? protocolVcContext,
        object? protocolPartyContext,
        NdisOidRequest oidRequest,
        NdisStatus status) =>
        Told(oidRequest.Oid, status);

    public NdisStatus CreateVc(object? callMgrAfContext, CmVc ndisVcHandle, out object? callMgrVcContext)
    {
        callMgrVcContext = null;
        return NdisStatus.NotSupported;
    }

    NdisStatus ICallManager<CmAf, CmSap, CmVc>.DeleteVc(object? callMgrVcContext) => NdisStatus.Success;

    public void ActivateVcComplete(NdisStatus status, object? callMgrVcContext, CoCallParameters callParameters) =>
        throw new InvalidOperationException("An alias is activated at once (T17).");

    public void DeactivateVcComplete(NdisStatus status, object? callMgrVcContext) =>
        throw new InvalidOperationException("An alias is deactivated at once (T17).");

    public NdisStatus MakeCall(
        object? callMgrVcContext,
        CoCallParameters callParameters,
        CallManagerParty? ndisPartyHandle,
        out object? callMgrPartyContext)
    {
        callMgrPartyContext = null;
        return NdisStatus.NotSupported;
    }

    public NdisStatus AddParty(
        object? callMgrVcContext,
        CoCallParameters callParameters,
        CallManagerParty ndisPartyHandle,
        out object? callMgrPartyContext)
    {
        callMgrPartyContext = null;
        return NdisStatus.NotSupported;
    }

    public NdisStatus DropParty(object? callMgrPartyContext, ReadOnlyMemory<byte> closeData) => NdisStatus.NotSupported;

    public NdisStatus ModifyCallQoS(object? callMgrVcContext, CoCallParameters callParameters) => NdisStatus.NotSupported;

    NdisStatus ICallManager<CmAf, CmSap, CmVc>.OidRequest(
        object? callMgrAfContext, object? callMgrVcContext, object? callMgrPartyContext, NdisOidRequest oidRequest) =>
        NdisStatus.NotSupported;

    void ICallManager<CmAf, CmSap, CmVc>.OidRequestComplete(
        object? callMgrAfContext,
        object? callMgrVcContext,
        object? callMgrPartyContext,
        NdisOidRequest oidRequest,
        NdisStatus status)
    {
    }
}
