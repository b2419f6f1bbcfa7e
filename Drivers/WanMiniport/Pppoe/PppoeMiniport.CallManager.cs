using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.WanMiniport.Pppoe;

/// <summary>The call-manager half: families, SAPs, VCs and requests of clients.</summary>
public sealed partial class PppoeMiniport : IMcmMiniport
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
        if (af.Calls > 0)
        {
            return NdisStatus.NotAccepted; // R041
        }

        _ = _afs.Remove(af);
        OfferServices();
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

        for (int i = 0; i < _lineTraits.Addresses.Count; i++)
        {
            if (Covers(addressId, i) && SapOf(i) is not null)
            {
                return NdisStatus.SapInUse; // T26
            }
        }

        LineAf af = (LineAf)callMgrAfContext!;
        LineSap registered = new(af, ndisSapHandle, addressId);
        af.Saps.Add(registered);
        callMgrSapContext = registered;
        OfferServices();
        return NdisStatus.Success;
    }

    // 4.2: what was offered on it goes on, and sessions live on; hosts hear of its services no more.
    NdisStatus ICallManager<McmAf, McmSap, McmVc>.DeregisterSap(object? callMgrSapContext)
    {
        LineSap sap = (LineSap)callMgrSapContext!;
        _ = sap.Af.Saps.Remove(sap);
        OfferServices();
        return NdisStatus.Success;
    }

    NdisStatus ICallManager<McmAf, McmSap, McmVc>.CreateVc(
        object? callMgrAfContext, McmVc ndisVcHandle, out object? callMgrVcContext)
    {
        callMgrVcContext = new PppoeVc((LineAf)callMgrAfContext!, isOurs: false) { Handle = ndisVcHandle };
        return NdisStatus.Success;
    }

    NdisStatus ICallManager<McmAf, McmSap, McmVc>.DeleteVc(object? callMgrVcContext) =>
        ((PppoeVc)callMgrVcContext!).State == PppoeCallState.Idle ? NdisStatus.Success : NdisStatus.NotAccepted;

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
            return NdisStatus.NotSupported; // a session has one far end
        }

        if (callParameters.MediaParameters is not { } media
            || !CoAfTapiMakeCallParameters.TryRead(media.MediaSpecific.Parameters, out CoAfTapiMakeCallParameters call)
            || call.Flags != CoTapi.FlagOutgoingCall || call.LineId is not (0 or CoTapi.LineIdUnspecified))
        {
            return NdisStatus.TapiInvalCallParams;
        }

        if (!PppoeDialString.TryParse(call.DestAddress, out PppoeDialString dialled))
        {
            return NdisStatus.TapiInvalAddress;
        }

        PppoeVc vc = (PppoeVc)callMgrVcContext!;
        if (vc.State != PppoeCallState.Idle)
        {
            return PppoeCallTable.Next(vc.State, PppoeCallEvent.MakeCall).Status;
        }

        vc.BeginCall(_traits.Info);
        vc.Failure = null;
        if (PppoeFailures.WhyNoCall(_isLost, _isHalting, _isUp, _calls.IsFull) is { } failure)
        {
            Note(vc, failure);
            return failure.Status;
        }

        (vc.Parameters, vc.Dialled, vc.IsMakeCallPending) = (callParameters, dialled, true);
        (vc.Service, vc.ConcentratorName) = (dialled.Service, dialled.ConcentratorName ?? string.Empty);
        (vc.Address, vc.MaxPayload) = (default, 0);
        _calls.Add(vc);
        return Apply(vc, PppoeCallEvent.MakeCall);
    }

    NdisStatus ICallManager<McmAf, McmSap, McmVc>.CloseCall(
        object? callMgrVcContext, object? callMgrPartyContext, ReadOnlyMemory<byte> closeData)
    {
        if (!closeData.IsEmpty)
        {
            return NdisStatus.InvalidData; // R186: a PADT carries none of it
        }

        PppoeVc vc = (PppoeVc)callMgrVcContext!;
        if (vc.State is PppoeCallState.Discovering or PppoeCallState.Active)
        {
            Note(vc, PppoeFailures.LocalClose(vc.State));
        }

        return Apply(vc, PppoeCallEvent.CloseCall);
    }

    void ICallManager<McmAf, McmSap, McmVc>.IncomingCallComplete(
        NdisStatus status, object? callMgrVcContext, CoCallParameters callParameters) =>
        HandleAnswer((PppoeVc)callMgrVcContext!, status);

    private static bool Covers(uint addressId, int index) => addressId == CoTapi.AddressIdUnspecified || addressId == index;

    /// <summary>Finds the SAP that takes calls for a service by its place among the line's addresses.</summary>
    private LineSap? SapOf(int index)
    {
        foreach (LineAf af in _afs)
        {
            foreach (LineSap sap in af.Saps)
            {
                if (Covers(sap.AddressId, index))
                {
                    return sap;
                }
            }
        }

        return null;
    }
}
