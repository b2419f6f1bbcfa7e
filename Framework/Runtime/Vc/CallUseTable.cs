using UserCoNdis.Framework.Contracts;
using static UserCoNdis.Framework.Runtime.CallState;
using CallStep = UserCoNdis.Framework.Runtime.Step<UserCoNdis.Framework.Runtime.CallState, UserCoNdis.Framework.Runtime.CallEffect>;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 3.6, "who may do what": what data, parties and changes of parameters meet in each state of the call, which
/// they leave as it is.</summary>
internal static class CallUseTable
{
    [Ddi("NdisCoSendNetBufferLists")]
    public static CallStep Send(CallState s) => s switch
    {
        Connected => Allow(s, "4.10"),
        CallState.None or OutProceeding or OutFailed or InOffered or InAccepted =>
            Refuse(s, NdisStatus.VcNotActivated, "R136, R158"),
        OfferedRemoteClose or RemoteClose => Refuse(s, NdisStatus.Closing, "R197"),
        ClosingProceeding or ClosedProceeding or ClosingFailed or ClosingOffered or ClosingAccepted or ClosingConnected
            or ClosingRemote => Refuse(s, NdisStatus.Closing, "R181"),
    };

    /// <param name="s">The state.</param>
    /// <param name="multipoint">The call was made with a party.</param>
    [Ddi("NdisClAddParty")]
    public static CallStep AddParty(CallState s, bool multipoint) => s switch
    {
        Connected => multipoint ? Allow(s, "4.6") : Refuse(s, NdisStatus.Failure, "R161"),
        CallState.None or OutProceeding or OutFailed or InOffered or OfferedRemoteClose or InAccepted or RemoteClose =>
            Refuse(s, NdisStatus.Failure, "R161"),
        ClosingProceeding or ClosedProceeding or ClosingFailed or ClosingOffered or ClosingAccepted or ClosingConnected
            or ClosingRemote => Refuse(s, NdisStatus.Closing, "3.6"),
    };

    [Ddi("NdisClDropParty")]
    public static CallStep DropParty(CallState s) => s switch
    {
        Connected or RemoteClose => Allow(s, "4.6, R198"),
        CallState.None or OutProceeding or OutFailed or InOffered or OfferedRemoteClose or InAccepted =>
            Refuse(s, NdisStatus.Failure, "R165"),
        ClosingProceeding or ClosedProceeding or ClosingFailed or ClosingOffered or ClosingAccepted or ClosingConnected
            or ClosingRemote => Refuse(s, NdisStatus.Closing, "3.6"),
    };

    [Ddi("NdisCmDispatchIncomingDropParty")]
    [Ddi("NdisMCmDispatchIncomingDropParty")]
    public static CallStep DispatchIncomingDropParty(CallState s) => s switch
    {
        Connected => Allow(s, "4.6"),
        CallState.None or OutProceeding or OutFailed or InOffered or OfferedRemoteClose or InAccepted or RemoteClose =>
            Refuse(s, NdisStatus.Failure, "3.6"),
        ClosingProceeding or ClosedProceeding or ClosingFailed or ClosingOffered or ClosingAccepted or ClosingConnected
            or ClosingRemote => Refuse(s, NdisStatus.Closing, "3.6 dropped"),
    };

    [Ddi("NdisClModifyCallQoS")]
    public static CallStep ModifyCallQoS(CallState s) => s switch
    {
        InOffered or InAccepted or Connected => Allow(s, "3.8"),
        CallState.None or OutProceeding or OutFailed or OfferedRemoteClose or RemoteClose =>
            Refuse(s, NdisStatus.Failure, "R202"),
        ClosingProceeding or ClosedProceeding or ClosingFailed or ClosingOffered or ClosingAccepted or ClosingConnected
            or ClosingRemote => Refuse(s, NdisStatus.Closing, "3.6"),
    };

    [Ddi("NdisCmDispatchIncomingCallQoSChange")]
    [Ddi("NdisMCmDispatchIncomingCallQoSChange")]
    public static CallStep DispatchIncomingCallQoSChange(CallState s) => s switch
    {
        Connected => Allow(s, "4.9"),
        CallState.None or OutProceeding or OutFailed or InOffered or OfferedRemoteClose or InAccepted or RemoteClose =>
            Refuse(s, NdisStatus.Failure, "R211"),
        ClosingProceeding or ClosedProceeding or ClosingFailed or ClosingOffered or ClosingAccepted or ClosingConnected
            or ClosingRemote => Refuse(s, NdisStatus.Closing, "3.6 dropped"),
    };

    private static CallStep Allow(CallState s, string clause) => new(s, CallEffect.None, NdisStatus.Success, clause);

    private static CallStep Refuse(CallState s, NdisStatus status, string clause) => new(s, CallEffect.None, status, clause);
}
