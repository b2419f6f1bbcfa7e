using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Lifetime and activation of one VC.</summary>
internal sealed class VcMachine(NdisVcObject vc)
{
    private RequestTicket _activate;
    private RequestTicket _deactivate;
    private CoCallParameters? _parameters;

    public VcState State { get; private set; }

    /// <summary>It carries data; a change of its parameters does not interrupt them (R105).</summary>
    public bool IsActive => State is VcState.Active or VcState.Reactivating;

    /// <summary>Its call manager may offer a call on it, before or while the VC is activated (T6).</summary>
    public bool IsUsable => IsActive || State is VcState.Inactive or VcState.Activating;

    /// <summary>The miniport has not completed an activation or a deactivation.</summary>
    public bool IsOwed => _activate.IsOpen || _deactivate.IsOpen;

    public NdisStatus Create() => Apply("NdisCoCreateVc", VcTable.CreateVc(State, IsPossible()));

    public NdisStatus Activate(CoCallParameters parameters) => Apply(
        "NdisCmActivateVc",
        vc.Miniport is null
            ? VcActivationTable.ActivateAtOnce(State, vc.HasCarrier)
            : VcActivationTable.Activate(State, vc.HasCarrier),
        parameters: parameters);

    public void ActivateComplete(NdisStatus status, CoCallParameters parameters)
    {
        _activate.End();
        _ = Apply(
            "NdisMCoActivateVcComplete", VcActivationTable.ActivateComplete(State, status.IsSuccess), status, parameters);
    }

    public NdisStatus Deactivate() => Apply(
        "NdisCmDeactivateVc",
        vc.Miniport is null ? VcActivationTable.DeactivateAtOnce(State) : VcActivationTable.Deactivate(State));

    public void DeactivateComplete(NdisStatus status)
    {
        _deactivate.End();
        _ = Apply(
            "NdisMCoDeactivateVcComplete",
            VcActivationTable.DeactivateComplete(State, Ends(status), vc.IsDrained),
            status);
    }

    /// <summary>The last frame came back that the deactivation waited for.</summary>
    public void Drained() => _ = Apply("last frame returned", VcActivationTable.Drained(State));

    public NdisStatus Delete() => Apply("NdisCoDeleteVc", VcTable.DeleteVc(State, IsIdle()));

    /// <summary>The adapter is lost, and with it the MCM that would deactivate its VC.</summary>
    public void Lose()
    {
        if (IsActive && vc.Miniport is null)
        {
            _ = Apply("adapter lost", VcActivationTable.DeactivateAtOnce(State));
        }
    }

    /// <summary>Stands in for a plain miniport that is cut off: completes what it never will.</summary>
    public void StandInForMiniport(NdisStatus status)
    {
        if (_activate.IsOpen)
        {
            ActivateComplete(status, _parameters!);
        }

        if (_deactivate.IsOpen)
        {
            DeactivateComplete(NdisStatus.Success);
        }
    }

    /// <summary>Stands in for a stand-alone call manager that is cut off.</summary>
    public void StandInForCallManager()
    {
        if (State == VcState.Active)
        {
            _ = Deactivate();
        }
    }

    /// <summary>A deactivation that failed may be tried again, but not on a lost adapter.</summary>
    private bool Ends(NdisStatus status) => status.IsSuccess || vc.Adapter.IsLost;

    private bool IsPossible() => vc.IsKnownBelow
        && (vc.Af is { } af ? af.CheckUse().IsSuccess : vc.CallManagerHolder.Binding!.IsUsable);

    private bool IsIdle() => vc.Call.IsIdle && vc.IsSettled && vc.Alias is null && !vc.Adapter.Oids.IsPendingOn(vc);

    private NdisStatus Apply(
        string ddi, Step<VcState, VcEffect> step, NdisStatus outcome = default, CoCallParameters? parameters = null)
    {
        VcState before = State;
        State = step.Next;
        if (State == VcState.Inactive)
        {
            vc.ForgetLinkParameters();
        }

        vc.Adapter.TraceCall(ddi, vc, vc.DriverOf(ddi), step.Status.IsFailure ? step.Status : outcome, before, State);
        switch (step.Effect)
        {
            case VcEffect.None:
                return step.Status;
            case VcEffect.ForwardCreate:
                return ForwardCreate();
            case VcEffect.ForwardDelete:
                return ForwardDelete();
            case VcEffect.ForwardActivate:
                return ForwardActivate(parameters!);
            case VcEffect.CompleteActivate:
                vc.StandAlone!.ActivateVcComplete(vc, outcome, parameters!);
                return step.Status;
            case VcEffect.ForwardDeactivate:
                return ForwardDeactivate();
            case VcEffect.AwaitFrames:
                vc.Adapter.Draining.Add(vc);
                return step.Status;
            case VcEffect.CompleteDeactivate:
                vc.StandAlone!.DeactivateVcComplete(vc, outcome);
                return step.Status;
            default:
                throw new InvalidOperationException($"Effect {step.Effect}.");
        }
    }

    /// <summary>The miniport first, then the peer; what succeeded is undone when the other fails (8.2, R081).</summary>
    private NdisStatus ForwardCreate()
    {
        vc.Adapter.Vcs.Add(vc);
        vc.AliasOf?.Alias = vc;
        NdisStatus status = HandleMap.Final(vc.Miniport?.CreateVc(vc) ?? NdisStatus.Success); // R076
        if (status.IsSuccess)
        {
            status = HandleMap.Final(vc.CreatePeer()); // R074
            if (status.IsFailure)
            {
                _ = vc.Miniport?.DeleteVc(vc);
            }
        }

        _ = Apply("VC created", VcTable.CreateReturned(State, status.IsSuccess));
        if (status.IsFailure)
        {
            Forget();
        }

        return status;
    }

    /// <summary>The peer first, then the miniport; deletion goes on whatever they say (T41).</summary>
    private NdisStatus ForwardDelete()
    {
        _ = vc.DeletePeer();
        _ = vc.Miniport?.DeleteVc(vc);
        _ = Apply("VC deleted", VcTable.DeleteReturned(State));
        Forget();
        return NdisStatus.Success;
    }

    private NdisStatus ForwardActivate(CoCallParameters parameters)
    {
        _parameters = parameters;
        uint ticket = _activate.Begin();
        NdisStatus status = vc.Miniport!.ActivateVc(vc, parameters);
        if (status.IsPending || !_activate.IsOpenFor(ticket))
        {
            return NdisStatus.Pending;
        }

        _activate.End();
        _ = Apply("MiniportCoActivateVc", VcActivationTable.ActivateReturned(State, status.IsSuccess));
        return status;
    }

    private NdisStatus ForwardDeactivate()
    {
        uint ticket = _deactivate.Begin();
        NdisStatus status = vc.Miniport!.DeactivateVc(vc);
        if (status.IsPending || !_deactivate.IsOpenFor(ticket))
        {
            return NdisStatus.Pending;
        }

        _deactivate.End();
        NdisStatus end = Apply(
            "MiniportCoDeactivateVc", VcActivationTable.DeactivateReturned(State, Ends(status), vc.IsDrained));
        return end.IsPending ? end : status;
    }

    private void Forget()
    {
        vc.Adapter.Vcs.Remove(vc);
        if (vc.InstanceName is { } name)
        {
            vc.Adapter.InstanceNames.Release(name);
        }

        if (vc.AliasOf is { } aliased && ReferenceEquals(aliased.Alias, vc))
        {
            aliased.Alias = null;
        }
    }
}
