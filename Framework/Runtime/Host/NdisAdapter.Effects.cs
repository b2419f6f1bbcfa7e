using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>What the adapter's table has done (contract 3.1): each effect calls the drivers it is about.</summary>
public sealed partial class NdisAdapter
{
    private NdisStatus Apply(Step<AdapterState, AdapterEffect> step)
    {
        State = step.Next;
        switch (step.Effect)
        {
            case AdapterEffect.None:
                return step.Status;
            case AdapterEffect.Initialize:
                return Initialize();
            case AdapterEffect.Bind:
                return BindAll();
            case AdapterEffect.RestartMiniport:
                return RestartMiniport();
            case AdapterEffect.RestartBindings:
                Bindings.ToList().ForEach(static b => b.Restart());
                return step.Status;
            case AdapterEffect.Pause:
                PauseAll();
                return step.Status;
            case AdapterEffect.HaltMiniport:
                WithdrawAll();
                if (MiniportPort.CallManager is null)
                {
                    UnbindAll(CallHalt); // a plain miniport can end no calls: its call managers do, when they unbind (4.14)
                }
                else
                {
                    CallHalt();
                }

                return step.Status;
            case AdapterEffect.ShutDown:
                ShutMiniportDown();
                return step.Status;
            case AdapterEffect.TakeDown:
                TakeDown();
                return step.Status;
            default:
                throw new InvalidOperationException($"Effect {step.Effect}.");
        }
    }

    private NdisStatus Initialize()
    {
        Renew();
        NdisStatus status = Boundary.Call(Miniport.Name, "MiniportInitializeEx", this, this, static a =>
        {
            NdisStatus result = a.MiniportPort.Initialize(out object? context);
            a.MiniportContext = context;
            return result;
        });
        bool success = status.IsSuccess && !IsLost;
        foreach (AfRegistration registration in success ? [] : Registrations.ToArray())
        {
            registration.OwnerReady(success: false); // no protocol ever sees it (3.2)
        }

        NdisStatus restarted = Apply(AdapterTable.Initialized(State, success));
        return status.IsSuccess ? restarted : status;
    }

    /// <summary>A new life: nothing is known of the last one.</summary>
    private void Renew()
    {
        _haltCalled = false;
        _unbinding = false;
        IsRemoved = false;
        Fault = null;
        FaultOrigin = null;
        Shadow = null;
        Boundary.Reconnect();
        Addressing.Forget();
        Registrations.Clear();
    }

    private NdisStatus BindAll()
    {
        foreach (ICoProtocol driver in Host.Protocols.ToArray())
        {
            Open(driver);
        }

        // Every binding stands before the first family is told of (4.1 step 5).
        foreach (AfRegistration registration in Registrations.ToArray())
        {
            if (registration.Owner is null)
            {
                registration.OwnerReady(success: true);
            }
        }

        Advertise();
        NdisStatus status = NdisStatus.Success;
        Begin(AdapterTable.Restart(State), s => status = s); // refused when a driver has failed the adapter
        return IsLost ? NdisStatus.Success : status;
    }

    private NdisStatus RestartMiniport()
    {
        uint ticket = _restart.Begin();
        NdisStatus status = Boundary.Call(
            Miniport.Name, "MiniportRestart", this, this, static a => a.Miniport.Restart(a.MiniportContext));
        if (!status.IsPending && _restart.IsOpenFor(ticket))
        {
            RestartComplete(status);
        }

        return status;
    }

    /// <summary>The protocols first, so that nothing new is sent; the miniport need not wait for them: it gives their sends back.</summary>
    private void PauseAll()
    {
        uint ticket = _pause.Begin(); // before a binding can be the last that is waited for
        Bindings.ToList().ForEach(static b => b.Pause());
        if (State != AdapterState.Pausing)
        {
            return; // a driver failed the adapter
        }

        NdisStatus status = Boundary.Call(
            Miniport.Name, "MiniportPause", this, this, static a => a.Miniport.Pause(a.MiniportContext));
        if (!status.IsPending && _pause.IsOpenFor(ticket))
        {
            PauseComplete();
        }
    }

    private void HaltNow()
    {
        switch (State)
        {
            case AdapterState.Running:
                Begin(AdapterTable.Pause(State), _ => HaltNow());
                break;
            case AdapterState.Paused:
                _ = Apply(AdapterTable.Halt(State));
                break;
            case AdapterState.Halted or AdapterState.Shutdown:
                RaiseHalted(); // it did not come up, or went down by itself
                break;
            case AdapterState.Initializing or AdapterState.Restarting or AdapterState.Pausing or AdapterState.Halting
                or AdapterState.Failed:
                break; // the end of what is under way raises it
        }
    }

    private void CallHalt()
    {
        _haltCalled = true;
        uint ticket = _halt.Begin();
        NdisStatus status = Boundary.Call(
            Miniport.Name, "MiniportHaltEx", this, this, static a => a.Miniport.HaltEx(a.MiniportContext));
        bool waits = status.IsPending && !Boundary.IsCutOff(Miniport.Name); // one that threw is not waited for
        if (!waits && _halt.IsOpenFor(ticket))
        {
            _halt.End();
            AfterHalt();
        }
    }

    private void AfterHalt()
    {
        Host.Verifier?.Halted(this);
        if (IsLost)
        {
            FinishLost();
            return;
        }

        UnbindAll(() =>
        {
            _ = Apply(AdapterTable.HaltReturned(State));
            RaiseHalted();
        });
    }

    private void ShutMiniportDown()
    {
        Boundary.Call(
            Miniport.Name, "MiniportShutdownEx", this, NdisStatus.Success, this, static a => a.Miniport.ShutdownEx(a.MiniportContext));
        Resetting.Lose();
        EndTransition(NdisStatus.Failure);
    }

    private void RaiseHalted()
    {
        MiniportContext = null;
        IsRemoved = false;
        Action? halted = _halted;
        _halted = null;
        halted?.Invoke();
        RunWaiting();
    }
}
