using System.Buffers.Binary;
using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>What the rules ask of capability structures and of the structures in call parameters (contract 5.5).</summary>
internal static class TapiCaps
{
    /// <summary>Where LINE_DEV_CAPS begins in CO_TAPI_LINE_CAPS.</summary>
    public const int LineCapsAt = 8;

    /// <summary>Where LINE_ADDRESS_CAPS begins in CO_TAPI_ADDRESS_CAPS.</summary>
    public const int AddressCapsAt = 12;

    private const int FlagsAt = 8;

    /// <summary>Tells whether the answer had room for all its parts (ulNeededSize).</summary>
    public static bool IsWhole(NdisOidRequest request, int capsAt)
    {
        ReadOnlySpan<byte> answer = request.InformationBuffer.Span;
        return answer.Length >= capsAt + (2 * sizeof(uint))
            && BinaryPrimitives.ReadUInt32LittleEndian(answer[(capsAt + sizeof(uint))..]) <= (uint)(answer.Length - capsAt);
    }

    /// <summary>Tells whether two lines can do the same: their names may differ.</summary>
    public static bool CanTheSame(LineDevCaps one, LineDevCaps other) => Anonymous(one) == Anonymous(other);

    /// <summary>Tells whether two addresses can do the same: their names may differ.</summary>
    public static bool CanTheSame(LineAddressCaps one, LineAddressCaps other) =>
        (one with { LineDeviceId = 0, Address = default }) == (other with { LineDeviceId = 0, Address = default });

    /// <summary>The TAPI structure of a call; empty: there is none.</summary>
    public static ReadOnlyMemory<byte> CallStructure(CoCallParameters? parameters) =>
        parameters?.MediaParameters?.MediaSpecific.Parameters ?? default;

    /// <summary>ulLineID of either call structure.</summary>
    public static uint LineOf(ReadOnlySpan<byte> structure) => structure.Length < sizeof(uint)
        ? CoTapi.LineIdUnspecified : BinaryPrimitives.ReadUInt32LittleEndian(structure);

    /// <summary>ulFlags of either call structure.</summary>
    public static uint FlagsOf(ReadOnlySpan<byte> structure) => structure.Length < FlagsAt + sizeof(uint)
        ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(structure[FlagsAt..]);

    public static bool HasSpeeds(CoCallParameters? parameters) => parameters?.CallMgrParameters is { } flows
        && IsGiven(flows.Transmit.PeakBandwidth) && IsGiven(flows.Receive.PeakBandwidth);

    public static bool HasSduSizes(CoCallParameters? parameters) => parameters?.CallMgrParameters is { } flows
        && IsGiven(flows.Transmit.MaxSduSize) && IsGiven(flows.Receive.MaxSduSize);

    public static bool IsVoice(LineMediaModes modes) => (modes & LineMediaModes.AutomatedVoice) != LineMediaModes.None;

    private static bool IsGiven(uint value) => value is not (0 or FlowSpec.NotSpecified);

    private static LineDevCaps Anonymous(LineDevCaps caps) =>
        caps with { PermanentLineId = 0, LineName = default, PermanentLineGuid = default };
}
