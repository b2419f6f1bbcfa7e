using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.WanMiniport;

/// <summary>The call-manager half's objects: the TAPI abilities of the one line, and how a call ended (contract 5.5).</summary>
/// <remarks>Not among them: PVCs and addresses, which a telephone line does not have, and the TRANSLATE objects, which are
/// not for CO_ADDRESS_FAMILY_TAPI_PROXY (R308).</remarks>
internal static class TapiOids
{
    private const uint RingModes = 1;

    public static NdisStatus Answer(NdisOidRequest request, ModemVc? vc, ModemOptions options, long speedBps)
    {
        NdisStatus status = OidAnswer.Check(request, OidTarget.CallManager, vc is not null);
        return !status.IsSuccess ? status
            : request.Oid == Oid.CoTapiCmCaps ? AnswerCm(request)
            : request.Oid == Oid.CoTapiLineCaps ? AnswerLine(request, options, speedBps)
            : request.Oid == Oid.CoTapiAddressCaps ? AnswerAddress(request)
            : request.Oid == Oid.CoTapiGetCallDiagnostics ? AnswerDiagnostics(request, vc!)
            : NdisStatus.NotSupported;
    }

    // One line, one address: none differs from another (R302-R304).
    private static NdisStatus AnswerCm(NdisOidRequest request)
    {
        NdisStatus status = OidAnswer.Begin(request, CoTapiCmCaps.Size);
        if (status.IsSuccess)
        {
            new CoTapiCmCaps(CoTapi.Version, 1, 0).Write(request.InformationBuffer.Span);
        }

        return status;
    }

    private static NdisStatus AnswerLine(NdisOidRequest request, ModemOptions options, long speedBps)
    {
        _ = CoTapiLineCaps.TryReadLineId(request.InformationBuffer.Span, out uint line); // too short for it: too short for all
        if (line is not (0 or CoTapi.LineIdUnspecified))
        {
            return NdisStatus.InvalidData; // R245
        }

        CoTapiLineCaps answer = new(line, 0, DevCaps(options, speedBps));
        NdisStatus status = OidAnswer.Begin(request, answer.Size);
        if (status.IsSuccess)
        {
            answer.Write(request.InformationBuffer.Span);
        }

        return status;
    }

    private static NdisStatus AnswerAddress(NdisOidRequest request)
    {
        _ = CoTapiAddressCaps.TryReadIds(request.InformationBuffer.Span, out uint line, out uint address);
        if (line is not (0 or CoTapi.LineIdUnspecified) || address is not (0 or CoTapi.AddressIdUnspecified))
        {
            return NdisStatus.InvalidData; // R245
        }

        CoTapiAddressCaps answer = new(line, address, 0, AddressCaps);
        NdisStatus status = OidAnswer.Begin(request, answer.Size);
        if (status.IsSuccess)
        {
            answer.Write(request.InformationBuffer.Span);
        }

        return status;
    }

    private static NdisStatus AnswerDiagnostics(NdisOidRequest request, ModemVc vc)
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

    private static LineDevCaps DevCaps(ModemOptions options, long speedBps) => new()
    {
        LineName = VarData.OfText(options.LineName),
        StringFormat = CoTapi.StringFormatAscii,
        AddressModes = CoTapi.AddressModeAddressId,
        NumAddresses = 1,
        BearerModes = LineBearerModes.Voice | LineBearerModes.Data,
        MaxRate = (uint)speedBps,
        MediaModes = LineMediaModes.DataModem,
        MaxNumActiveCalls = 1,
        RingModes = RingModes,
        LineFeatures = CoTapi.LineFeatureMakeCall,
        AddressTypes = CoTapi.AddressTypePhoneNumber,
    };

    private static LineAddressCaps AddressCaps => new()
    {
        CallStates = LineCallState.Idle | LineCallState.Offering | LineCallState.Accepted | LineCallState.Proceeding
            | LineCallState.Connected | LineCallState.Disconnected,
        DisconnectModes = LineDisconnectMode.Normal | LineDisconnectMode.Unknown | LineDisconnectMode.Reject
            | LineDisconnectMode.Busy | LineDisconnectMode.NoAnswer | LineDisconnectMode.BadAddress
            | LineDisconnectMode.Unreachable | LineDisconnectMode.Congestion | LineDisconnectMode.Unavail
            | LineDisconnectMode.NoDialtone | LineDisconnectMode.OutOfOrder,
        MaxNumActiveCalls = 1,
        AvailableMediaModes = LineMediaModes.DataModem,
    };
}
