using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>The call on one VC.</summary>
internal sealed class CallMachine(NdisVcObject vc)
{
    private RequestTicket _make;
    private RequestTicket _offer;
    private RequestTicket _close;
    private CoCallParameters? _parameters;

    public CallState State { get; private set; }

    public bool IsIdle => State is CallState.None or CallState.OutFailed;

    public NdisStatus MakeCall(CoCallParameters parameters)
    {
        bool possible = vc.Creator == VcCreator.Client && vc.Activation.State == VcState.Inactive;
        return Apply("NdisClMakeCall", CallTable.MakeCall(State, possible), new() { Parameters = parameters });
    }

    public void MakeCallComplete(NdisStatus status, CoCallParameters parameters)
    {
        _make.End();
        _ = Apply(
            "NdisCmMakeCallComplete",
            CallTable.MakeCallComplete(State, status.IsSuccess),
            new() { Status = status, Parameters = parameters });
    }

    public NdisStatus DispatchIncomingCall(NdisSapObject sap, CoCallParameters parameters)
    {
        bool possible = vc.Creator == VcCreator.CallManager && vc.Activation.State is VcState.Inactive or VcState.Active
            && ReferenceEquals(sap.Af, vc.Af) && vc.Af.CheckUse().IsSuccess && sap.CheckDispatch().IsSuccess;
        return Apply(
            "NdisCmDispatchIncomingCall",
            CallTable.DispatchIncomingCall(State, possible),
            new() { Parameters = parameters, Sap = sap });
    }

    public void IncomingCallComplete(NdisStatus status, CoCallParameters parameters)
    {
        _offer.End();
        _ = Apply(
            "NdisClIncomingCallComplete",
            CallTable.IncomingCallComplete(State, status.IsSuccess),
            new() { Status = status, Parameters = parameters });
    }

    public void DispatchCallConnected() =>
        _ = Apply("NdisCmDispatchCallConnected", CallTable.DispatchCallConnected(State), default);

    public void DispatchIncomingCloseCall(NdisStatus status, ReadOnlyMemory<byte> closeData) =>
        _ = Apply(
            "NdisCmDispatchIncomingCloseCall",
            CallEndTable.DispatchIncomingCloseCall(State),
            new() { Status = status, CloseData = closeData });

    public NdisStatus CloseCall(ReadOnlyMemory<byte> closeData) =>
        Apply("NdisClCloseCall", CallEndTable.CloseCall(State), new() { CloseData = closeData });

    public void CloseCallComplete(NdisStatus status)
    {
        _close.End();
        _ = Apply(
            "NdisCmCloseCallComplete",
            CallEndTable.CloseCallComplete(State, status.IsSuccess),
            new() { Status = status });
    }

    /// <summary>Stands in for a call manager that is cut off: completes what it never will, tells the client that its call
    /// is over.</summary>
    public void StandInForCallManager(NdisStatus status)
    {
        if (_make.IsOpen)
        {
            MakeCallComplete(status, _parameters!);
        }

        if (_close.IsOpen)
        {
            CloseCallComplete(NdisStatus.Success);
        }

        if (CallEndTable.DispatchIncomingCloseCall(State) is { Effect: CallEffect.IndicateClose })
        {
            DispatchIncomingCloseCall(status, default);
        }
    }

    /// <summary>Stands in for a client that is cut off: rejects what it was offered, closes what it has.</summary>
    public void StandInForClient()
    {
        if (State == CallState.InOffered && _offer.IsOpen)
        {
            IncomingCallComplete(NdisStatus.Failure, _parameters!);
        }
        else if (CallEndTable.CloseCall(State).Status.IsSuccess)
        {
            _ = CloseCall(default);
        }
    }

    private NdisStatus Apply(string ddi, Step<CallState, CallEffect> step, in CallArguments arguments)
    {
        CallState before = State;
        State = step.Next;
        vc.Adapter.TraceCall(ddi, vc, vc.DriverOf(ddi), step.Status.IsFailure ? step.Status : arguments.Status, before, State);
        switch (step.Effect)
        {
            case CallEffect.None:
                return step.Status;
            case CallEffect.ForwardMakeCall:
                return ForwardMakeCall(arguments.Parameters!);
            case CallEffect.CompleteMakeCall:
                vc.Client.MakeCallComplete(vc, arguments.Status, arguments.Parameters!);
                return step.Status;
            case CallEffect.ForwardIncomingCall:
                return ForwardIncomingCall(arguments.Sap!, arguments.Parameters!);
            case CallEffect.CompleteIncomingCall:
                vc.Af.CallManager.IncomingCallComplete(vc, arguments.Status, arguments.Parameters!);
                return step.Status;
            case CallEffect.IndicateConnected:
                vc.Client.CallConnected(vc);
                return step.Status;
            case CallEffect.IndicateClose:
                vc.Client.IncomingCloseCall(vc, arguments.Status, arguments.CloseData);
                return step.Status;
            case CallEffect.ForwardCloseCall:
                return ForwardCloseCall(arguments.CloseData);
            case CallEffect.CompleteCloseCall:
                vc.Client.CloseCallComplete(vc, arguments.Status);
                return step.Status;
            default:
                throw new InvalidOperationException($"Effect {step.Effect}.");
        }
    }

    private NdisStatus ForwardMakeCall(CoCallParameters parameters)
    {
        _parameters = parameters;
        uint ticket = _make.Begin();
        NdisStatus status = vc.Af.CallManager.MakeCall(vc, parameters);
        if (status.IsPending || !_make.IsOpenFor(ticket))
        {
            return NdisStatus.Pending;
        }

        _make.End();
        _ = Apply("ProtocolCmMakeCall", CallTable.MakeCallReturned(State, status.IsSuccess), default);
        return status;
    }

    private NdisStatus ForwardIncomingCall(NdisSapObject sap, CoCallParameters parameters)
    {
        _parameters = parameters;
        uint ticket = _offer.Begin();
        NdisStatus status = vc.Client.IncomingCall(vc, sap, parameters);
        if (status.IsPending || !_offer.IsOpenFor(ticket))
        {
            return NdisStatus.Pending;
        }

        _offer.End();
        _ = Apply("ProtocolClIncomingCall", CallTable.IncomingCallReturned(State, status.IsSuccess), default);
        return status;
    }

    private NdisStatus ForwardCloseCall(ReadOnlyMemory<byte> closeData)
    {
        uint ticket = _close.Begin();
        NdisStatus status = vc.Af.CallManager.CloseCall(vc, closeData);
        if (status.IsPending || !_close.IsOpenFor(ticket))
        {
            return NdisStatus.Pending;
        }

        _close.End();
        _ = Apply("ProtocolCmCloseCall", CallEndTable.CloseCallReturned(State, status.IsSuccess), default);
        return status;
    }
}
