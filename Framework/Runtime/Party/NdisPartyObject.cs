using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>One party of a multipoint call (NdisPartyHandle).</summary>
internal sealed class NdisPartyObject : ITraced
{
    private readonly uint _id;
    private RequestTicket _add;
    private RequestTicket _drop;
    private CoCallParameters? _parameters;

    public NdisPartyObject(NdisVcObject vc, object? clientContext)
    {
        Vc = vc;
        ClientContext = clientContext;
        _id = vc.Adapter.Host.NextPartyId();
        ClientHandle = new ClientPartyHandle(this);
        CallManagerHandle = new CallManagerPartyHandle(this);
    }

    public NdisVcObject Vc { get; }

    public object? ClientContext { get; }

    /// <summary>What the callback gave through its out-parameter.</summary>
    public object? ContextOfCallback { get; private set; }

    /// <summary>What the completion gave.</summary>
    public object? ContextOfCompletion { get; private set; }

    /// <summary>The call manager's context; where both sources give one, the completion's wins (T39).</summary>
    public object? CallManagerContext => ContextOfCompletion ?? ContextOfCallback;

    public ClientPartyHandle ClientHandle { get; }

    public CallManagerPartyHandle CallManagerHandle { get; }

    public PartyState State { get; private set; }

    /// <summary>It counts as a party that is left (3.7).</summary>
    public bool IsLeft => State is PartyState.Active or PartyState.DropIndicated;

    public string Label => $"Party {_id}";

    public string StateText => State.ToString();

    public NdisAdapter Home => Vc.Adapter;

    public Shadow? Shadow { get; set; }

    public Verifier? Verifier => Home.Host.Verifier;

    /// <summary>Becomes the first party of a call that is being made.</summary>
    public void BeginWithCall() => Apply("party of MakeCall", PartyTable.MakeCall(State), default);

    public void CallMade(bool success, object? context)
    {
        ContextOfCompletion ??= context;
        _ = Apply("party of MakeCall", PartyTable.Added(State, success), default);
    }

    /// <summary>ProtocolCmMakeCall or ProtocolCmAddParty returned; its out-parameter counts unless it failed (G5).</summary>
    public void Learn(NdisStatus status, object? context) => ContextOfCallback = status.IsFailure ? null : context;

    public NdisStatus Add(CoCallParameters parameters)
    {
        bool possible = Vc.Call.IsMultipoint && ClientContext is not null; // R162
        NdisStatus allowed = Vc.Call.Check("NdisClAddParty", CallUseTable.AddParty(Vc.Call.State, possible));
        _parameters = parameters;
        return allowed.IsFailure
            ? allowed
            : Apply("NdisClAddParty", PartyTable.AddParty(State), new() { Parameters = parameters });
    }

    public void AddComplete(NdisStatus status, object? context, CoCallParameters parameters)
    {
        if (!_add.IsOpen)
        {
            return; // the first party's is completed with its call (R164)
        }

        _add.End();
        ContextOfCompletion = context;
        _ = Apply(
            "NdisCmAddPartyComplete",
            PartyTable.AddPartyComplete(State, status.IsSuccess),
            new() { Status = status, Parameters = parameters });
    }

    public NdisStatus Drop(ReadOnlyMemory<byte> closeData)
    {
        NdisStatus allowed = Vc.Call.Check("NdisClDropParty", CallUseTable.DropParty(Vc.Call.State));
        return allowed.IsFailure
            ? allowed
            : Apply("NdisClDropParty", PartyTable.DropParty(State, Vc.PartiesLeft > 1), new() { CloseData = closeData });
    }

    public void DropComplete(NdisStatus status)
    {
        _drop.End();
        _ = Apply("NdisCmDropPartyComplete", PartyTable.DropPartyComplete(State, IsGoneAfter(status)), new() { Status = status });
    }

    public void DispatchIncomingDrop(NdisStatus status, ReadOnlyMemory<byte> closeData)
    {
        if (Vc.Call.Check("NdisCmDispatchIncomingDropParty", CallUseTable.DispatchIncomingDropParty(Vc.Call.State)).IsSuccess)
        {
            _ = Apply(
                "NdisCmDispatchIncomingDropParty",
                PartyTable.DispatchIncomingDropParty(State, Vc.PartiesLeft > 1),
                new() { Status = status, CloseData = closeData });
        }
    }

    public void Close() => Apply("party of CloseCall", PartyTable.CloseCall(State), default);

    public void CloseEnded(bool success) => Apply("party of CloseCall", PartyTable.CloseEnded(State, success), default);

    /// <summary>Completes what a call manager that is cut off never will.</summary>
    public void StandInForCallManager(NdisStatus status)
    {
        if (_add.IsOpen)
        {
            AddComplete(status, null, _parameters!);
        }

        if (_drop.IsOpen)
        {
            DropComplete(NdisStatus.Success);
        }
    }

    /// <summary>A failed drop leaves the party where it was (T35), while there is a call and a client to try again.</summary>
    private bool IsGoneAfter(NdisStatus status) =>
        status.IsSuccess || Vc.Call.IsIdle || Home.Boundary.IsCutOff(Vc.DataHolder.DriverName);

    private NdisStatus Apply(string ddi, Step<PartyState, PartyEffect> step, in PartyArguments arguments)
    {
        PartyState before = State;
        State = step.Next;
        Vc.PartyChanged(this, before);
        Home.TraceCall(ddi, this, Vc.DriverOf(ddi), step.Status.IsFailure ? step.Status : arguments.Status, before, State);
        switch (step.Effect)
        {
            case PartyEffect.None:
                return step.Status;
            case PartyEffect.ForwardAdd:
                return ForwardAdd(arguments.Parameters!);
            case PartyEffect.CompleteAdd:
                Vc.Client.AddPartyComplete(this, arguments.Status, arguments.Parameters!);
                return step.Status;
            case PartyEffect.IndicateDrop:
                Vc.Client.IncomingDropParty(this, arguments.Status, arguments.CloseData);
                return step.Status;
            case PartyEffect.ForwardDrop:
                return ForwardDrop(arguments.CloseData);
            case PartyEffect.CompleteDrop:
                Vc.Client.DropPartyComplete(this, arguments.Status);
                return step.Status;
            default:
                throw new InvalidOperationException($"Effect {step.Effect}.");
        }
    }

    private NdisStatus ForwardAdd(CoCallParameters parameters)
    {
        uint ticket = _add.Begin();
        NdisStatus status = Vc.CallManager.AddParty(this, parameters);
        if (status.IsPending || !_add.IsOpenFor(ticket))
        {
            return NdisStatus.Pending;
        }

        _add.End();
        _ = Apply("ProtocolCmAddParty", PartyTable.Added(State, status.IsSuccess), default);
        return status;
    }

    private NdisStatus ForwardDrop(ReadOnlyMemory<byte> closeData)
    {
        uint ticket = _drop.Begin();
        NdisStatus status = Vc.CallManager.DropParty(this, closeData);
        if (status.IsPending || !_drop.IsOpenFor(ticket))
        {
            return NdisStatus.Pending;
        }

        _drop.End();
        _ = Apply("ProtocolCmDropParty", PartyTable.DropReturned(State, IsGoneAfter(status)), default);
        return status;
    }
}
