using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>One open of an address family by one client (NdisAfHandle).</summary>
internal sealed class NdisAfInstance : ITraced
{
    private RequestTicket _open;
    private RequestTicket _notify;
    private RequestTicket _close;

    public NdisAfInstance(AfRegistration registration, ProtocolBinding client, object clientContext)
    {
        Adapter = client.Adapter;
        Registration = registration;
        Client = client;
        ClientContext = clientContext;
        Id = Adapter.Host.NextAfId();
        ClientHandle = new ClientAfHandle(this);
        CallManagerHandle = registration.Port.NewAfHandle(this);
    }

    public uint Id { get; }

    public NdisAdapter Adapter { get; }

    public AfRegistration Registration { get; }

    public ProtocolBinding Client { get; }

    public object ClientContext { get; }

    public object? CallManagerContext { get; set; }

    public ClientAfHandle ClientHandle { get; }

    public CallManagerAf CallManagerHandle { get; }

    public AfState State { get; private set; }

    public bool IsGone => State == AfState.Closed;

    public string Label => $"AF {Id}";

    public string StateText => State.ToString();

    public NdisAdapter Home => Adapter;

    public Shadow? Shadow { get; set; }

    public Verifier? Verifier => Adapter.Host.Verifier;

    public CallManagerPort CallManager => Registration.Port;

    public NdisStatus Open() => Apply("NdisClOpenAddressFamilyEx", AfTable.OpenAddressFamilyEx(State));

    public void OpenComplete(NdisStatus status, object? callManagerContext)
    {
        Step<AfState, AfEffect> step = AfTable.OpenComplete(State, status.IsSuccess);
        if (step.Status.IsSuccess)
        {
            _open.End();
            CallManagerContext = callManagerContext;
        }

        _ = Apply("NdisCmOpenAddressFamilyComplete", step, status);
    }

    public NdisStatus CheckUse() => AfTable.Use(State).Status;

    public NdisStatus NotifyClose() => Apply("NdisCmNotifyCloseAddressFamily", AfTable.NotifyClose(State));

    public void NotifyCloseComplete(NdisStatus status)
    {
        _notify.End();
        _ = Apply("NdisClNotifyCloseAddressFamilyComplete", AfTable.NotifyCloseComplete(State, status.IsSuccess), status);
    }

    public NdisStatus Close() => Apply("NdisClCloseAddressFamily", AfTable.CloseAddressFamily(State));

    public void CloseComplete(NdisStatus status)
    {
        _close.End();
        _ = Apply("NdisCmCloseAddressFamilyComplete", AfTable.CloseComplete(State, status.IsSuccess), status);
    }

    private NdisStatus Apply(string ddi, Step<AfState, AfEffect> step, NdisStatus outcome = default)
    {
        AfState before = State;
        State = step.Next;
        Adapter.TraceCall(ddi, this, Driver(ddi), step.Status.IsFailure ? step.Status : outcome, before, State);
        if (IsGone)
        {
            _ = Adapter.Afs.Remove(this);
            Registration.FamilyClosed();
        }

        switch (step.Effect)
        {
            case AfEffect.None:
                return step.Status;
            case AfEffect.ForwardOpen:
                return ForwardOpen();
            case AfEffect.ForwardNotifyClose:
                return ForwardNotifyClose();
            case AfEffect.ForwardClose:
                return ForwardClose();
            case AfEffect.CompleteOpen:
                Client.Client!.OpenAfCompleteEx(this, outcome);
                return step.Status;
            case AfEffect.CompleteNotifyClose:
                CallManager.NotifyCloseAfComplete(this, outcome);
                return step.Status;
            case AfEffect.CompleteClose:
                Client.Client!.CloseAfComplete(this, outcome);
                return step.Status;
            default:
                throw new InvalidOperationException($"Effect {step.Effect}.");
        }
    }

    private NdisStatus ForwardOpen()
    {
        uint ticket = _open.Begin();
        NdisStatus status = CallManager.OpenAf(this);
        if (status.IsPending || !_open.IsOpenFor(ticket))
        {
            return NdisStatus.Pending;
        }

        _open.End();
        _ = Apply("ProtocolCmOpenAf", AfTable.OpenReturned(State, status.IsSuccess));
        return status;
    }

    private NdisStatus ForwardNotifyClose()
    {
        uint ticket = _notify.Begin();
        NdisStatus status = Client.Client!.NotifyCloseAf(this);
        if (status.IsPending || !_notify.IsOpenFor(ticket))
        {
            return NdisStatus.Pending;
        }

        _notify.End();
        _ = Apply("ProtocolClNotifyCloseAf", AfTable.NotifyCloseReturned(State, status.IsSuccess));
        return status;
    }

    private NdisStatus ForwardClose()
    {
        uint ticket = _close.Begin();
        NdisStatus status = CallManager.CloseAf(this);
        if (status.IsPending || !_close.IsOpenFor(ticket))
        {
            return NdisStatus.Pending;
        }

        _close.End();
        _ = Apply("ProtocolCmCloseAf", AfTable.CloseReturned(State, status.IsSuccess));
        return status;
    }

    private string Driver(string ddi) =>
        DdiNames.IsClients(ddi) ? Client.DriverName : Registration.Port.DriverName;
}
