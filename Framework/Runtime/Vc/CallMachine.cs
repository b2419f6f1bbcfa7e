using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>The call on one VC.</summary>
internal sealed class CallMachine(NdisVcObject vc)
{
    private RequestTicket _make;
    private RequestTicket _offer;
    private RequestTicket _close;
    private CoCallParameters? _parameters;
    private NdisPartyObject? _first;
    private NdisPartyObject? _last;

    public CallState State { get; private set; }

    /// <summary>The call was made with a party; it stays so (3.6).</summary>
    public bool IsMultipoint => _first is not null;

    public bool IsIdle => State is CallState.None or CallState.OutFailed;

    /// <param name="parameters">The client's.</param>
    /// <param name="party">The first party of a multipoint call.</param>
    public NdisStatus MakeCall(CoCallParameters parameters, NdisPartyObject? party)
    {
        bool possible = vc.Creator == VcCreator.Client && vc.Activation.State == VcState.Inactive && vc.IsSettled
            && party is null or { ClientContext: not null }; // R123
        return Apply("NdisClMakeCall", CallTable.MakeCall(State, possible), new() { Parameters = parameters, Party = party });
    }

    /// <param name="status">The outcome.</param>
    /// <param name="parameters">The client's.</param>
    /// <param name="partyContext">The call manager's context of the first party, when it gives one (T39).</param>
    public void MakeCallComplete(NdisStatus status, CoCallParameters parameters, object? partyContext)
    {
        _make.End();
        Step<CallState, CallEffect> step = CallTable.MakeCallComplete(State, status.IsSuccess);
        NdisPartyObject? party = _first;
        EndMake(step, status.IsSuccess, partyContext);
        _ = Apply("NdisCmMakeCallComplete", step, new() { Status = status, Parameters = parameters, Party = party });
    }

    public NdisStatus DispatchIncomingCall(NdisSapObject sap, CoCallParameters parameters)
    {
        bool possible = vc.Creator == VcCreator.CallManager && vc.Activation.IsUsable && vc.IsSettled
            && ReferenceEquals(sap.Af, vc.Af) && sap.Af.CheckUse().IsSuccess && sap.CheckDispatch().IsSuccess;
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

    /// <param name="closeData">For the far end.</param>
    /// <param name="party">The last party of a multipoint call.</param>
    public NdisStatus CloseCall(ReadOnlyMemory<byte> closeData, NdisPartyObject? party) => Apply(
        "NdisClCloseCall", CallEndTable.CloseCall(State, IsLast(party)), new() { CloseData = closeData, Party = party ?? _first });

    public void CloseCallComplete(NdisStatus status)
    {
        _close.End();
        Step<CallState, CallEffect> step = CallEndTable.CloseCallComplete(State, status.IsSuccess);
        NdisPartyObject? party = _last;
        EndClose(step, status.IsSuccess);
        _ = Apply("NdisCmCloseCallComplete", step, new() { Status = status, Party = party });
    }

    /// <summary>Asks the call's table for what is a party's or the parameters' own event; a refusal is traced.</summary>
    public NdisStatus Check(string ddi, Step<CallState, CallEffect> step) =>
        step.Status.IsFailure ? Apply(ddi, step, default) : step.Status;

    /// <summary>Stands in for a call manager that is cut off: completes what it never will, tells the client that its call
    /// is over.</summary>
    public void StandInForCallManager(NdisStatus status)
    {
        if (_make.IsOpen)
        {
            MakeCallComplete(status, _parameters!, partyContext: null);
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
    /// <param name="asked">What the call manager was asked already.</param>
    public void StandInForClient(StandInRequests asked)
    {
        if (State == CallState.InOffered && _offer.IsOpen)
        {
            IncomingCallComplete(NdisStatus.Failure, _parameters!);
        }
        else
        {
            NdisPartyObject? last = DropAllButOne();
            if (CallEndTable.CloseCall(State, IsLast(last)).Status.IsSuccess && asked.TryBegin(vc, "NdisClCloseCall"))
            {
                _ = CloseCall(default, last);
            }
        }
    }

    private NdisPartyObject? DropAllButOne()
    {
        NdisPartyObject? last = null;
        foreach (NdisPartyObject party in vc.Parties.ToArray())
        {
            if (last is not null && party.IsLeft)
            {
                _ = party.Drop(default);
            }
            else if (party.IsLeft)
            {
                last = party;
            }
        }

        return last;
    }

    private bool IsLast(NdisPartyObject? party) => IsMultipoint ? vc.IsLast(party) : party is null;

    /// <summary>The first party becomes, or dies, with its call.</summary>
    private void EndMake(Step<CallState, CallEffect> step, bool success, object? context)
    {
        if (step.Status.IsSuccess)
        {
            _first?.CallMade(success, context);
            _first = step.Next is CallState.None or CallState.OutFailed ? null : _first;
        }
    }

    /// <summary>The parties that are left go with the call, or stay with it.</summary>
    private void EndClose(Step<CallState, CallEffect> step, bool success)
    {
        if (step.Status.IsFailure)
        {
            return;
        }

        foreach (NdisPartyObject party in vc.Parties.ToArray())
        {
            party.CloseEnded(success);
        }

        _last = null;
        _first = step.Next is CallState.None or CallState.OutFailed ? null : _first;
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
                return ForwardMakeCall(arguments.Parameters!, arguments.Party);
            case CallEffect.CompleteMakeCall:
                vc.Client.MakeCallComplete(vc, arguments.Party, arguments.Status, arguments.Parameters!);
                return step.Status;
            case CallEffect.ForwardIncomingCall:
                return ForwardIncomingCall(arguments.Sap!, arguments.Parameters!);
            case CallEffect.CompleteIncomingCall:
                vc.CallManager.IncomingCallComplete(vc, arguments.Status, arguments.Parameters!);
                return step.Status;
            case CallEffect.IndicateConnected:
                NdisAdapter.ReplayLinkParameters(vc);
                vc.Client.CallConnected(vc);
                return step.Status;
            case CallEffect.IndicateClose:
                vc.Client.IncomingCloseCall(vc, arguments.Status, arguments.CloseData);
                return step.Status;
            case CallEffect.ForwardCloseCall:
                return ForwardCloseCall(arguments.CloseData, arguments.Party);
            case CallEffect.CompleteCloseCall:
                vc.Client.CloseCallComplete(vc, arguments.Party, arguments.Status);
                return step.Status;
            default:
                throw new InvalidOperationException($"Effect {step.Effect}.");
        }
    }

    private NdisStatus ForwardMakeCall(CoCallParameters parameters, NdisPartyObject? party)
    {
        _parameters = parameters;
        _first = party;
        party?.BeginWithCall();
        uint ticket = _make.Begin();
        NdisStatus status = vc.CallManager.MakeCall(vc, party, parameters);
        if (status.IsPending || !_make.IsOpenFor(ticket))
        {
            return NdisStatus.Pending;
        }

        _make.End();
        Step<CallState, CallEffect> step = CallTable.MakeCallReturned(State, status.IsSuccess);
        EndMake(step, status.IsSuccess, context: null);
        _ = Apply("ProtocolCmMakeCall", step, default);
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

    private NdisStatus ForwardCloseCall(ReadOnlyMemory<byte> closeData, NdisPartyObject? party)
    {
        _last = party;
        party?.Close();
        uint ticket = _close.Begin();
        NdisStatus status = vc.CallManager.CloseCall(vc, party, closeData);
        if (status.IsPending || !_close.IsOpenFor(ticket))
        {
            return NdisStatus.Pending;
        }

        _close.End();
        Step<CallState, CallEffect> step = CallEndTable.CloseCallReturned(State, status.IsSuccess);
        EndClose(step, status.IsSuccess);
        _ = Apply("ProtocolCmCloseCall", step, default);
        return status;
    }
}
