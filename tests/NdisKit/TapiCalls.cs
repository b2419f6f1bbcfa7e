using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>Parameters of TAPI calls (contract 5.5, Placement).</summary>
public static class TapiCalls
{
    /// <summary>In bytes a second.</summary>
    public const uint Speed = 7000;

    public static CoCallParameters Outgoing(uint line = 0, uint flags = CoTapi.FlagOutgoingCall) =>
        With(new CoAfTapiMakeCallParameters(line, 0, flags, "1").ToSpecific(), FlowSpec.Unspecified);

    public static CoCallParameters Incoming(
        uint line = 0, uint flags = CoTapi.FlagIncomingCall, uint speed = Speed, LineMediaModes media = LineMediaModes.DataModem)
    {
        LineCallInfo info = new() { LineDeviceId = line, MediaMode = media };
        return With(
            new CoAfTapiIncomingCallParameters(line, 0, flags, info).ToSpecific(),
            FlowSpec.Unspecified with { PeakBandwidth = speed });
    }

    private static CoCallParameters With(CoSpecificParameters structure, FlowSpec flow) => new()
    {
        CallMgrParameters = new(flow, flow, CoSpecificParameters.Empty),
        MediaParameters = new(CoMediaFlags.TransmitVc | CoMediaFlags.ReceiveVc, 0, 0, structure),
    };
}
