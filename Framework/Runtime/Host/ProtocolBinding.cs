using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>A protocol driver's binding to one adapter, in whichever roles the driver plays.</summary>
internal sealed partial class ProtocolBinding : ITraced
{
    private RequestTicket _unbind;
    private RequestTicket _event;
    private Action? _unbound;

    public ProtocolBinding(NdisAdapter adapter, ICoProtocol driver)
    {
        Adapter = adapter;
        Driver = driver;
        DriverName = driver.Name;
        Client = driver is ICoClient client ? new ClientPort(this, client) : null;
        CallManager = driver is ICallManagerProtocol callManager ? new CmPort(this, callManager) : null;
    }

    public NdisAdapter Adapter { get; }

    public ICoProtocol Driver { get; }

    public string DriverName { get; }

    /// <summary>The way to the driver as a client; null when it is none.</summary>
    public ClientPort? Client { get; }

    /// <summary>The way to the driver as a call manager; null when it is none.</summary>
    public CmPort? CallManager { get; }

    public object? Context { get; private set; }

    public BindingState State { get; private set; }

    public string Label => $"binding of {DriverName} to {Adapter.Name}";

    public string StateText => State.ToString();

    public NdisAdapter Home => Adapter;

    public Shadow? Shadow { get; set; }

    /// <summary>Opens and registrations are allowed: it is not closing.</summary>
    public bool IsUsable => BindingTable.UseFamilies(State).Status.IsSuccess && !Adapter.IsLost;

    /// <summary>The driver took the adapter when it was offered, and has not closed the binding.</summary>
    public bool IsBound { get; private set; }

    /// <summary>It is bound and not on its way out.</summary>
    public bool CanUnbind => IsBound && State != BindingState.Closing;

    /// <summary>Opens the binding and offers the adapter.</summary>
    public NdisStatus Bind()
    {
        _ = Apply(BindingTable.Open(State));
        NdisStatus status = Apply(BindingTable.Opened(State));
        IsBound = status.IsSuccess;
        if (!IsBound)
        {
            _ = Apply(BindingTable.Closed(State));
        }

        return status;
    }

    public void Restart() => Apply(BindingTable.Restart(State));

    public void Pause() => Apply(BindingTable.Pause(State));

    /// <summary>It has paused when the driver says so and no frame is away.</summary>
    public void AdvancePause()
    {
        if (!_event.IsOpen && !Adapter.HoldsData(this))
        {
            _ = Apply(BindingTable.Drained(State));
        }
    }

    public void Unbind(Action unbound)
    {
        _unbound = unbound;
        _ = Apply(BindingTable.Close(State, Adapter.IsLost));
    }

    public void CompletedByDriver()
    {
        Adapter.Host.Verifier?.Called(new("NdisCompleteUnbindAdapterEx", DriverName, this));
        CompleteUnbind();
    }

    public void CompleteUnbind()
    {
        if (!_unbind.IsOpen)
        {
            return;
        }

        _unbind.End();
        _ = Apply(BindingTable.Closed(State));
        IsBound = false;
        Adapter.Forget(this);
        Action? unbound = _unbound;
        _unbound = null;
        unbound?.Invoke();
    }

    public void NetPnPEventCompletedByDriver(NdisStatus status)
    {
        Adapter.Host.Verifier?.Called(new("NdisCompleteNetPnPEvent", DriverName, this) { Status = status });
        if (_event.IsOpen)
        {
            EventDone(HandleMap.Final(status));
        }
    }

    /// <summary>The miniport is asked to end this protocol's pending requests that carry this id (R247).</summary>
    public void CancelOids(object requestId) => Adapter.Oids.Cancel(this, requestId);

    public NdisStatus OidRequest(NdisVc? handle, NdisOidRequest request, bool asCallManager)
    {
        NdisVcObject? vc = HandleMap.Find(handle);
        Adapter.Host.Verifier?.Called(new("NdisCoOidRequest", DriverName, (ITraced?)vc ?? this) { Other = request, Via = this, Handle = handle });
        NdisStatus refusal = BindingTable.OidRequest(State).Status;
        if (refusal.IsFailure || (handle is not null && !Holds(vc)))
        {
            return refusal.IsFailure ? refusal : NdisStatus.Failure; // R234, R334
        }

        return Adapter.Oids.Request(new(request, OidTarget.MiniportHalf, null, vc)
        {
            Requester = DriverName,
            Binding = this,
            Client = asCallManager ? null : Client,
            CallManager = asCallManager ? CallManager : null,
        });
    }

    public void Return(NetBufferList lists)
    {
        Adapter.Host.Verifier?.Returning(this, lists);
        NblRun run = default;
        for (NetBufferList? list = lists; list is not null;)
        {
            NetBufferList? next = list.Next;
            if (NdisVcObject.TryTakeBack(list, this))
            {
                run.Add(list);
            }

            list = next;
        }

        if (run.Take() is { } returned)
        {
            Adapter.Boundary.ReturnNetBufferLists(returned);
            Adapter.EndDrained();
            Adapter.AdvancePause();
        }
    }

    public void CancelSends(object cancelId)
    {
        if (!Adapter.IsLost)
        {
            Adapter.Boundary.Call(
                Adapter.Miniport.Name,
                "MiniportCancelSend",
                this,
                NdisStatus.Success,
                (Adapter, cancelId),
                static a => a.Adapter.Miniport.CancelSend(a.Adapter.MiniportContext, a.cancelId));
        }
    }

    private bool Holds(NdisVcObject? vc) => vc is not null && !vc.IsDead && ReferenceEquals(vc.Adapter, Adapter)
        && (ReferenceEquals(vc.ClientHolder?.Binding, this) || ReferenceEquals(vc.CallManagerHolder.Binding, this));

    private NdisStatus Apply(Step<BindingState, BindingEffect> step)
    {
        State = step.Next;
        switch (step.Effect)
        {
            case BindingEffect.None:
                return step.Status;
            case BindingEffect.Offer:
                return Offer();
            case BindingEffect.TellRestart:
                Tell(NetPnPEvent.Restart);
                return step.Status;
            case BindingEffect.TellPause:
                Tell(NetPnPEvent.Pause);
                return step.Status;
            case BindingEffect.TellUnbind:
                TellUnbind();
                return step.Status;
            default:
                throw new InvalidOperationException($"Effect {step.Effect}.");
        }
    }

    /// <summary>In each role; a driver with both gives one context (ICallManagerProtocol).</summary>
    private NdisStatus Offer()
    {
        NdisStatus status = NdisStatus.Success;
        if (Driver is ICoClient client)
        {
            status = BindAs(new ClientBindingHandle(this), (client, this), static (a, handle) =>
            {
                NdisStatus result = a.client.BindAdapterEx(handle, out object? context);
                a.Item2.Context = context;
                return result;
            });
        }

        if (status.IsSuccess && Driver is ICallManagerProtocol callManager)
        {
            status = BindAs(new CmBindingHandle(this), (callManager, this), static (a, handle) =>
            {
                NdisStatus result = a.callManager.BindAdapterEx(handle, out object? context);
                a.Item2.Context = context;
                return result;
            });
        }

        return status;
    }

    private void Tell(NetPnPEvent netPnPEvent)
    {
        uint ticket = _event.Begin();
        NdisStatus status = Adapter.Boundary.Call(
            DriverName,
            "ProtocolNetPnPEvent",
            this,
            (this, netPnPEvent),
            static a => a.Item1.Driver.NetPnPEvent(a.Item1.Context, a.netPnPEvent));
        if (!status.IsPending && _event.IsOpenFor(ticket))
        {
            EventDone(status);
        }
    }

    private void EventDone(NdisStatus status)
    {
        _event.End();
        if (State == BindingState.Restarting)
        {
            _ = Apply(BindingTable.Restarted(State, status.IsSuccess));
            Adapter.AdvanceRestart();
        }
        else
        {
            Adapter.AdvancePause();
        }
    }

    private void TellUnbind()
    {
        _event.End();
        uint ticket = _unbind.Begin();
        NdisStatus status = Adapter.Boundary.Call(
            DriverName, "ProtocolUnbindAdapterEx", this, this, static b => b.Driver.UnbindAdapterEx(b.Context));
        if (!status.IsPending && _unbind.IsOpenFor(ticket))
        {
            CompleteUnbind();
        }
    }

    private NdisStatus BindAs<TArguments, THandle>(
        THandle handle, TArguments arguments, Func<TArguments, THandle, NdisStatus> body) =>
        Adapter.Boundary.Call(
            new DdiEvent("ProtocolBindAdapterEx", DriverName, this) { Other = handle },
            (arguments, handle, body),
            static a => a.body(a.arguments, a.handle));
}
