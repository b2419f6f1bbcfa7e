using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Lifetime and activation of one VC.</summary>
internal sealed class VcMachine(NdisVcObject vc)
{
    public VcState State { get; private set; }

    public bool IsActive => State == VcState.Active;

    public NdisStatus Create() => Apply("NdisCoCreateVc", VcTable.CreateVc(State, vc.Af.CheckUse().IsSuccess));

    public NdisStatus Activate() => Apply("NdisCmActivateVc", VcTable.Activate(State, vc.HasCarrier));

    public NdisStatus Deactivate() => Apply("NdisCmDeactivateVc", VcTable.Deactivate(State));

    public NdisStatus Delete() =>
        Apply("NdisCoDeleteVc", VcTable.DeleteVc(State, vc.Call.IsIdle && vc.IsSettled && vc.Alias is null));

    /// <summary>The adapter is lost: nothing carries data any more.</summary>
    public void Lose()
    {
        if (IsActive)
        {
            _ = Apply("adapter lost", VcTable.Deactivate(State));
        }
    }

    private NdisStatus Apply(string ddi, Step<VcState, VcEffect> step)
    {
        VcState before = State;
        State = step.Next;
        vc.Adapter.TraceCall(ddi, vc, vc.DriverOf(ddi), step.Status, before, State);
        return step.Effect switch
        {
            VcEffect.None => step.Status,
            VcEffect.ForwardCreate => ForwardCreate(),
            VcEffect.ForwardDelete => ForwardDelete(),
        };
    }

    private NdisStatus ForwardCreate()
    {
        vc.Adapter.Vcs.Add(vc);
        vc.AliasOf?.Alias = vc;
        NdisStatus status = vc.CreatePeer();
        if (status.IsPending)
        {
            status = NdisStatus.Failure; // R074: a pending answer makes the VC unusable
        }

        _ = Apply("ProtocolCoCreateVc", VcTable.CreateReturned(State, status.IsSuccess));
        if (status.IsFailure)
        {
            Forget();
        }

        return status;
    }

    private NdisStatus ForwardDelete()
    {
        _ = vc.DeletePeer(); // T41: deletion goes on whatever the peer says
        _ = Apply("ProtocolCoDeleteVc", VcTable.DeleteReturned(State));
        Forget();
        return NdisStatus.Success;
    }

    private void Forget()
    {
        _ = vc.Adapter.Vcs.Remove(vc);
        if (vc.AliasOf is { } aliased && ReferenceEquals(aliased.Alias, vc))
        {
            aliased.Alias = null;
        }
    }
}
