using UserCoNdis.Framework.Contracts;
using static UserCoNdis.Framework.Runtime.ResetEffect;
using static UserCoNdis.Framework.Runtime.ResetState;
using ResetStep = UserCoNdis.Framework.Runtime.Step<
    UserCoNdis.Framework.Runtime.ResetState, UserCoNdis.Framework.Runtime.ResetEffect>;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 3.11: NDIS resets an adapter; protocols cannot ask for it (T13).</summary>
internal static class ResetTable
{
    /// <summary>RESET_START goes out before MiniportResetEx is called (R269).</summary>
    [Ddi("MiniportResetEx")]
    public static ResetStep Reset(ResetState s) => s switch
    {
        Idle => Go(Resetting, Begin, "R269"),
        Resetting or Restoring => Refuse(s, "4.13"),
    };

    [Ddi("NdisMResetComplete")]
    public static ResetStep Completed(ResetState s, bool addressingReset) => s switch
    {
        Resetting => addressingReset ? Go(Restoring, RestoreAddressing, "R274") : Go(Idle, End, "R269"),
        Idle or Restoring => Go(s, None, "R272"),
    };

    public static ResetStep Restored(ResetState s) => s switch
    {
        Restoring => Go(Idle, End, "R274"),
        Idle or Resetting => Go(s, None, "3.11"),
    };

    /// <summary>The adapter failed, or the system goes down.</summary>
    public static ResetStep Lost(ResetState s) => s switch
    {
        Resetting or Restoring => Go(Idle, Abandon, "3.11"),
        Idle => Go(s, None, "3.11"),
    };

    [Ddi("NdisCoSendNetBufferLists")]
    [Ddi("NdisCoOidRequest")]
    public static ResetStep Use(ResetState s) => s switch
    {
        Idle => Go(s, None, "3.11"),
        Resetting or Restoring => Refuse(s, "R270"),
    };

    private static ResetStep Go(ResetState next, ResetEffect effect, string clause) =>
        new(next, effect, NdisStatus.Success, clause);

    private static ResetStep Refuse(ResetState s, string clause) => new(s, None, NdisStatus.ResetInProgress, clause);
}
