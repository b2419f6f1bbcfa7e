using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Protocols.V250;

namespace UserCoNdis.Drivers.WanMiniport;

/// <summary>The call-manager half: families, SAPs, VCs and requests of clients.</summary>
public sealed partial class ModemMiniport : IMcmMiniport
{
    NdisStatus ICallManager<McmAf, McmSap, McmVc>.OpenAf(
        object? callMgrBindingContext, CoAddressFamily addressFamily, McmAf ndisAfHandle, out object? callMgrAfContext)
    {
        callMgrAfContext = null;
        if (addressFamily != CoTapi.TapiProxyFamily)
        {
            return NdisStatus.BadVersion;
        }

        LineAf af = new(ndisAfHandle);
        _afs.Add(af);
        callMgrAfContext = af;
        return NdisStatus.Success;
    }

    // R323: the calls of this client ended before it could close the family (R037).
    NdisStatus ICallManager<McmAf, McmSap, McmVc>.CloseAf(object? callMgrAfContext)
    {
        LineAf af = (LineAf)callMgrAfContext!;
        if (ReferenceEquals(_call?.Af, af))
        {
            return NdisStatus.NotAccepted; // R041
        }

        _ = _afs.Remove(af);
        AdvanceHalt();
        return NdisStatus.Success;
    }

    void ICallManager<McmAf, McmSap, McmVc>.NotifyCloseAfComplete(object? callMgrAfContext, NdisStatus status) => AdvanceHalt();

    NdisStatus ICallManager<McmAf, McmSap, McmVc>.RegisterSap(
        object? callMgrAfContext, CoSap sap, McmSap ndisSapHandle, out object? callMgrSapContext)
    {
        callMgrSapContext = null;
        if (!LineSap.TryRead(sap, _lineTraits.MediaModes, _lineTraits.Addresses.Count, out uint addressId))
        {
            return NdisStatus.InvalidData; // R057
        }

        if (FindSap() is not null)
        {
            return NdisStatus.SapInUse; // T26
        }

        LineAf af = (LineAf)callMgrAfContext!;
        LineSap registered = new(af, ndisSapHandle, addressId);
        af.Saps.Add(registered);
        callMgrSapContext = registered;
        return NdisStatus.Success;
    }

    NdisStatus ICallManager<McmAf, McmSap, McmVc>.DeregisterSap(object? callMgrSapContext)
    {
        LineSap sap = (LineSap)callMgrSapContext!;
        _ = sap.Af.Saps.Remove(sap);
        return NdisStatus.Success;
    }

    NdisStatus ICallManager<McmAf, McmSap, McmVc>.CreateVc(
        object? callMgrAfContext, McmVc ndisVcHandle, out object? callMgrVcContext)
    {
        callMgrVcContext = new ModemVc((LineAf)callMgrAfContext!, isOurs: false) { Handle = ndisVcHandle };
        return NdisStatus.Success;
    }

    NdisStatus ICallManager<McmAf, McmSap, McmVc>.DeleteVc(object? callMgrVcContext) =>
        ReferenceEquals(callMgrVcContext, _call) ? NdisStatus.NotAccepted : NdisStatus.Success;

    // R125: what is asked for is checked before anything is signaled.
    NdisStatus ICallManager<McmAf, McmSap, McmVc>.MakeCall(
        object? callMgrVcContext,
        CoCallParameters callParameters,
        CallManagerParty? ndisPartyHandle,
        out object? callMgrPartyContext)
    {
        callMgrPartyContext = null;
        if (ndisPartyHandle is not null)
        {
            return NdisStatus.NotSupported; // a modem call has one far end
        }

        if (_isLost || _isHalting)
        {
            return NdisStatus.NotAccepted;
        }

        if (callParameters.MediaParameters is not { } media
            || !CoAfTapiMakeCallParameters.TryRead(media.MediaSpecific.Parameters, out CoAfTapiMakeCallParameters call)
            || call.Flags != CoTapi.FlagOutgoingCall || call.LineId is not (0 or CoTapi.LineIdUnspecified))
        {
            return NdisStatus.TapiInvalCallParams;
        }

        if (!_options.Direct && !DialString.IsValid(call.DestAddress))
        {
            return NdisStatus.TapiInvalAddress;
        }

        if (State != ModemCallState.Idle)
        {
            return ModemCallTable.Next(State, ModemCallEvent.MakeCall).Status;
        }

        ModemVc vc = (ModemVc)callMgrVcContext!;
        (vc.Parameters, vc.Number, vc.IsMakeCallPending) = (callParameters, call.DestAddress, true);
        BeginCall(vc);
        return Apply(ModemCallEvent.MakeCall);
    }

    NdisStatus ICallManager<McmAf, McmSap, McmVc>.CloseCall(
        object? callMgrVcContext, object? callMgrPartyContext, ReadOnlyMemory<byte> closeData)
    {
        if (!closeData.IsEmpty)
        {
            return NdisStatus.InvalidData; // R186: a modem call carries no close data
        }

        if (!ReferenceEquals(callMgrVcContext, _call))
        {
            return NdisStatus.Failure;
        }

        _status = NdisStatus.RequestAborted;
        NoteEnding(AtResultMap.Of(AtResultCode.LocalHangUp));
        return Apply(ModemCallEvent.CloseCall);
    }

    void ICallManager<McmAf, McmSap, McmVc>.IncomingCallComplete(
        NdisStatus status, object? callMgrVcContext, CoCallParameters callParameters)
    {
        if (ReferenceEquals(callMgrVcContext, _call))
        {
            _ = Apply(status.IsSuccess ? ModemCallEvent.OfferAccepted : ModemCallEvent.OfferRejected);
        }
    }

    NdisStatus ICallManager<McmAf, McmSap, McmVc>.OidRequest(
        object? callMgrAfContext, object? callMgrVcContext, object? callMgrPartyContext, NdisOidRequest oidRequest) =>
        _isLost ? NdisStatus.NotAccepted : TapiOids.Answer(oidRequest, (ModemVc?)callMgrVcContext, _lineTraits, LineSpeedBps); // R248

    // This driver asks its clients nothing.
    void ICallManager<McmAf, McmSap, McmVc>.OidRequestComplete(
        object? callMgrAfContext,
        object? callMgrVcContext,
        object? callMgrPartyContext,
        NdisOidRequest oidRequest,
        NdisStatus status) =>
        throw new InvalidOperationException("The modem miniport made no request to a client.");

    private LineSap? FindSap()
    {
        foreach (LineAf af in _afs)
        {
            if (af.Saps.Count > 0)
            {
                return af.Saps[0];
            }
        }

        return null;
    }
}
