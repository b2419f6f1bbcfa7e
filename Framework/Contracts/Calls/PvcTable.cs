using static UserCoNdis.Framework.Contracts.PvcState;

namespace UserCoNdis.Framework.Contracts;

/// <summary>Contract 3.9: an entry in a call manager's list of PVCs. One method an event.</summary>
public static class PvcTable
{
    /// <summary>OID_CO_ADD_PVC.</summary>
    public static PvcStep Add(PvcState s) => s switch
    {
        Unconfigured => Go(Configured, PvcEffect.Store, "3.9"),
        Configured or InUse => Refuse(s, NdisStatus.NotAccepted, "3.9"),
    };

    /// <summary>ProtocolCmMakeCall with PERMANENT_VC, whose parameters select it.</summary>
    public static PvcStep MakeCall(PvcState s) => s switch
    {
        Configured => Go(InUse, PvcEffect.Activate, "3.9, 2.9"),
        InUse => Refuse(s, NdisStatus.NotAccepted, "3.9"),
        Unconfigured => Refuse(s, NdisStatus.InvalidData, "3.9"),
    };

    /// <summary>The call manager offers a call on it to the client of a SAP that matches.</summary>
    public static PvcStep Offer(PvcState s) => s switch
    {
        Configured => Go(InUse, PvcEffect.Activate, "3.9, 4.15"),
        InUse => Refuse(s, NdisStatus.NotAccepted, "3.9"),
        Unconfigured => Refuse(s, NdisStatus.InvalidData, "3.9"),
    };

    /// <summary>The call on it has ended, or came to nothing.</summary>
    public static PvcStep CallEnded(PvcState s) => s switch
    {
        InUse => Go(Configured, PvcEffect.None, "3.9"),
        Configured or Unconfigured => Go(s, PvcEffect.None, "3.9"),
    };

    /// <summary>OID_CO_DELETE_PVC.</summary>
    /// <param name="s">The state.</param>
    /// <param name="endsCalls">The call manager ends a call for it; else it answers NOT_ACCEPTED. The contract allows both [I].</param>
    public static PvcStep Delete(PvcState s, bool endsCalls) => s switch
    {
        Configured => Go(Unconfigured, PvcEffect.Remove, "3.9"),
        InUse => endsCalls
            ? Go(Unconfigured, PvcEffect.EndCallAndRemove, "3.9")
            : Refuse(s, NdisStatus.NotAccepted, "3.9"),
        Unconfigured => Refuse(s, NdisStatus.InvalidData, "3.9"),
    };

    /// <summary>ProtocolCmModifyCallQoS for the call on it.</summary>
    public static PvcStep ModifyCallQoS(PvcState s) => s switch
    {
        InUse => Refuse(s, NdisStatus.NotSupported, "3.9, R262"),
        Configured or Unconfigured => Refuse(s, NdisStatus.Failure, "R202"),
    };

    private static PvcStep Go(PvcState next, PvcEffect effect, string clause) => new(next, effect, NdisStatus.Success, clause);

    private static PvcStep Refuse(PvcState s, NdisStatus status, string clause) => new(s, PvcEffect.None, status, clause);
}
