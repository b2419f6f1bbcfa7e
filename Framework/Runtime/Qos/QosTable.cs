using UserCoNdis.Framework.Contracts;
using static UserCoNdis.Framework.Runtime.QosEffect;
using static UserCoNdis.Framework.Runtime.QosState;
using QosStep = UserCoNdis.Framework.Runtime.Step<UserCoNdis.Framework.Runtime.QosState, UserCoNdis.Framework.Runtime.QosEffect>;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 3.8: changes of a call's parameters. <see cref="CallUseTable"/> says in which calls there may be one;
/// which parameters hold is the activation's business (3.5).</summary>
internal static class QosTable
{
    [Ddi("NdisClModifyCallQoS")]
    public static QosStep ModifyCallQoS(QosState s) => s switch
    {
        Stable => Go(ModifyPending, ForwardModify, "4.9"),
        InChange => Go(ModifyPending, ForwardModify, "3.8, R212"),
        ModifyPending => Refuse(s, NdisStatus.NotAccepted, "3.8, R203"),
    };

    /// <summary>ProtocolCmModifyCallQoS returned its final status; of a failure the old parameters hold.</summary>
    public static QosStep ModifyReturned(QosState s) => EndOfModify(s, QosEffect.None);

    [Ddi("NdisCmModifyCallQoSComplete")]
    [Ddi("NdisMCmModifyCallQoSComplete")]
    public static QosStep ModifyCallQoSComplete(QosState s) => EndOfModify(s, CompleteModify);

    [Ddi("NdisCmDispatchIncomingCallQoSChange")]
    [Ddi("NdisMCmDispatchIncomingCallQoSChange")]
    public static QosStep DispatchIncomingCallQoSChange(QosState s) => s switch
    {
        Stable => Go(InChange, IndicateChange, "4.9"),
        ModifyPending or InChange => Refuse(s, NdisStatus.NotAccepted, "3.8"),
    };

    /// <summary>ProtocolClIncomingCallQoSChange returned: accepted, unless the client modified, or closed the call.</summary>
    public static QosStep ChangeReturned(QosState s) => s switch
    {
        InChange => Go(Stable, QosEffect.None, "4.9"),
        Stable or ModifyPending => Go(s, QosEffect.None, "3.8"),
    };

    private static QosStep EndOfModify(QosState s, QosEffect effect) => s switch
    {
        ModifyPending => Go(Stable, effect, "4.9, R206"),
        Stable or InChange => Refuse(s, NdisStatus.Failure, "R208, R330"),
    };

    private static QosStep Go(QosState next, QosEffect effect, string clause) => new(next, effect, NdisStatus.Success, clause);

    private static QosStep Refuse(QosState s, NdisStatus status, string clause) => new(s, QosEffect.None, status, clause);
}
