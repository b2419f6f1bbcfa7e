using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.WanMiniport;

/// <summary>The TAPI abilities of the one line (contract 5.5).</summary>
internal static class TapiOids
{
    public static NdisStatus Answer(NdisOidRequest request, ModemOptions options, long speedBps)
    {
        if (request.RequestType != NdisRequestType.QueryInformation)
        {
            return NdisStatus.NotSupported;
        }

        return request.Oid == Oid.CoTapiCmCaps ? AnswerCm(request)
            : request.Oid == Oid.CoTapiLineCaps ? AnswerLine(request, options, speedBps)
            : request.Oid == Oid.CoTapiAddressCaps ? AnswerAddress(request)
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
        if (!CoTapiLineCaps.TryReadLineId(request.InformationBuffer.Span, out uint line))
        {
            return OidAnswer.Begin(request, CoTapiLineCaps.FixedSize);
        }

        if (line is not (0 or CoTapi.LineIdUnspecified))
        {
            return NdisStatus.InvalidData;
        }

        LineDevCaps caps = new()
        {
            LineName = VarData.OfText(options.LineName),
            StringFormat = CoTapi.StringFormatAscii,
            AddressModes = CoTapi.AddressModeAddressId,
            NumAddresses = 1,
            BearerModes = LineBearerModes.Voice | LineBearerModes.Data,
            MaxRate = (uint)speedBps,
            MediaModes = LineMediaModes.DataModem,
            MaxNumActiveCalls = 1,
            RingModes = 1,
            LineFeatures = CoTapi.LineFeatureMakeCall,
            AddressTypes = CoTapi.AddressTypePhoneNumber,
        };
        CoTapiLineCaps answer = new(line, 0, caps);
        NdisStatus status = OidAnswer.Begin(request, answer.Size);
        if (status.IsSuccess)
        {
            answer.Write(request.InformationBuffer.Span);
        }

        return status;
    }

    private static NdisStatus AnswerAddress(NdisOidRequest request)
    {
        NdisStatus status = OidAnswer.Begin(request, CoTapiAddressCaps.FixedSize);
        if (!status.IsSuccess)
        {
            return status;
        }

        _ = CoTapiAddressCaps.TryReadIds(request.InformationBuffer.Span, out uint line, out uint address);
        LineAddressCaps caps = new()
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
        new CoTapiAddressCaps(line, address, 0, caps).Write(request.InformationBuffer.Span);
        return status;
    }
}
