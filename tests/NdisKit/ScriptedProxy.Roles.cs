using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>Its two roles.</summary>
public sealed partial class ScriptedProxy
{
    public void AfRegisterNotify(object? protocolBindingContext, CoAddressFamily addressFamily)
    {
        if (addressFamily.AddressFamily == CoAddressFamily.TapiProxy
            && Lower!.OpenAddressFamilyEx(addressFamily, this, out ClientAf? af).IsSuccess)
        {
            LowerAf = af;
        }
    }

    public void OpenAfCompleteEx(object? protocolAfContext, ClientAf? ndisAfHandle, NdisStatus status) => LowerAf = ndisAfHandle;

    public void CloseAfComplete(NdisStatus status, object? protocolAfContext) => LowerAf = null;

    public NdisStatus NotifyCloseAf(object? clientAfContext)
    {
        CloseBoth();
        _ = LowerAf?.Close();
        LowerAf = null;
        return NdisStatus.Success;
    }

    public void RegisterSapComplete(NdisStatus status, object? protocolSapContext, CoSap sap, ClientSap? ndisSapHandle)
    {
    }

    public void DeregisterSapComplete(NdisStatus status, object? protocolSapContext)
    {
    }

    public NdisStatus CreateVc(object? protocolAfContext, ClientVc ndisVcHandle, out object? protocolVcContext)
    {
        protocolVcContext = null;
        return NdisStatus.Resources;
    }

    NdisStatus ICoClient.DeleteVc(object? protocolVcContext) => NdisStatus.Success;

    public void MakeCallComplete(
        NdisStatus status, object? protocolVcContext, ClientParty? ndisPartyHandle, CoCallParameters callParameters) =>
        _bridge!.LowerIsConnected = status.IsSuccess;

    public void CloseCallComplete(NdisStatus status, object? protocolVcContext, object? protocolPartyContext)
    {
        Expect(_bridge!.Lower.Delete());
        _bridge = null;
    }

    public NdisStatus IncomingCall(object? protocolSapContext, object? protocolVcContext, CoCallParameters callParameters) =>
        NdisStatus.NotSupported;

    public void CallConnected(object? protocolVcContext)
    {
    }

    public void IncomingCloseCall(NdisStatus closeStatus, object? protocolVcContext, ReadOnlyMemory<byte> closeData) => CloseBoth();

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
        NdisStatus status)
    {
    }

    public NdisStatus OpenAf(
        object? callMgrBindingContext, CoAddressFamily addressFamily, CmAf ndisAfHandle, out object? callMgrAfContext)
    {
        callMgrAfContext = this;
        UpperAf = ndisAfHandle;
        return NdisStatus.Success;
    }

    public NdisStatus CloseAf(object? callMgrAfContext)
    {
        UpperAf = null;
        return NdisStatus.Success;
    }

    public void NotifyCloseAfComplete(object? callMgrAfContext, NdisStatus status)
    {
    }

    public NdisStatus RegisterSap(object? callMgrAfContext, CoSap sap, CmSap ndisSapHandle, out object? callMgrSapContext)
    {
        callMgrSapContext = this;
        UpperSap = ndisSapHandle;
        return NdisStatus.Success;
    }

    public NdisStatus DeregisterSap(object? callMgrSapContext)
    {
        UpperSap = null;
        return NdisStatus.Success;
    }

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

    public NdisStatus CloseCall(object? callMgrVcContext, object? callMgrPartyContext, ReadOnlyMemory<byte> closeData)
    {
        CmVc alias = ((ScriptedBridge)callMgrVcContext!).Alias!;
        Expect(alias.Deactivate());
        alias.CloseCallComplete(NdisStatus.Success);
        Expect(alias.Delete());
        ((ScriptedBridge)callMgrVcContext).Alias = null;
        return NdisStatus.Pending;
    }

    public void IncomingCallComplete(NdisStatus status, object? callMgrVcContext, CoCallParameters callParameters)
    {
        if (status.IsSuccess)
        {
            ((ScriptedBridge)callMgrVcContext!).Alias!.DispatchCallConnected();
        }
    }

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
