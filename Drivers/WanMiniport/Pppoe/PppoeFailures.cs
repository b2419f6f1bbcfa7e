using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Protocols.Pppoe;

namespace UserCoNdis.Drivers.WanMiniport.Pppoe;

/// <summary>Why calls fail and end, for NDIS, for TAPI and for people.</summary>
internal static class PppoeFailures
{
    public static PppoeFailure LinkDown { get; } = new(
        PppoeFailureCode.LinkDown, NdisStatus.DeviceFailed, LineDisconnectMode.OutOfOrder, "the interface is down");

    public static PppoeFailure NoSession { get; } = new(
        PppoeFailureCode.NoSession, NdisStatus.TapiInUse, LineDisconnectMode.Busy, "every session is taken");

    public static PppoeFailure Halting { get; } = new(
        PppoeFailureCode.Halting, NdisStatus.Closing, LineDisconnectMode.OutOfOrder, "the adapter halts");

    public static PppoeFailure Refused { get; } = new(
        PppoeFailureCode.Refused, NdisStatus.Failure, LineDisconnectMode.Reject, "we took no call");

    public static PppoeFailure Replaced { get; } = new(
        PppoeFailureCode.Replaced,
        NdisStatus.TapiDisconnectModeUnknown,
        LineDisconnectMode.Unknown,
        "the concentrator gave the session's number to a new one");

    public static PppoeFailure Ambiguous { get; } = new(
        PppoeFailureCode.Ambiguous,
        NdisStatus.TapiDisconnectModeCongestion,
        LineDisconnectMode.Congestion,
        "the concentrator gave a number that its own session here has");

    public static PppoeFailure LinkLost(LinkException? cause) => new(
        PppoeFailureCode.LinkLost, NdisStatus.DeviceFailed, LineDisconnectMode.OutOfOrder, cause?.Message ?? "the link is gone");

    public static PppoeFailure UnsupportedLink(string why) => new(
        PppoeFailureCode.UnsupportedLink, NdisStatus.UnsupportedMedia, LineDisconnectMode.OutOfOrder, why);

    public static PppoeFailure LocalClose(PppoeCallState state) => state == PppoeCallState.Active
        ? new(PppoeFailureCode.LocalClose, NdisStatus.Success, LineDisconnectMode.Normal, "we ended the session")
        : new(PppoeFailureCode.LocalClose, NdisStatus.RequestAborted, LineDisconnectMode.Cancelled, "the call was given up");

    /// <summary>R195: a host or concentrator that ends its session ends it well.</summary>
    public static PppoeFailure Terminated(string? text) => new(
        PppoeFailureCode.Terminated, NdisStatus.Success, LineDisconnectMode.Normal, With("the far end ended the session", text));

    /// <summary>Says why no call can be made now; null: one can.</summary>
    public static PppoeFailure? WhyNoCall(bool isLost, bool isHalting, bool isUp, bool isFull) =>
        isLost ? LinkLost(null) with { Status = NdisStatus.NotAccepted }
        : isHalting ? Halting with { Status = NdisStatus.NotAccepted }
        : !isUp ? LinkDown
        : isFull ? NoSession
        : null;

    /// <summary>Why discovery found no session.</summary>
    /// <param name="dialled">What was wanted.</param>
    /// <param name="cause">The engine's word.</param>
    /// <param name="text">The peer's; null: none.</param>
    public static PppoeFailure Of(PppoeDialString dialled, PppoeFailureCause cause, string? text) => cause switch
    {
        PppoeFailureCause.NoAnswer => new(
            PppoeFailureCode.NoConcentrator,
            NdisStatus.TapiDisconnectModeNoAnswer,
            LineDisconnectMode.NoAnswer,
            "no concentrator answered"),
        PppoeFailureCause.NoMatch when dialled.ConcentratorName is { } name => new(
            PppoeFailureCode.ConcentratorNotFound,
            NdisStatus.TapiDisconnectModeUnreachable,
            LineDisconnectMode.Unreachable,
            $"concentrators answered, but none is {name} with service '{dialled.Service}'"),
        PppoeFailureCause.NoMatch => new(
            PppoeFailureCode.ServiceUnknown,
            NdisStatus.TapiDisconnectModeBadAddress,
            LineDisconnectMode.BadAddress,
            $"concentrators answered, but none has service '{dialled.Service}'"),
        PppoeFailureCause.NoSession => new(
            PppoeFailureCode.ConcentratorSilent,
            NdisStatus.TapiDisconnectModeNoAnswer,
            LineDisconnectMode.NoAnswer,
            "the concentrator offered a session and did not give it"),
        PppoeFailureCause.ServiceNameError => new(
            PppoeFailureCode.ServiceUnknown,
            NdisStatus.TapiDisconnectModeBadAddress,
            LineDisconnectMode.BadAddress,
            With($"the concentrator does not serve '{dialled.Service}'", text)),
        PppoeFailureCause.AcSystemError => new(
            PppoeFailureCode.ConcentratorError,
            NdisStatus.TapiDisconnectModeCongestion,
            LineDisconnectMode.Congestion,
            With("the concentrator cannot serve now", text)),
        PppoeFailureCause.GenericError => new(
            PppoeFailureCode.Refused,
            NdisStatus.TapiDisconnectModeReject,
            LineDisconnectMode.Reject,
            With("the concentrator refused", text)),
        PppoeFailureCause.PeerTerminated => Terminated(text),
        PppoeFailureCause.LocalClose or PppoeFailureCause.None => LocalClose(PppoeCallState.Discovering),
    };

    private static string With(string what, string? text) => string.IsNullOrEmpty(text) ? what : $"{what}: {text}";
}
