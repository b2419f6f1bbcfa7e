using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>The protocols bound to the adapter, and its address families.</summary>
public sealed partial class NdisAdapter
{
    /// <summary>Unbinds every protocol (the orderly path of 4.14), after a pause; <see cref="Halt"/> comes after it.</summary>
    /// <param name="completed">Called once, on the loop, perhaps before this returns.</param>
    public void UnbindProtocols(Action completed)
    {
        ArgumentNullException.ThrowIfNull(completed);
        WhenSteady(() => WhilePaused(() => UnbindAll(completed)));
    }

    /// <summary>Unbinds one protocol, in a pause that the others see too.</summary>
    /// <param name="driverName">Its name.</param>
    /// <param name="completed">Called once, on the loop, perhaps before this returns; at once when it is not bound.</param>
    public void Unbind(string driverName, Action completed)
    {
        ArgumentNullException.ThrowIfNull(completed);
        WhenSteady(() =>
        {
            bool ran = State == AdapterState.Running;
            WhilePaused(() => Unbind([.. Bindings.Where(b => b.CanUnbind && b.DriverName == driverName)], () =>
            {
                if (ran)
                {
                    Restart(_ => completed());
                }
                else
                {
                    completed();
                }
            }));
        });
    }

    /// <summary>Binds a protocol that was unbound: the families are offered to it again (4.21).</summary>
    /// <param name="driverName">The name it is registered by.</param>
    public void Bind(string driverName)
    {
        if (Host.Protocols.FirstOrDefault(p => p.Name == driverName) is { } driver
            && !Bindings.Exists(b => b.DriverName == driverName))
        {
            Bind(driver);
        }
    }

    internal void Bind(ICoProtocol driver)
    {
        if (State is not (AdapterState.Halted or AdapterState.Initializing or AdapterState.Failed or AdapterState.Shutdown))
        {
            WhenSteady(() => BindNow(driver));
        }
    }

    internal void Forget(ProtocolBinding binding)
    {
        Host.Verifier?.Unbound(binding);
        _ = Bindings.Remove(binding);
        AdvancePause();
        AdvanceRestart();
    }

    /// <summary>Tells whether the protocol has sends or received frames that are not back.</summary>
    internal bool HoldsData(ProtocolBinding binding)
    {
        for (NblTag? tag = Tags.First; tag is not null; tag = tag.Next)
        {
            if (tag.State != NblState.Lent && ReferenceEquals(tag.Owner.DataHolder.Binding, binding))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What a send of that protocol gets now, before its VC is looked at.</summary>
    internal NdisStatus CheckSend(ProtocolBinding binding)
    {
        NdisStatus status = Resetting.CheckUse();
        return status.IsFailure ? status : BindingTable.Send(binding.State).Status;
    }

    private void BindNow(ICoProtocol driver)
    {
        if (State is AdapterState.Running or AdapterState.Paused)
        {
            Open(driver);
            Advertise();
            if (State == AdapterState.Running)
            {
                Bindings.Find(b => ReferenceEquals(b.Driver, driver))?.Restart();
            }
        }
    }

    private void WhilePaused(Action work)
    {
        if (State == AdapterState.Running)
        {
            Begin(AdapterTable.Pause(State), _ => work());
        }
        else
        {
            work();
        }
    }

    private void UnbindAll(Action completed) =>
        Unbind([.. Bindings.Where(static b => b.CanUnbind)], completed);

    private void Unbind(ProtocolBinding[] bindings, Action completed)
    {
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
        foreach (AfRegistration registration in Registrations.ToArray())
        {
            registration.Withdraw();
        }
    }
}
