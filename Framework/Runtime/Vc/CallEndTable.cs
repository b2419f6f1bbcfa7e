using UserCoNdis.Framework.Contracts;
using static UserCoNdis.Framework.Runtime.CallEffect;
using static UserCoNdis.Framework.Runtime.CallState;
using CallStep = UserCoNdis.Framework.Runtime.Step<UserCoNdis.Framework.Runtime.CallState, UserCoNdis.Framework.Runtime.CallEffect>;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 3.6: the end of a call, by either side.</summary>
internal static class CallEndTable
{
    [Ddi("NdisCmDispatchIncomingCloseCall")]
    public static CallStep DispatchIncomingCloseCall(CallState s) => s switch
    {
        InOffered => Go(OfferedRemoteClose, IndicateClose, "T8"),
        InAccepted or Connected => Go(RemoteClose, IndicateClose, "4.8"),
        ClosingProceeding or ClosedProceeding or ClosingFailed or ClosingOffered or ClosingAccepted or ClosingConnected
            or ClosingRemote => Go(s, CallEffect.None, "3.6 glare"),
        OutProceeding => Refuse(s, NdisStatus.Failure, "3.6"),
        CallState.None or OutFailed or OfferedRemoteClose or RemoteClose => Refuse(s, NdisStatus.Failure, "R194"),
    };

    /// <param name="s">The state.</param>
    /// <param name="last">It names the last party of a multipoint call, and none of a point-to-point call.</param>
    [Ddi("NdisClCloseCall")]
    public static CallStep CloseCall(CallState s, bool last) => s switch
    {
        OutProceeding => last ? Go(ClosingProceeding, ForwardCloseCall, "3.6 abort") : Refuse(s, NdisStatus.Failure, "R170"),
        OfferedRemoteClose => last ? Go(ClosingOffered, ForwardCloseCall, "T8") : Refuse(s, NdisStatus.Failure, "R170"),
        InAccepted => last ? Go(ClosingAccepted, ForwardCloseCall, "4.7") : Refuse(s, NdisStatus.Failure, "R170"),
        Connected => last ? Go(ClosingConnected, ForwardCloseCall, "4.7") : Refuse(s, NdisStatus.Failure, "R168, R170"),
        RemoteClose => last ? Go(ClosingRemote, ForwardCloseCall, "4.8") : Refuse(s, NdisStatus.Failure, "R168, R170"),
        CallState.None or InOffered => Refuse(s, NdisStatus.Failure, "R179, R149"),
        OutFailed => Refuse(s, NdisStatus.Failure, "R133"),
        ClosingProceeding or ClosedProceeding or ClosingFailed or ClosingOffered or ClosingAccepted or ClosingConnected
            or ClosingRemote => Refuse(s, NdisStatus.Closing, "R182"),
    };

    /// <summary>ProtocolCmCloseCall returned its final status.</summary>
    public static CallStep CloseCallReturned(CallState s, bool success) => EndOfClose(s, success, CallEffect.None);

    [Ddi("NdisCmCloseCallComplete")]
    public static CallStep CloseCallComplete(CallState s, bool success) => EndOfClose(s, success, CompleteCloseCall);

    private static CallStep EndOfClose(CallState s, bool success, CallEffect effect) => s switch
    {
        ClosingProceeding => Go(success ? ClosedProceeding : OutProceeding, effect, "3.6 abort"),
        ClosingFailed => Go(success ? CallState.None : OutFailed, effect, "3.6 abort"),
        ClosingOffered => Go(success ? CallState.None : OfferedRemoteClose, effect, "T8, T43"),
        ClosingAccepted => Go(success ? CallState.None : InAccepted, effect, "4.7, T35, T43"),
        ClosingConnected => Go(success ? CallState.None : Connected, effect, "4.7, T35, T43"),
        ClosingRemote => Go(success ? CallState.None : RemoteClose, effect, "4.8, T43"),
        CallState.None or OutProceeding or OutFailed or InOffered or OfferedRemoteClose or InAccepted or Connected
            or RemoteClose or ClosedProceeding => Refuse(s, NdisStatus.Failure, "R189, R330"),
    };

    private static CallStep Go(CallState next, CallEffect effect, string clause) => new(next, effect, NdisStatus.Success, clause);

    private static CallStep Refuse(CallState s, NdisStatus status, string clause) => new(s, CallEffect.None, status, clause);
}
