using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.NdProxy;

/// <summary>Lays TAPI call structures into call parameters and finds them there (contract 5.5, Placement).</summary>
internal static class TapiCallParameters
{
    public static CoCallParameters Outgoing(uint lineId, string number)
    {
        CoAfTapiMakeCallParameters call = new(lineId, CoTapi.AddressIdUnspecified, CoTapi.FlagOutgoingCall, number);
        return new CoCallParameters
        {
            CallMgrParameters = new(FlowSpec.Unspecified, FlowSpec.Unspecified, CoSpecificParameters.Empty),
            MediaParameters = new(CoMediaFlags.TransmitVc | CoMediaFlags.ReceiveVc, 0, 0, call.ToSpecific()),
        };
    }

    public static string CallerId(CoCallParameters parameters) =>
        parameters.MediaParameters is { } media
        && CoAfTapiIncomingCallParameters.TryRead(media.MediaSpecific.Parameters, out CoAfTapiIncomingCallParameters call)
            ? call.LineCallInfo.CallerId.Text
            : string.Empty;
}
