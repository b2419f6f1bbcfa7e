using UserCoNdis.Framework.Contracts;
using static UserCoNdis.Framework.Runtime.VcEffect;
using static UserCoNdis.Framework.Runtime.VcState;
using VcStep = UserCoNdis.Framework.Runtime.Step<UserCoNdis.Framework.Runtime.VcState, UserCoNdis.Framework.Runtime.VcEffect>;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 3.5: lifetime and activation. The call on the VC is another machine.</summary>
internal static class VcTable
{
    [Ddi("NdisCoCreateVc")]
    [Ddi("NdisMCmCreateVc")]
    public static VcStep CreateVc(VcState s, bool afOpen) => s switch
    {
        VcState.None => afOpen ? Go(Creating, ForwardCreate, "R078, R079") : Refuse(s, NdisStatus.Failure, "R071"),
        Creating or Inactive or Active or Deleting or Deleted => Refuse(s, NdisStatus.Failure, "3.5"),
    };

    /// <summary>The peer's ProtocolCoCreateVc returned; pending counts as a failure (R074).</summary>
    public static VcStep CreateReturned(VcState s, bool success) => s switch
    {
        Creating => success ? Go(Inactive, VcEffect.None, "4.3") : Go(Deleted, VcEffect.None, "R081"),
        VcState.None or Inactive or Active or Deleting or Deleted => Go(s, VcEffect.None, "3.5"),
    };

    /// <param name="s">The state.</param>
    /// <param name="carrier">The adapter is not lost, and of an alias the aliased VC is active.</param>
    [Ddi("NdisCmActivateVc")]
    [Ddi("NdisMCmActivateVc")]
    public static VcStep Activate(VcState s, bool carrier) => s switch
    {
        Inactive or Active => carrier ? Go(Active, VcEffect.None, "T3, T17") : Refuse(s, NdisStatus.NotAccepted, "T17"),
        VcState.None or Creating => Refuse(s, NdisStatus.NotAccepted, "R083"),
        Deleting => Refuse(s, NdisStatus.Closing, "R097"),
        Deleted => Refuse(s, NdisStatus.Failure, "R087"),
    };

    [Ddi("NdisCmDeactivateVc")]
    [Ddi("NdisMCmDeactivateVc")]
    public static VcStep Deactivate(VcState s) => s switch
    {
        Active => Go(Inactive, VcEffect.None, "T3"),
        VcState.None or Creating or Inactive => Refuse(s, NdisStatus.NotAccepted, "R103"),
        Deleting => Refuse(s, NdisStatus.Closing, "R097"),
        Deleted => Refuse(s, NdisStatus.Failure, "R087"),
    };

    /// <param name="s">The state.</param>
    /// <param name="idle">No call on it, nothing of one to be completed, and no alias of it.</param>
    [Ddi("NdisCoDeleteVc")]
    [Ddi("NdisMCmDeleteVc")]
    public static VcStep DeleteVc(VcState s, bool idle) => s switch
    {
        Inactive => idle ? Go(Deleting, ForwardDelete, "4.3") : Refuse(s, NdisStatus.NotAccepted, "R085, T17"),
        Active => Refuse(s, NdisStatus.NotAccepted, "R086"),
        VcState.None or Creating => Refuse(s, NdisStatus.NotAccepted, "R083"),
        Deleting => Refuse(s, NdisStatus.Closing, "3.5"),
        Deleted => Refuse(s, NdisStatus.Failure, "R087"),
    };

    /// <summary>The peer's ProtocolCoDeleteVc returned, whatever it said (T41).</summary>
    public static VcStep DeleteReturned(VcState s) => s switch
    {
        Deleting => Go(Deleted, VcEffect.None, "T41"),
        VcState.None or Creating or Inactive or Active or Deleted => Go(s, VcEffect.None, "3.5"),
    };

    private static VcStep Go(VcState next, VcEffect effect, string clause) => new(next, effect, NdisStatus.Success, clause);

    private static VcStep Refuse(VcState s, NdisStatus status, string clause) => new(s, VcEffect.None, status, clause);
}
