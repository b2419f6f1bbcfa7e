using UserCoNdis.Framework.Contracts;
using static UserCoNdis.Framework.Runtime.VcEffect;
using static UserCoNdis.Framework.Runtime.VcState;
using VcStep = UserCoNdis.Framework.Runtime.Step<UserCoNdis.Framework.Runtime.VcState, UserCoNdis.Framework.Runtime.VcEffect>;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 3.5: activation and deactivation, with a plain miniport's answers (S, P, error) or at once.</summary>
internal static class VcActivationTable
{
    /// <param name="s">The state.</param>
    /// <param name="carrier">The adapter is not lost.</param>
    [Ddi("NdisCmActivateVc")]
    public static VcStep Activate(VcState s, bool carrier) => s switch
    {
        Inactive => carrier ? Go(Activating, ForwardActivate, "4.3") : Refuse(s, NdisStatus.NotAccepted, "3.1"),
        Active => carrier ? Go(Reactivating, ForwardActivate, "3.5") : Refuse(s, NdisStatus.NotAccepted, "3.1"),
        Activating or Reactivating => Refuse(s, NdisStatus.NotAccepted, "R100"),
        Deactivating => Refuse(s, NdisStatus.Closing, "R101"),
        VcState.None or Creating => Refuse(s, NdisStatus.NotAccepted, "R083"),
        Deleting => Refuse(s, NdisStatus.Closing, "R097"),
        Deleted => Refuse(s, NdisStatus.Failure, "R087"),
    };

    /// <summary>An MCM's VC, or an alias: no miniport is asked.</summary>
    /// <param name="s">The state.</param>
    /// <param name="carrier">The adapter is not lost, and of an alias the aliased VC is active.</param>
    [Ddi("NdisMCmActivateVc")]
    public static VcStep ActivateAtOnce(VcState s, bool carrier) => s switch
    {
        Inactive or Active => carrier ? Go(Active, VcEffect.None, "T3, T17") : Refuse(s, NdisStatus.NotAccepted, "T17"),
        Activating or Reactivating => Refuse(s, NdisStatus.NotAccepted, "R100"),
        Deactivating => Refuse(s, NdisStatus.Closing, "R101"),
        VcState.None or Creating => Refuse(s, NdisStatus.NotAccepted, "R083"),
        Deleting => Refuse(s, NdisStatus.Closing, "R097"),
        Deleted => Refuse(s, NdisStatus.Failure, "R087"),
    };

    /// <summary>MiniportCoActivateVc returned its final status: no completion follows (T10).</summary>
    public static VcStep ActivateReturned(VcState s, bool success) => EndOfActivate(s, success, VcEffect.None);

    [Ddi("NdisMCoActivateVcComplete")]
    public static VcStep ActivateComplete(VcState s, bool success) => EndOfActivate(s, success, CompleteActivate);

    [Ddi("NdisCmDeactivateVc")]
    public static VcStep Deactivate(VcState s) => s switch
    {
        Active => Go(Deactivating, ForwardDeactivate, "4.3"),
        Activating or Reactivating => Refuse(s, NdisStatus.NotAccepted, "R102"),
        Deactivating => Refuse(s, NdisStatus.Closing, "R103"),
        VcState.None or Creating or Inactive => Refuse(s, NdisStatus.NotAccepted, "R103"),
        Deleting => Refuse(s, NdisStatus.Closing, "R097"),
        Deleted => Refuse(s, NdisStatus.Failure, "R087"),
    };

    /// <summary>An MCM's VC, or an alias.</summary>
    [Ddi("NdisMCmDeactivateVc")]
    public static VcStep DeactivateAtOnce(VcState s) => s switch
    {
        Active => Go(Inactive, VcEffect.None, "T3"),
        Activating or Reactivating => Refuse(s, NdisStatus.NotAccepted, "R102"),
        Deactivating => Refuse(s, NdisStatus.Closing, "R103"),
        VcState.None or Creating or Inactive => Refuse(s, NdisStatus.NotAccepted, "R103"),
        Deleting => Refuse(s, NdisStatus.Closing, "R097"),
        Deleted => Refuse(s, NdisStatus.Failure, "R087"),
    };

    /// <summary>MiniportCoDeactivateVc returned its final status.</summary>
    /// <param name="s">The state.</param>
    /// <param name="success">The miniport's status. After an error the VC still is active: it may be tried again.</param>
    /// <param name="drained">No frame of the VC is out; else NDIS waits for the last one (3.10).</param>
    public static VcStep DeactivateReturned(VcState s, bool success, bool drained) =>
        EndOfDeactivate(s, success, drained, VcEffect.None);

    /// <param name="s">The state.</param>
    /// <param name="success">As above.</param>
    /// <param name="drained">As above.</param>
    [Ddi("NdisMCoDeactivateVcComplete")]
    public static VcStep DeactivateComplete(VcState s, bool success, bool drained) =>
        EndOfDeactivate(s, success, drained, CompleteDeactivate);

    /// <summary>The last frame of a VC came back whose miniport had said too early that it was done.</summary>
    public static VcStep Drained(VcState s) => s switch
    {
        Deactivating => Go(Inactive, CompleteDeactivate, "3.10"),
        VcState.None or Creating or Inactive or Activating or Active or Reactivating or Deleting or Deleted =>
            Go(s, VcEffect.None, "3.10"),
    };

    private static VcStep EndOfActivate(VcState s, bool success, VcEffect effect) => s switch
    {
        Activating => Go(success ? Active : Inactive, effect, "4.3"),
        Reactivating => Go(Active, effect, success ? "3.5" : "R105"),
        VcState.None or Creating or Inactive or Active or Deactivating or Deleting or Deleted =>
            Refuse(s, NdisStatus.Failure, "R107, R330"),
    };

    private static VcStep EndOfDeactivate(VcState s, bool success, bool drained, VcEffect effect) => s switch
    {
        Deactivating when !success => Go(Active, effect, "4.3"),
        Deactivating when drained => Go(Inactive, effect, "4.3, 3.10"),
        Deactivating => new(s, AwaitFrames, NdisStatus.Pending, "R109, R110, 3.10"),
        VcState.None or Creating or Inactive or Activating or Active or Reactivating or Deleting or Deleted =>
            Refuse(s, NdisStatus.Failure, "R108, R330"),
    };

    private static VcStep Go(VcState next, VcEffect effect, string clause) => new(next, effect, NdisStatus.Success, clause);

    private static VcStep Refuse(VcState s, NdisStatus status, string clause) => new(s, VcEffect.None, status, clause);
}
