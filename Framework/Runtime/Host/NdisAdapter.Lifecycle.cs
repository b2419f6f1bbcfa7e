using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

public sealed partial class NdisAdapter
{
    private RequestTicket _halt;
    private Action? _halted;
    private bool _haltCalled;

    /// <summary>Initializes the miniport, then binds every protocol and tells of the address families (4.1).</summary>
    public NdisStatus Start()
    {
        if (State != AdapterState.Halted)
        {
            return NdisStatus.InvalidState;
        }

        State = AdapterState.Initializing;
        _haltCalled = false;
        Registrations.Clear();
        NdisStatus status = Boundary.Call(Miniport.Name, "MiniportInitializeEx", this, this, static a =>
        {
            NdisStatus result = a.MiniportPort.Initialize(out object? context);
            a.MiniportContext = context;
            return result;
        });
        bool success = status.IsSuccess;
        State = success ? AdapterState.Running : Fault is null ? AdapterState.Halted : AdapterState.Failed;
        foreach (ICoProtocol driver in success ? Host.Protocols.ToArray() : [])
        {
            Open(driver);
        }

        // Every binding stands before the first family is told of (4.1 step 5).
        foreach (AfRegistration registration in Registrations.ToArray())
        {
            if (registration.Owner is null)
            {
                registration.OwnerReady(success);
            }
        }

        Advertise();
        return status.IsPending ? NdisStatus.Failure : status;
    }

    /// <summary>Halts with whatever is open (4.14, the MCM's path), then unbinds the protocols.</summary>
    /// <param name="completed">Called once, on the loop, perhaps before this returns.</param>
    public void Halt(Action completed)
    {
        ArgumentNullException.ThrowIfNull(completed);
        if (State == AdapterState.Halted || (IsLost && !_sweeping))
        {
            completed();
            return;
        }

        _halted += completed;
        if (State == AdapterState.Running)
        {
            State = AdapterState.Halting;
            WithdrawAll();
            CallHalt();
        }
    }

    /// <summary>Unbinds every protocol (the orderly path of 4.14); <see cref="Halt"/> comes after it.</summary>
    /// <param name="completed">Called once, on the loop, perhaps before this returns.</param>
    public void UnbindProtocols(Action completed)
    {
        ArgumentNullException.ThrowIfNull(completed);
        ProtocolBinding[] bindings = [.. Bindings.Where(b => b.State is BindingState.Open)];
        int left = bindings.Length;
        if (left == 0)
        {
            completed();
            return;
        }

        foreach (ProtocolBinding binding in bindings.Reverse())
        {
            foreach (AfRegistration registration in Registrations.Where(r => r.Owner == binding).ToArray())
            {
                registration.Withdraw();
            }

            binding.Unbind(() =>
            {
                if (--left == 0)
                {
                    completed();
                }
            });
        }
    }

    internal void Bind(ICoProtocol driver)
    {
        if (State == AdapterState.Running)
        {
            Open(driver);
            Advertise();
        }
    }

    internal void Forget(ProtocolBinding binding)
    {
        Host.Verifier?.Unbound(binding);
        _ = Bindings.Remove(binding);
    }

    internal void HaltComplete()
    {
        if (_halt.IsOpen)
        {
            _halt.End();
            AfterHalt();
        }
    }

    private void Open(ICoProtocol driver)
    {
        ProtocolBinding binding = new(this, driver);
        Bindings.Add(binding);
        bool success = binding.Bind().IsSuccess;
        foreach (AfRegistration registration in Registrations.Where(r => r.Owner == binding).ToArray())
        {
            registration.OwnerReady(success);
        }

        if (!success)
        {
            _ = Bindings.Remove(binding);
        }
    }

    private void Advertise()
    {
        foreach (AfRegistration registration in Registrations.ToArray())
        {
            registration.ClientBound();
        }
    }

    private void WithdrawAll()
    {
        foreach (AfRegistration registration in Registrations)
        {
            registration.Withdraw();
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

        UnbindProtocols(() =>
        {
            if (State == AdapterState.Halting)
            {
                State = AdapterState.Halted;
            }

            RaiseHalted();
        });
    }

    private void RaiseHalted()
    {
        MiniportContext = null;
        Action? halted = _halted;
        _halted = null;
        halted?.Invoke();
    }
}
