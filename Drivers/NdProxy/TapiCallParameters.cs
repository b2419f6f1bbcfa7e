using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.NdProxy;

/// <summary>Lays TAPI call structures into call parameters and finds them there (contract 5.5, Placement).</summary>
internal static class TapiCallParameters
{
    public static CoCallParameters Outgoing(uint lineId, uint addressId, string number)
    {
        CoAfTapiMakeCallParameters call = new(lineId, addressId, CoTapi.FlagOutgoingCall, number);
        return new CoCallParameters
        {
            CallMgrParameters = new(FlowSpec.Unspecified, FlowSpec.Unspecified, CoSpecificParameters.Empty),
            MediaParameters = new(CoMediaFlags.TransmitVc | CoMediaFlags.ReceiveVc, 0, 0, call.ToSpecific()),
        };
    }

    public static bool TryReadIncoming(CoCallParameters parameters, out CoAfTapiIncomingCallParameters call)
    {
        call = default;
        return parameters.MediaParameters is { } media
            && CoAfTapiIncomingCallParameters.TryRead(media.MediaSpecific.Parameters, out call);
    }
}
