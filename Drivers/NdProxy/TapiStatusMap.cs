using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.NdProxy;

/// <summary>Turns the status of a failed or closed call into the reason that TAPI tells (contract 5.7 item 4).</summary>
internal static class TapiStatusMap
{
    private static readonly Dictionary<NdisStatus, LineDisconnectMode> s_modes = new()
    {
        [NdisStatus.Success] = LineDisconnectMode.Normal,
        [NdisStatus.TapiDisconnectModeNormal] = LineDisconnectMode.Normal,
        [NdisStatus.TapiDisconnectModeUnknown] = LineDisconnectMode.Unknown,
        [NdisStatus.TapiDisconnectModeReject] = LineDisconnectMode.Reject,
        [NdisStatus.TapiDisconnectModePickup] = LineDisconnectMode.Pickup,
        [NdisStatus.TapiDisconnectModeForwarded] = LineDisconnectMode.Forwarded,
        [NdisStatus.TapiDisconnectModeBusy] = LineDisconnectMode.Busy,
        [NdisStatus.TapiDisconnectModeNoAnswer] = LineDisconnectMode.NoAnswer,
        [NdisStatus.TapiDisconnectModeBadAddress] = LineDisconnectMode.BadAddress,
        [NdisStatus.TapiDisconnectModeUnreachable] = LineDisconnectMode.Unreachable,
        [NdisStatus.TapiDisconnectModeCongestion] = LineDisconnectMode.Congestion,
        [NdisStatus.TapiDisconnectModeIncompatible] = LineDisconnectMode.Incompatible,
        [NdisStatus.TapiDisconnectModeUnavail] = LineDisconnectMode.Unavail,
        [NdisStatus.TapiDialDialTone] = LineDisconnectMode.NoDialtone,
        [NdisStatus.TapiInvalAddress] = LineDisconnectMode.BadAddress,
        [NdisStatus.TapiInUse] = LineDisconnectMode.Busy,
        [NdisStatus.TapiNoDevice] = LineDisconnectMode.OutOfOrder,
        [NdisStatus.DeviceFailed] = LineDisconnectMode.OutOfOrder,
        [NdisStatus.NotAccepted] = LineDisconnectMode.OutOfOrder,
        [NdisStatus.Resources] = LineDisconnectMode.TempFailure,
        [NdisStatus.RequestAborted] = LineDisconnectMode.Cancelled,
    };

    /// <summary>Success is the normal end; what has no reason of its own is unknown.</summary>
    public static LineDisconnectMode ToDisconnectMode(NdisStatus status) =>
        s_modes.GetValueOrDefault(status, LineDisconnectMode.Unknown);
}
