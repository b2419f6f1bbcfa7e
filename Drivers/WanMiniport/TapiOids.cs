using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.WanMiniport;

/// <summary>The call-manager half's objects: the TAPI abilities of the one line, and how a call ended (contract 5.5).</summary>
/// <remarks>Not among them: PVCs and addresses, which a line does not have, and the TRANSLATE objects, which are
/// not for CO_ADDRESS_FAMILY_TAPI_PROXY (R308).</remarks>
internal static class TapiOids
{
    private const uint RingModes = 1;

    public static NdisStatus Answer(NdisOidRequest request, LineVc? vc, LineTraits traits, long speedBps)
    {
        NdisStatus status = OidAnswer.Check(request, OidTarget.CallManager, vc is not null);
        return !status.IsSuccess ? status
            : request.Oid == Oid.CoTapiCmCaps ? AnswerCm(request, traits)
            : request.Oid == Oid.CoTapiLineCaps ? AnswerLine(request, traits, speedBps)
            : request.Oid == Oid.CoTapiAddressCaps ? AnswerAddress(request, traits)
            : request.Oid == Oid.CoTapiGetCallDiagnostics ? AnswerDiagnostics(request, vc!)
            : NdisStatus.NotSupported;
    }

    // One line; its addresses may differ (R302-R304).
    private static NdisStatus AnswerCm(NdisOidRequest request, LineTraits traits)
    {
        NdisStatus status = OidAnswer.Begin(request, CoTapiCmCaps.Size);
        if (status.IsSuccess)
        {
            new CoTapiCmCaps(CoTapi.Version, 1, traits.IsPerAddress ? CoTapi.FlagPerLineCaps : 0).Write(request.InformationBuffer.Span);
        }

        return status;
    }

    private static NdisStatus AnswerLine(NdisOidRequest request, LineTraits traits, long speedBps)
    {
        _ = CoTapiLineCaps.TryReadLineId(request.InformationBuffer.Span, out uint line); // too short for it: too short for all
        if (line is not (0 or CoTapi.LineIdUnspecified))
        {
            return NdisStatus.InvalidData; // R245
        }

        CoTapiLineCaps answer = new(line, traits.IsPerAddress ? CoTapi.FlagPerAddressCaps : 0, DevCaps(traits, speedBps));
        NdisStatus status = OidAnswer.Begin(request, answer.Size);
        if (status.IsSuccess)
        {
            answer.Write(request.InformationBuffer.Span);
        }

        return status;
    }

    private static NdisStatus AnswerAddress(NdisOidRequest request, LineTraits traits)
    {
        _ = CoTapiAddressCaps.TryReadIds(request.InformationBuffer.Span, out uint line, out uint address);
        bool known = address < traits.Addresses.Count || address == CoTapi.AddressIdUnspecified;
        if (line is not (0 or CoTapi.LineIdUnspecified) || !known)
        {
            return NdisStatus.InvalidData; // R245
        }

        CoTapiAddressCaps answer = new(line, address, 0, AddressCaps(traits, address));
        NdisStatus status = OidAnswer.Begin(request, answer.Size);
        if (status.IsSuccess)
        {
            answer.Write(request.InformationBuffer.Span);
        }

        return status;
    }

    private static NdisStatus AnswerDiagnostics(NdisOidRequest request, LineVc vc)
    {
        CoTapiCallDiagnostics answer = new(
            vc.IsOurs ? LineCallOrigin.Inbound : LineCallOrigin.Outbound,
            LineCallReason.Direct,
            vc.Ending?.ToDiagInfo() ?? default);
        NdisStatus status = OidAnswer.Begin(request, answer.Size);
        if (status.IsSuccess)
        {
            answer.Write(request.InformationBuffer.Span);
        }

        return status;
    }

    private static LineDevCaps DevCaps(LineTraits traits, long speedBps) => new()
    {
        LineName = VarData.OfText(traits.Name),
        StringFormat = CoTapi.StringFormatAscii,
        AddressModes = CoTapi.AddressModeAddressId,
        NumAddresses = (uint)traits.Addresses.Count,
        BearerModes = traits.BearerModes,
        MaxRate = (uint)Math.Min(speedBps, uint.MaxValue),
        MediaModes = traits.MediaModes,
        MaxNumActiveCalls = traits.MaxNumActiveCalls,
        RingModes = RingModes,
        LineFeatures = CoTapi.LineFeatureMakeCall,
        AddressTypes = traits.AddressTypes,
    };

    private static LineAddressCaps AddressCaps(LineTraits traits, uint address) => new()
    {
        Address = VarData.OfText(address == CoTapi.AddressIdUnspecified ? string.Empty : traits.Addresses[(int)address]),
        CallStates = LineCallState.Idle | LineCallState.Offering | LineCallState.Accepted | LineCallState.Proceeding
            | LineCallState.Connected | LineCallState.Disconnected,
        DisconnectModes = traits.DisconnectModes,
        MaxNumActiveCalls = traits.MaxNumActiveCalls,
        AvailableMediaModes = traits.MediaModes,
    };
}
