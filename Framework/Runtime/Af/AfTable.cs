using UserCoNdis.Framework.Contracts;
using static UserCoNdis.Framework.Runtime.AfEffect;
using static UserCoNdis.Framework.Runtime.AfState;
using AfStep = UserCoNdis.Framework.Runtime.Step<UserCoNdis.Framework.Runtime.AfState, UserCoNdis.Framework.Runtime.AfEffect>;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 3.3: one open instance of an address family.</summary>
internal static class AfTable
{
    [Ddi("NdisClOpenAddressFamilyEx")]
    public static AfStep OpenAddressFamilyEx(AfState s) => s switch
    {
        AfState.None => Go(Opening, ForwardOpen, "4.1"),
        Opening or Open or NotifyPending or Closing or NotifyClosing or NotifyClosed or Closed => Refuse(s, "3.3"),
    };

    /// <summary>ProtocolCmOpenAf returned its final status: no completion follows (T10).</summary>
    public static AfStep OpenReturned(AfState s, bool success) => s switch
    {
        Opening => success ? Go(Open, AfEffect.None, "G1") : Go(Closed, AfEffect.None, "R032"),
        AfState.None or Open or NotifyPending or Closing or NotifyClosing or NotifyClosed or Closed => Refuse(s, "R330"),
    };

    [Ddi("NdisCmOpenAddressFamilyComplete")]
    public static AfStep OpenComplete(AfState s, bool success) => s switch
    {
        Opening => success ? Go(Open, CompleteOpen, "R031") : Go(Closed, CompleteOpen, "R032, R034"),
        AfState.None or Open or NotifyPending or Closing or NotifyClosing or NotifyClosed or Closed => Refuse(s, "R031"),
    };

    /// <summary>A SAP, VC or OID operation on the family, by either side.</summary>
    public static AfStep Use(AfState s) => s switch
    {
        Open or NotifyPending => Go(s, AfEffect.None, "3.3"),
        AfState.None or Opening => Refuse(s, "R033"),
        Closing or NotifyClosing or NotifyClosed or Closed => Refuse(s, "R035"),
    };

    [Ddi("NdisCmNotifyCloseAddressFamily")]
    public static AfStep NotifyClose(AfState s) => s switch
    {
        Open => Go(NotifyPending, ForwardNotifyClose, "R049"),
        NotifyPending or NotifyClosing or NotifyClosed => Refuse(s, "R048"),
        Closing => new(s, AfEffect.None, NdisStatus.Closing, "3.3"),
        AfState.None or Opening or Closed => Refuse(s, "R045"),
    };

    /// <summary>ProtocolClNotifyCloseAf returned its final status.</summary>
    public static AfStep NotifyCloseReturned(AfState s, bool success) => EndOfNotify(s, success, AfEffect.None);

    [Ddi("NdisClNotifyCloseAddressFamilyComplete")]
    public static AfStep NotifyCloseComplete(AfState s, bool success) => EndOfNotify(s, success, CompleteNotifyClose);

    [Ddi("NdisClCloseAddressFamily")]
    public static AfStep CloseAddressFamily(AfState s) => s switch
    {
        Open => Go(Closing, ForwardClose, "4.1"),
        NotifyPending => Go(NotifyClosing, ForwardClose, "4.1"),
        AfState.None or Opening => Refuse(s, "R033"),
        Closing or NotifyClosing or NotifyClosed or Closed => Refuse(s, "R036"),
    };

    /// <summary>ProtocolCmCloseAf returned its final status.</summary>
    public static AfStep CloseReturned(AfState s, bool success) => EndOfClose(s, success, AfEffect.None);

    [Ddi("NdisCmCloseAddressFamilyComplete")]
    public static AfStep CloseComplete(AfState s, bool success) => EndOfClose(s, success, CompleteClose);

    private static AfStep EndOfNotify(AfState s, bool success, AfEffect effect) => s switch
    {
        NotifyClosed => Go(Closed, effect, "R050"),
        NotifyPending => Go(Open, effect, success ? "R051" : "3.3"),
        NotifyClosing => Go(Closing, effect, success ? "R050" : "3.3"),
        AfState.None or Opening or Open or Closing or Closed => Refuse(s, "R330"),
    };

    private static AfStep EndOfClose(AfState s, bool success, AfEffect effect) => s switch
    {
        Closing => success ? Go(Closed, effect, "4.1") : Go(Open, effect, "R041, 3.3"),
        NotifyClosing => success ? Go(NotifyClosed, effect, "4.1") : Go(NotifyPending, effect, "R041, 3.3"),
        AfState.None or Opening or Open or NotifyPending or NotifyClosed or Closed => Refuse(s, "R330"),
    };

    private static AfStep Go(AfState next, AfEffect effect, string clause) => new(next, effect, NdisStatus.Success, clause);

    private static AfStep Refuse(AfState s, string clause) => new(s, AfEffect.None, NdisStatus.Failure, clause);
}
