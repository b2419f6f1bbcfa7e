using System.Text;
using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.NdProxy;

/// <summary>The role above: call manager of AF TAPI (contract 5.7 item 8).</summary>
public sealed partial class NdProxyDriver : ICallManagerProtocol
{
    NdisStatus ICallManagerProtocol.BindAdapterEx(CmBinding binding, out object? protocolBindingContext)
    {
        ProxyAdapter adapter = AdapterOf(binding.AdapterName);
        adapter.CallManager = binding;
        adapter.RegisterUpper();
        protocolBindingContext = adapter;
        return NdisStatus.Success;
    }

    NdisStatus ICallManager<CmAf, CmSap, CmVc>.OpenAf(
        object? callMgrBindingContext, CoAddressFamily addressFamily, CmAf ndisAfHandle, out object? callMgrAfContext)
    {
        bool known = addressFamily == CoTapi.TapiFamily;
        callMgrAfContext = known ? ((ProxyAdapter)callMgrBindingContext!).AddUpper(ndisAfHandle) : null;
        return known ? NdisStatus.Success : NdisStatus.BadVersion;
    }

    NdisStatus ICallManager<CmAf, CmSap, CmVc>.CloseAf(object? callMgrAfContext)
    {
        // Completed first (T9): what waits for the clients above must find the family closed.
        UpperAf upper = (UpperAf)callMgrAfContext!;
        upper.Handle.CloseComplete(NdisStatus.Success);
        upper.Adapter.RemoveUpper(upper);
        return NdisStatus.Pending;
    }

    // The family's close has told already.
    void ICallManager<CmAf, CmSap, CmVc>.NotifyCloseAfComplete(object? callMgrAfContext, NdisStatus status)
    {
    }

    NdisStatus ICallManager<CmAf, CmSap, CmVc>.RegisterSap(
        object? callMgrAfContext, CoSap sap, CmSap ndisSapHandle, out object? callMgrSapContext)
    {
        UpperAf upper = (UpperAf)callMgrAfContext!;
        callMgrSapContext = null;
        if (sap.SapType != CoSap.AfTapiSapType || sap.Sap.IsEmpty || !Ascii.IsValid(sap.Sap.Span))
        {
            return NdisStatus.InvalidData; // R057
        }

        string deviceClass = Encoding.ASCII.GetString(sap.Sap.Span);
        if (upper.Adapter.FindSap(deviceClass) is not null)
        {
            return NdisStatus.SapInUse; // T26
        }

        UpperSap registered = new(upper, ndisSapHandle, deviceClass);
        upper.Saps.Add(registered);
        callMgrSapContext = registered;
        return NdisStatus.Success;
    }

    NdisStatus ICallManager<CmAf, CmSap, CmVc>.DeregisterSap(object? callMgrSapContext)
    {
        UpperSap sap = (UpperSap)callMgrSapContext!;
        _ = sap.Af.Saps.Remove(sap);
        return NdisStatus.Success;
    }

    // The client above takes calls; it makes none (5.7 item 8).
    NdisStatus ICallManager<CmAf, CmSap, CmVc>.CreateVc(
        object? callMgrAfContext, CmVc ndisVcHandle, out object? callMgrVcContext)
    {
        callMgrVcContext = null;
        return NdisStatus.NotSupported;
    }

    NdisStatus ICallManager<CmAf, CmSap, CmVc>.DeleteVc(object? callMgrVcContext) => NdisStatus.NotSupported;

    // Its VCs are aliases: they are activated and deactivated at once (T17).
    void ICallManagerProtocol.ActivateVcComplete(
        NdisStatus status, object? callMgrVcContext, CoCallParameters callParameters) =>
        throw new InvalidOperationException("No activation of NDPROXY's pends.");

    void ICallManagerProtocol.DeactivateVcComplete(NdisStatus status, object? callMgrVcContext) =>
        throw new InvalidOperationException("No deactivation of NDPROXY's pends.");

    NdisStatus ICallManager<CmAf, CmSap, CmVc>.MakeCall(
        object? callMgrVcContext,
        CoCallParameters callParameters,
        CallManagerParty? ndisPartyHandle,
        out object? callMgrPartyContext)
    {
        callMgrPartyContext = null;
        return NdisStatus.NotSupported;
    }

    NdisStatus ICallManager<CmAf, CmSap, CmVc>.CloseCall(
        object? callMgrVcContext, object? callMgrPartyContext, ReadOnlyMemory<byte> closeData) =>
        ((TapiBridge)callMgrVcContext!).HandleCloseCall(closeData);

    void ICallManager<CmAf, CmSap, CmVc>.IncomingCallComplete(
        NdisStatus status, object? callMgrVcContext, CoCallParameters callParameters)
    {
        callParameters.Flags &= ~CoCallFlags.CallParametersChanged; // T24: what the client changed concerns its own end
        ((TapiBridge)callMgrVcContext!).HandleIncomingCallComplete(status);
    }

    NdisStatus ICallManager<CmAf, CmSap, CmVc>.OidRequest(
        object? callMgrAfContext, object? callMgrVcContext, object? callMgrPartyContext, NdisOidRequest oidRequest) => NdisStatus.NotSupported;

    // This driver asks its clients nothing.
    void ICallManager<CmAf, CmSap, CmVc>.OidRequestComplete(
        object? callMgrAfContext,
        object? callMgrVcContext,
        object? callMgrPartyContext,
        NdisOidRequest oidRequest,
        NdisStatus status) =>
        throw new InvalidOperationException("NDPROXY made no request to a client.");
}
