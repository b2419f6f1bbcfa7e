using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>One SAP of a client (NdisSapHandle).</summary>
internal sealed class NdisSapObject : ITraced
{
    private readonly uint _id;
    private RequestTicket _register;
    private RequestTicket _deregister;

    public NdisSapObject(NdisAfInstance af, object clientContext, CoSap sap)
    {
        Af = af;
        ClientContext = clientContext;
        Sap = sap;
        _id = af.Adapter.Host.NextSapId();
        ClientHandle = new ClientSapHandle(this);
        CallManagerHandle = af.Registration.Port.NewSapHandle(this);
    }

    public NdisAfInstance Af { get; }

    public object ClientContext { get; }

    public object? CallManagerContext { get; set; }

    public CoSap Sap { get; }

    public ClientSapHandle ClientHandle { get; }

    public CallManagerSap CallManagerHandle { get; }

    public SapState State { get; private set; }

    public string Label => $"SAP {_id}";

    public string StateText => State.ToString();

    public NdisAdapter Home => Af.Adapter;

    public Shadow? Shadow { get; set; }

    public Verifier? Verifier => Af.Verifier;

    public NdisStatus Register() => Apply("NdisClRegisterSap", SapTable.RegisterSap(State, Af.CheckUse().IsSuccess));

    public void RegisterComplete(NdisStatus status, object? callManagerContext)
    {
        Step<SapState, SapEffect> step = SapTable.RegisterComplete(State, status.IsSuccess);
        if (step.Status.IsSuccess)
        {
            _register.End();
            CallManagerContext = callManagerContext;
        }

        _ = Apply("NdisCmRegisterSapComplete", step, status);
    }

    public NdisStatus CheckDispatch() => SapTable.Dispatch(State).Status;

    public NdisStatus Deregister() => Apply("NdisClDeregisterSap", SapTable.Deregister(State));

    public void DeregisterComplete(NdisStatus status)
    {
        _deregister.End();
        _ = Apply("NdisCmDeregisterSapComplete", SapTable.DeregisterComplete(State, status.IsSuccess), status);
    }

    private NdisStatus Apply(string ddi, Step<SapState, SapEffect> step, NdisStatus outcome = default)
    {
        SapState before = State;
        State = step.Next;
        string driver = DdiNames.IsClients(ddi) ? Af.Client.DriverName : Af.Registration.Port.DriverName;
        Af.Adapter.TraceCall(ddi, this, driver, step.Status.IsFailure ? step.Status : outcome, before, State);
        if (State == SapState.Gone)
        {
            _ = Af.Adapter.Saps.Remove(this);
        }

        switch (step.Effect)
        {
            case SapEffect.None:
                return step.Status;
            case SapEffect.ForwardRegister:
                Af.Adapter.Saps.Add(this);
                return ForwardRegister();
            case SapEffect.ForwardDeregister:
                return ForwardDeregister();
            case SapEffect.CompleteRegister:
                Af.Client.Client!.RegisterSapComplete(this, outcome);
                return step.Status;
            case SapEffect.CompleteDeregister:
                Af.Client.Client!.DeregisterSapComplete(this, outcome);
                return step.Status;
            default:
                throw new InvalidOperationException($"Effect {step.Effect}.");
        }
    }

    private NdisStatus ForwardRegister()
    {
        uint ticket = _register.Begin();
        NdisStatus status = Af.CallManager.RegisterSap(this);
        if (status.IsPending || !_register.IsOpenFor(ticket))
        {
            return NdisStatus.Pending;
        }

        _register.End();
        _ = Apply("ProtocolCmRegisterSap", SapTable.RegisterReturned(State, status.IsSuccess));
        return status;
    }

    private NdisStatus ForwardDeregister()
    {
        uint ticket = _deregister.Begin();
        NdisStatus status = Af.CallManager.DeregisterSap(this);
        if (status.IsPending || !_deregister.IsOpenFor(ticket))
        {
            return NdisStatus.Pending;
        }

        _deregister.End();
        _ = Apply("ProtocolCmDeregisterSap", SapTable.DeregisterReturned(State, status.IsSuccess));
        return status;
    }
}
