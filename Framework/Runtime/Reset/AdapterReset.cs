using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Resets an adapter (contract 4.13): every handle stays valid (R271), sends and miniport requests wait outside.</summary>
internal sealed class AdapterReset(NdisAdapter adapter)
{
    private RequestTicket _ticket;
    private Action<NdisStatus>? _completed;
    private NdisStatus _outcome;

    public ResetState State { get; private set; }

    public bool IsIdle => State == ResetState.Idle;

    /// <summary>What a send or a protocol's request to the miniport gets now.</summary>
    public NdisStatus CheckUse() => ResetTable.Use(State).Status;

    public void Begin(Action<NdisStatus> completed)
    {
        Step<ResetState, ResetEffect> step = ResetTable.Reset(State);
        if (step.Status.IsFailure)
        {
            completed(step.Status);
            return;
        }

        _completed = completed;
        Apply(step);
    }

    public void Complete(NdisStatus status, bool addressingReset)
    {
        if (_ticket.IsOpen)
        {
            _ticket.End();
            _outcome = status;
            Apply(ResetTable.Completed(State, addressingReset && status.IsSuccess));
        }
    }

    public void Lose() => Apply(ResetTable.Lost(State));

    private void Apply(Step<ResetState, ResetEffect> step)
    {
        State = step.Next;
        switch (step.Effect)
        {
            case ResetEffect.None:
                break;
            case ResetEffect.Begin:
                CallMiniport();
                break;
            case ResetEffect.RestoreAddressing:
                adapter.Addressing.Restore(() => Apply(ResetTable.Restored(State)));
                break;
            case ResetEffect.End:
                adapter.IndicateStatus(null, isOfVc: false, new(NdisStatus.ResetEnd, ReadOnlyMemory<byte>.Empty));
                End(_outcome);
                break;
            case ResetEffect.Abandon:
                _ticket.End();
                End(NdisStatus.Failure);
                break;
            default:
                throw new InvalidOperationException($"Effect {step.Effect}.");
        }
    }

    private void CallMiniport()
    {
        adapter.IndicateStatus(null, isOfVc: false, new(NdisStatus.ResetStart, ReadOnlyMemory<byte>.Empty));
        if (State != ResetState.Resetting)
        {
            return; // a protocol failed the adapter when it was told
        }

        uint ticket = _ticket.Begin();
        ResetAnswer answer = new();
        NdisStatus status = adapter.Boundary.Call(
            new DdiEvent("MiniportResetEx", adapter.Miniport.Name, adapter) { Other = answer },
            (adapter, answer),
            static a =>
            {
                NdisStatus result = a.adapter.Miniport.ResetEx(a.adapter.MiniportContext, out bool addressingReset);
                a.answer.AddressingReset = addressingReset;
                return result;
            });
        if (!status.IsPending && _ticket.IsOpenFor(ticket))
        {
            Complete(status, answer.AddressingReset);
        }
    }

    private void End(NdisStatus status)
    {
        Action<NdisStatus>? completed = _completed;
        _completed = null;
        completed?.Invoke(status);
        adapter.RunWaiting();
    }
}
