using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>An adapter: its miniport, the protocols bound to it, and every object made on it. All on the host's loop.</summary>
public sealed partial class NdisAdapter : ITraced
{
    internal NdisAdapter(NdisHost host, string name, ICoMiniportEdge miniport, Func<NdisAdapter, MiniportPort> port)
    {
        Host = host;
        Name = name;
        Miniport = miniport;
        Boundary = new DriverBoundary(this);
        MiniportPort = port(this);
        Oids = new OidRouter(this);
        Resetting = new AdapterReset(this);
        Addressing = new AddressingSettings(this);
    }

    /// <summary>Raised on the loop when a driver's exception has failed the adapter, before it is taken down.</summary>
    public event Action<NdisAdapter>? Failed;

    public string Name { get; }

    public AdapterState State { get; private set; }

    /// <summary>Gets what a driver threw.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>Gets who threw it, and where.</summary>
    public string? FaultOrigin { get; private set; }

    internal NdisHost Host { get; }

    internal ICoMiniportEdge Miniport { get; }

    internal MiniportPort MiniportPort { get; }

    internal object? MiniportContext { get; private set; }

    internal DriverBoundary Boundary { get; }

    internal OidRouter Oids { get; }

    internal NblTagList Tags { get; } = new();

    internal List<ProtocolBinding> Bindings { get; } = [];

    internal List<AfRegistration> Registrations { get; } = [];

    internal List<NdisAfInstance> Afs { get; } = [];

    internal List<NdisSapObject> Saps { get; } = [];

    internal VcList Vcs { get; } = new();

    /// <summary>VCs whose deactivation waits for frames alone (3.10).</summary>
    internal List<NdisVcObject> Draining { get; } = [];

    internal InstanceNames InstanceNames { get; } = new();

    /// <summary>A driver has thrown: nothing new begins, what is under way is brought to its end.</summary>
    internal bool IsLost => State == AdapterState.Failed;

    string ITraced.Label => Name;

    string ITraced.StateText => State.ToString();

    NdisAdapter ITraced.Home => this;

    internal Shadow? Shadow { get; set; }

    Shadow? ITraced.Shadow
    {
        get => Shadow;
        set => Shadow = value;
    }

    internal AfRegistration? FindRegistration(CoAddressFamily family)
    {
        // The last: one that was withdrawn may lie before it, until its families are closed (4.21).
        return Registrations.FindLast(registration => registration.Family == family);
    }

    internal NdisStatus Register(
        string ddi, CoAddressFamily family, CallManagerPort port, ProtocolBinding? owner, bool allowed)
    {
        AfRegistration[] others = [.. Registrations.Where(r => r.Family.AddressFamily == family.AddressFamily)];
        foreach (AfRegistration other in others)
        {
            if (other.State == AfRegistrationState.Unregistered)
            {
                _ = Registrations.Remove(other);
            }
            else if (allowed && owner is null && other.Owner is not null)
            {
                other.Displace();
            }
        }

        bool taken = Array.Exists(others, static r =>
            r.State is AfRegistrationState.Registered or AfRegistrationState.Advertised);
        AfRegistration registration = new(this, family, port, owner);
        NdisStatus status = registration.Register(ddi, allowed && !taken);
        if (status.IsSuccess)
        {
            Registrations.Add(registration);
            if (owner is { IsBound: true })
            {
                registration.OwnerReady(success: true);
            }
        }

        return status;
    }

    /// <summary>Tells everybody bound; of a VC, those who share it; directed, one binding (R265, R268).</summary>
    internal void IndicateStatus(NdisVcObject? vc, bool isOfVc, in NdisStatusIndication indication)
    {
        if (State is AdapterState.Halted or AdapterState.Failed || (isOfVc && vc is null or { IsDead: true }))
        {
            return;
        }

        if (vc is not null)
        {
            vc.KeepLinkParameters(indication);
            Indicate(vc, vc.DataHolder, indication);
            if (!ReferenceEquals(vc.CallManagerHolder.Binding, vc.DataHolder.Binding))
            {
                Indicate(vc, vc.CallManagerHolder, indication);
            }

            if (vc.Alias is { } alias)
            {
                Indicate(alias, alias.DataHolder, indication);
            }

            return;
        }

        foreach (ProtocolBinding binding in Bindings.ToArray())
        {
            Indicate(binding, null, null, indication);
        }
    }

    /// <summary>Tells the client of an alias what the miniport last said of the line, before there was an alias (T17).</summary>
    internal static void ReplayLinkParameters(NdisVcObject vc)
    {
        if (vc.AliasOf?.LinkParameters is { } last)
        {
            Indicate(vc, vc.DataHolder, last);
        }
    }

    /// <summary>Frames came back: deactivations that waited for them end (3.10).</summary>
    internal void EndDrained()
    {
        while (Draining.Count > 0 && Draining.Find(static vc => vc.IsDrained) is { } drained)
        {
            _ = Draining.Remove(drained);
            drained.Activation.Drained();
        }
    }

    internal void Trace(DdiPhase phase, string ddi, ITraced? subject, string driver, NdisStatus status)
    {
        if (Host.Observer is { } observer)
        {
            ITraced named = subject ?? this;
            string state = named.StateText;
            observer.DdiCalled(new(Host.Loop.Now, phase, ddi, named.Label, driver, status, state, state));
        }
    }

    internal void TraceCall<TState>(
        string ddi, ITraced subject, string driver, NdisStatus status, TState before, TState after)
        where TState : struct, Enum
    {
        if (IsLost && !EqualityComparer<TState>.Default.Equals(before, after))
        {
            PostSweep();
        }

        if (Host.Observer is { } observer && ddi.StartsWith("Ndis", StringComparison.Ordinal))
        {
            observer.DdiCalled(new(
                Host.Loop.Now, DdiPhase.Call, InShape(ddi, driver), subject.Label, driver, status, before.ToString(), after.ToString()));
        }
    }

    /// <summary>The same function under the name that an MCM's author knows (T1).</summary>
    private string InShape(string ddi, string driver) => ReferenceEquals(driver, MiniportPort.CallManager?.DriverName)
        ? ddi.Replace("NdisCm", "NdisMCm", StringComparison.Ordinal).Replace("NdisCo", "NdisMCm", StringComparison.Ordinal)
        : ddi;

    private static void Indicate(NdisVcObject vc, VcHolder holder, in NdisStatusIndication indication)
    {
        if (holder.Binding is { } binding) // null: an MCM's, which indicated it
        {
            Indicate(binding, vc, holder.Context, indication);
        }
    }

    private static void Indicate(
        ProtocolBinding binding, NdisVcObject? vc, object? vcContext, in NdisStatusIndication indication)
    {
        if (binding.IsBound && (indication.DestinationHandle is not { } one || ReferenceEquals(one, binding)))
        {
            binding.Indicate(vc, vcContext, indication);
        }
    }
}
