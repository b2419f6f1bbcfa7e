using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>The changes of the parameters of the call on one VC.</summary>
internal sealed class QosMachine(NdisVcObject vc)
{
    private RequestTicket _modify;
    private CoCallParameters? _parameters;

    public QosState State { get; private set; }

    public NdisStatus Modify(CoCallParameters parameters)
    {
        NdisStatus allowed = vc.Call.Check("NdisClModifyCallQoS", CallUseTable.ModifyCallQoS(vc.Call.State));
        return allowed.IsFailure
            ? allowed
            : Apply("NdisClModifyCallQoS", QosTable.ModifyCallQoS(State), default, parameters);
    }

    public void ModifyComplete(NdisStatus status, CoCallParameters parameters)
    {
        _modify.End();
        _ = Apply("NdisCmModifyCallQoSComplete", QosTable.ModifyCallQoSComplete(State), status, parameters);
    }

    public void DispatchIncomingChange(CoCallParameters parameters)
    {
        const string Ddi = "NdisCmDispatchIncomingCallQoSChange";
        if (vc.Call.Check(Ddi, CallUseTable.DispatchIncomingCallQoSChange(vc.Call.State)).IsSuccess)
        {
            _ = Apply(Ddi, QosTable.DispatchIncomingCallQoSChange(State), default, parameters);
        }
    }

    /// <summary>Completes what a call manager that is cut off never will.</summary>
    public void StandInForCallManager(NdisStatus status)
    {
        if (_modify.IsOpen)
        {
            ModifyComplete(status, _parameters!);
        }
    }

    private NdisStatus Apply(string ddi, Step<QosState, QosEffect> step, NdisStatus outcome, CoCallParameters parameters)
    {
        QosState before = State;
        State = step.Next;
        vc.Adapter.TraceCall(ddi, vc, vc.DriverOf(ddi), step.Status.IsFailure ? step.Status : outcome, before, State);
        switch (step.Effect)
        {
            case QosEffect.None:
                return step.Status;
            case QosEffect.ForwardModify:
                return ForwardModify(parameters);
            case QosEffect.CompleteModify:
                vc.Client.ModifyCallQoSComplete(vc, outcome, parameters);
                return step.Status;
            case QosEffect.IndicateChange:
                vc.Client.IncomingCallQoSChange(vc, parameters);
                return Apply("ProtocolClIncomingCallQoSChange", QosTable.ChangeReturned(State), default, parameters);
            default:
                throw new InvalidOperationException($"Effect {step.Effect}.");
        }
    }

    private NdisStatus ForwardModify(CoCallParameters parameters)
    {
        _parameters = parameters;
        uint ticket = _modify.Begin();
        NdisStatus status = vc.CallManager.ModifyCallQoS(vc, parameters);
        if (status.IsPending || !_modify.IsOpenFor(ticket))
        {
            return NdisStatus.Pending;
        }

        _modify.End();
        _ = Apply("ProtocolCmModifyCallQoS", QosTable.ModifyReturned(State), default, parameters);
        return status;
    }
}
