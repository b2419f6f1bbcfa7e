using UserCoNdis.Framework.Contracts;
using static UserCoNdis.Framework.Runtime.VcEffect;
using static UserCoNdis.Framework.Runtime.VcState;
using VcStep = UserCoNdis.Framework.Runtime.Step<UserCoNdis.Framework.Runtime.VcState, UserCoNdis.Framework.Runtime.VcEffect>;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 3.5: the life of a VC. <see cref="VcActivationTable"/> has its activation; the call is another machine.</summary>
internal static class VcTable
{
    /// <param name="s">The state.</param>
    /// <param name="possible">The family is open, of a signaling VC the binding; the miniport knows VCs of its kind.</param>
    [Ddi("NdisCoCreateVc")]
    [Ddi("NdisMCmCreateVc")]
    public static VcStep CreateVc(VcState s, bool possible) => s switch
    {
        VcState.None => possible ? Go(Creating, ForwardCreate, "R078, R079") : Refuse(s, NdisStatus.Failure, "R071, R072"),
        Creating or Inactive or Activating or Active or Reactivating or Deactivating or Deleting or Deleted =>
            Refuse(s, NdisStatus.Failure, "3.5"),
    };

    /// <summary>MiniportCoCreateVc and the peer's ProtocolCoCreateVc returned; pending counts as a failure (R074, R076).</summary>
    public static VcStep CreateReturned(VcState s, bool success) => s switch
    {
        Creating => success ? Go(Inactive, VcEffect.None, "4.3") : Go(Deleted, VcEffect.None, "R081"),
        VcState.None or Inactive or Activating or Active or Reactivating or Deactivating or Deleting or Deleted =>
            Go(s, VcEffect.None, "3.5"),
    };

    /// <param name="s">The state.</param>
    /// <param name="idle">No call on it, nothing of one to be completed, no OID request about it, and no alias of it.</param>
    [Ddi("NdisCoDeleteVc")]
    [Ddi("NdisMCmDeleteVc")]
    public static VcStep DeleteVc(VcState s, bool idle) => s switch
    {
        Inactive => idle ? Go(Deleting, ForwardDelete, "4.3") : Refuse(s, NdisStatus.NotAccepted, "R085, T17"),
        Activating or Active or Reactivating => Refuse(s, NdisStatus.NotAccepted, "R086"),
        Deactivating => Refuse(s, NdisStatus.Closing, "R086"),
        VcState.None or Creating => Refuse(s, NdisStatus.NotAccepted, "R083"),
        Deleting => Refuse(s, NdisStatus.Closing, "3.5"),
        Deleted => Refuse(s, NdisStatus.Failure, "R087"),
    };

    /// <summary>The peer's ProtocolCoDeleteVc and MiniportCoDeleteVc returned, whatever they said (T41).</summary>
    public static VcStep DeleteReturned(VcState s) => s switch
    {
        Deleting => Go(Deleted, VcEffect.None, "T41"),
        VcState.None or Creating or Inactive or Activating or Active or Reactivating or Deactivating or Deleted =>
            Go(s, VcEffect.None, "3.5"),
    };

    private static VcStep Go(VcState next, VcEffect effect, string clause) => new(next, effect, NdisStatus.Success, clause);

    private static VcStep Refuse(VcState s, NdisStatus status, string clause) => new(s, VcEffect.None, status, clause);
}
