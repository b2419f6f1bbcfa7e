using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>The life of an adapter (contract 3.1): start, pause, restart, halt, and the ends nobody asked for.</summary>
public sealed partial class NdisAdapter
{
    private readonly Queue<Action> _waiting = new();
    private RequestTicket _halt;
    private RequestTicket _pause;
    private RequestTicket _restart;
    private Action<NdisStatus>? _transition; // what is told when the pause or restart under way has ended
    private Action? _halted;
    private bool _haltCalled;

    /// <summary>Gets whether the device was pulled out and the adapter is not halted yet.</summary>
    public bool IsRemoved { get; private set; }

    /// <summary>Nothing is under way that another change of the adapter would have to wait for.</summary>
    private bool IsSteady => _transition is null && Resetting.IsIdle
        && State is AdapterState.Halted or AdapterState.Paused or AdapterState.Running or AdapterState.Shutdown or AdapterState.Failed;

    /// <summary>Initializes the miniport, binds every protocol, tells of the address families, and lets data flow (3.1, 4.1).</summary>
    /// <returns>Success: it runs, or will when the drivers complete what they left pending. INVALID_STATE: it is not
    /// halted, or it failed and something of its last life is left.</returns>
    public NdisStatus Start()
    {
        Step<AdapterState, AdapterEffect> step = AdapterTable.Start(State, !_sweeping && !LeakReport.Of(this).Any());
        NdisStatus status = Apply(step);
        RunWaiting();
        return status.IsPending ? NdisStatus.Failure : status;
    }

    /// <summary>Stops data: sends complete with PAUSED, what was received is given back. Calls live on (T36).</summary>
    /// <param name="completed">Told once: success when all is still; INVALID_STATE when it does not run; FAILURE when a
    /// driver failed meanwhile.</param>
    public void Pause(Action<NdisStatus> completed)
    {
        ArgumentNullException.ThrowIfNull(completed);
        WhenSteady(() => Begin(AdapterTable.Pause(State), completed));
    }

    /// <summary>Lets data flow again.</summary>
    /// <param name="completed">Told once: the miniport's answer; INVALID_STATE when it is not paused.</param>
    public void Restart(Action<NdisStatus> completed)
    {
        ArgumentNullException.ThrowIfNull(completed);
        WhenSteady(() => Begin(AdapterTable.Restart(State), completed));
    }

    /// <summary>Pauses, then halts with whatever is open (4.14, the MCM's path), then unbinds the protocols; of a plain
    /// miniport, which can end no calls, the protocols are unbound first.</summary>
    /// <param name="completed">Called once, on the loop, perhaps before this returns.</param>
    public void Halt(Action completed)
    {
        ArgumentNullException.ThrowIfNull(completed);
        if (State is AdapterState.Halted or AdapterState.Shutdown || (IsLost && !_sweeping))
        {
            completed();
            return;
        }

        bool isWanted = _halted is not null;
        _halted += completed;
        if (!isWanted)
        {
            WhenSteady(HaltNow);
        }
    }

    /// <summary>The system goes down: the miniport is told, and nothing follows.</summary>
    public NdisStatus Shutdown() => Apply(AdapterTable.ShutDown(State));

    /// <summary>The device was pulled out: the miniport is told; <see cref="Halt"/> comes after it.</summary>
    public NdisStatus SurpriseRemove()
    {
        NdisStatus status = Apply(AdapterTable.SurpriseRemove(State));
        if (status.IsSuccess && !IsRemoved)
        {
            IsRemoved = true;
            Boundary.Call(
                Miniport.Name, "MiniportDevicePnPEventNotify", this, NdisStatus.Success, this, static a =>
                a.Miniport.DevicePnPEventNotify(a.MiniportContext, NdisDevicePnPEvent.SurpriseRemoved));
        }

        return status;
    }

    internal void PauseComplete()
    {
        _pause.End();
        AdvancePause();
    }

    internal void RestartComplete(NdisStatus status)
    {
        if (_restart.IsOpen)
        {
            _restart.End();
            _ = Apply(AdapterTable.Restarted(State, status.IsSuccess));
            if (status.IsFailure)
            {
                EndTransition(status);
            }

            AdvanceRestart();
        }
    }

    internal void HaltComplete()
    {
        if (_halt.IsOpen)
        {
            _halt.End();
            AfterHalt();
        }
    }

    /// <summary>Something came to its end that a pause waits for.</summary>
    internal void AdvancePause()
    {
        if (State != AdapterState.Pausing)
        {
            return;
        }

        Bindings.ForEach(static b => b.AdvancePause());
        if (!_pause.IsOpen && !Bindings.Exists(static b => b.State is BindingState.Pausing or BindingState.Running))
        {
            _ = Apply(AdapterTable.Drained(State));
            EndTransition(NdisStatus.Success);
        }
    }

    /// <summary>A binding has restarted, or has not.</summary>
    internal void AdvanceRestart()
    {
        if (State == AdapterState.Running && !Bindings.Exists(static b => b.State == BindingState.Restarting))
        {
            EndTransition(NdisStatus.Success);
        }
    }

    /// <summary>Runs what waited for a pause, a restart or a reset to end.</summary>
    internal void RunWaiting()
    {
        while (IsSteady && _waiting.TryDequeue(out Action? next))
        {
            next();
        }
    }

    private void WhenSteady(Action next)
    {
        if (IsSteady && _waiting.Count == 0)
        {
            next();
        }
        else
        {
            _waiting.Enqueue(next);
        }
    }

    private void Begin(Step<AdapterState, AdapterEffect> step, Action<NdisStatus> completed)
    {
        if (step.Status.IsFailure)
        {
            completed(step.Status);
            return;
        }

        _transition = completed;
        _ = Apply(step);
    }

    private void EndTransition(NdisStatus status)
    {
        Action<NdisStatus>? completed = _transition;
        _transition = null;
        completed?.Invoke(status);
        RunWaiting();
    }
}
