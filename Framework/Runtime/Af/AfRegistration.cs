using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>A call manager's registration of one address family on one adapter.</summary>
internal sealed class AfRegistration(NdisAdapter adapter, CoAddressFamily family, CallManagerPort port, ProtocolBinding? owner)
    : ITraced
{
    private readonly HashSet<ProtocolBinding> _notified = [];

    public CoAddressFamily Family => family;

    public CallManagerPort Port => port;

    /// <summary>The stand-alone call manager's binding; null: the adapter's MCM.</summary>
    public ProtocolBinding? Owner => owner;

    public AfRegistrationState State { get; private set; }

    public string Label => $"{family} of {adapter.Name}";

    public string StateText => State.ToString();

    public NdisAdapter Home => adapter;

    public Shadow? Shadow { get; set; }

    public NdisStatus Register(string ddi, bool free) => Apply(ddi, AfRegistrationTable.Register(State, free));

    public void OwnerReady(bool success) => Apply("AF owner ready", AfRegistrationTable.OwnerReady(State, success));

    public void ClientBound() => Apply("AF client bound", AfRegistrationTable.ClientBound(State));

    public NdisStatus CheckOpen() => AfRegistrationTable.Open(State).Status;

    public void Withdraw()
    {
        _ = Apply("AF withdrawn", AfRegistrationTable.Withdraw(State));
        FamilyClosed();
    }

    public void Displace()
    {
        _ = Apply("AF displaced", AfRegistrationTable.Displace(State));
        FamilyClosed();
    }

    /// <summary>A client's open family is gone; perhaps it was the last.</summary>
    public void FamilyClosed()
    {
        if (!adapter.Afs.Exists(af => ReferenceEquals(af.Registration, this)))
        {
            _ = Apply("AF closed", AfRegistrationTable.LastClosed(State));
        }
    }

    public bool WasNotified(ProtocolBinding binding) => _notified.Contains(binding);

    private NdisStatus Apply(string ddi, Step<AfRegistrationState, AfRegistrationEffect> step)
    {
        AfRegistrationState before = State;
        State = step.Next;
        if (before != step.Next || step.Status.IsFailure)
        {
            adapter.TraceCall(ddi, this, port.DriverName, step.Status, before, State);
        }

        switch (step.Effect)
        {
            case AfRegistrationEffect.None:
                break;
            case AfRegistrationEffect.NotifyClients:
                NotifyClients();
                break;
        }

        return step.Status;
    }

    private void NotifyClients()
    {
        foreach (ProtocolBinding binding in adapter.Bindings.ToArray())
        {
            if (State == AfRegistrationState.Advertised && binding is { Client: not null, CanUnbind: true }
                && _notified.Add(binding))
            {
                binding.Client.AfRegisterNotify(this);
            }
        }
    }
}
