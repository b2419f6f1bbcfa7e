using UserCoNdis.Framework.Contracts;
using static UserCoNdis.Framework.Runtime.CallEffect;
using static UserCoNdis.Framework.Runtime.CallState;
using CallStep = UserCoNdis.Framework.Runtime.Step<UserCoNdis.Framework.Runtime.CallState, UserCoNdis.Framework.Runtime.CallEffect>;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 3.6: setting a call up. <see cref="CallEndTable"/> has its end.</summary>
internal static class CallTable
{
    /// <param name="s">The state.</param>
    /// <param name="possible">The caller made the VC (T44), it is inactive and not being deleted.</param>
    [Ddi("NdisClMakeCall")]
    public static CallStep MakeCall(CallState s, bool possible) => s switch
    {
        CallState.None or OutFailed => possible ? Go(OutProceeding, ForwardMakeCall, "4.4, T23") : Refuse(s, "R119, R120"),
        OutProceeding or InOffered or OfferedRemoteClose or InAccepted or Connected or RemoteClose => Refuse(s, "R120"),
        ClosingProceeding or ClosedProceeding or ClosingFailed or ClosingOffered or ClosingAccepted or ClosingConnected
            or ClosingRemote => new(s, CallEffect.None, NdisStatus.Closing, "3.6"),
    };

    /// <summary>ProtocolCmMakeCall returned its final status.</summary>
    public static CallStep MakeCallReturned(CallState s, bool success) => EndOfMakeCall(s, success, CallEffect.None);

    [Ddi("NdisCmMakeCallComplete")]
    public static CallStep MakeCallComplete(CallState s, bool success) => EndOfMakeCall(s, success, CompleteMakeCall);

    /// <param name="s">The state.</param>
    /// <param name="possible">The call manager made the VC for the client of the SAP; SAP and AF are open.</param>
    [Ddi("NdisCmDispatchIncomingCall")]
    public static CallStep DispatchIncomingCall(CallState s, bool possible) => s switch
    {
        CallState.None => possible ? Go(InOffered, ForwardIncomingCall, "4.5") : Refuse(s, "R139, R140"),
        OutProceeding or OutFailed or InOffered or OfferedRemoteClose or InAccepted or Connected or RemoteClose
            or ClosingProceeding or ClosedProceeding or ClosingFailed or ClosingOffered or ClosingAccepted or ClosingConnected
            or ClosingRemote => Refuse(s, "R142"),
    };

    /// <summary>ProtocolClIncomingCall returned its final status.</summary>
    public static CallStep IncomingCallReturned(CallState s, bool accepted) => s switch
    {
        InOffered => Go(accepted ? InAccepted : CallState.None, CallEffect.None, "4.5"),
        OfferedRemoteClose => Go(accepted ? RemoteClose : CallState.None, CallEffect.None, "T8"),
        ClosingOffered => Go(ClosingRemote, CallEffect.None, "T8"),
        CallState.None or OutProceeding or OutFailed or InAccepted or Connected or RemoteClose or ClosingProceeding
            or ClosedProceeding or ClosingFailed or ClosingAccepted or ClosingConnected or ClosingRemote => Refuse(s, "R330"),
    };

    [Ddi("NdisClIncomingCallComplete")]
    public static CallStep IncomingCallComplete(CallState s, bool accepted) => s switch
    {
        InOffered => Go(accepted ? InAccepted : CallState.None, CompleteIncomingCall, "4.5"),
        OfferedRemoteClose => Go(RemoteClose, CompleteIncomingCall, "T8"),
        ClosingOffered => Go(ClosingRemote, CompleteIncomingCall, "T8"),
        CallState.None or OutProceeding or OutFailed or InAccepted or Connected or RemoteClose or ClosingProceeding
            or ClosedProceeding or ClosingFailed or ClosingAccepted or ClosingConnected or ClosingRemote => Refuse(s, "R144, R145"),
    };

    [Ddi("NdisCmDispatchCallConnected")]
    public static CallStep DispatchCallConnected(CallState s) => s switch
    {
        InAccepted => Go(Connected, IndicateConnected, "4.5"),
        ClosingProceeding or ClosedProceeding or ClosingFailed or ClosingOffered or ClosingAccepted or ClosingConnected
            or ClosingRemote => Go(s, CallEffect.None, "3.6 dropped"),
        CallState.None or OutProceeding or OutFailed or InOffered or OfferedRemoteClose => Refuse(s, "R152"),
        Connected or RemoteClose => Refuse(s, "R153"),
    };

    private static CallStep EndOfMakeCall(CallState s, bool success, CallEffect effect) => s switch
    {
        OutProceeding => Go(success ? Connected : OutFailed, effect, "4.4"),
        ClosingProceeding => Go(success ? ClosingConnected : ClosingFailed, effect, "3.6 abort"),
        ClosedProceeding => Go(CallState.None, effect, "3.6 abort"),
        CallState.None or OutFailed or InOffered or OfferedRemoteClose or InAccepted or Connected or RemoteClose
            or ClosingFailed or ClosingOffered or ClosingAccepted or ClosingConnected or ClosingRemote => Refuse(s, "R126, R330"),
    };

    private static CallStep Go(CallState next, CallEffect effect, string clause) => new(next, effect, NdisStatus.Success, clause);

    private static CallStep Refuse(CallState s, string clause) => new(s, CallEffect.None, NdisStatus.Failure, clause);
}
