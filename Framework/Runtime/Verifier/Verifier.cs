using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Watches the contract from outside the state machines, with a picture of its own: a fault in one is seen by the
/// other. Fed with every call, callback and return; says nothing of an adapter that is lost.</summary>
/// <remarks>For each event: the watches look, then the <see cref="Shadow"/>s learn, then the first error is thrown into the
/// driver's call (enforce). So no broken rule leaves the picture half drawn.</remarks>
internal sealed partial class Verifier : IDisposable
{
    private readonly RuleReport _report;
    private readonly RuleWatch[] _watches;
    private readonly DataRuleWatch[] _dataWatches;
    private readonly IEventLoop _loop;
    private readonly Watchdog _watchdog;
    private readonly ThreadWatch _threads;
    private readonly Stack<ShadowRequest> _running = new();
    private readonly Dictionary<NdisOidRequest, ShadowRequest> _oids = new(ReferenceEqualityComparer.Instance);

    private readonly ShadowOids _oidsSeen;

    public Verifier(VerifierMode mode, IEventLoop loop, bool verifiesPayload = false)
    {
        _report = new RuleReport(mode);
        _loop = loop;
        _oidsSeen = new ShadowOids(_oids);
        _watchdog = new Watchdog(loop, Hung);
        _threads = new ThreadWatch(_report, loop, _running);
        _watches =
        [
            new CompletionWatch(_report),
            new RegistrationWatch(_report),
            new RemainderWatch(_report),
            new FamilyWatch(_report),
            new SapWatch(_report),
            new VcWatch(_report),
            new ActivationWatch(_report),
            new OutgoingCallWatch(_report),
            new IncomingCallWatch(_report),
            new PartyWatch(_report),
            new CloseDataWatch(_report),
            new CloseWatch(_report),
            new QosWatch(_report),
            new DataWatch(_report, verifiesPayload),
            new OidWatch(_report, _oidsSeen),
            new MiniportOidWatch(_report, _oidsSeen),
            new OidFlowWatch(_report),
            new StatusWatch(_report),
            new LoanWatch(_report),
            new HandleWatch(_report),
            _threads,
            new ResetWatch(_report),
            new TapiCallIdWatch(_report),
            new HaltWatch(_report),
            new TapiCapsWatch(_report),
            new TapiCallWatch(_report),
            new TapiSessionWatch(_report),
            new WanWatch(_report),
            new WanFrameWatch(_report),
            new InitiatorWatch(_report),
        ];
        _dataWatches = [.. _watches.OfType<DataRuleWatch>()];
    }

    public IReadOnlyList<RuleViolation> Violations => _report.Violations;

    /// <summary>How many callbacks are running, one inside the other.</summary>
    public int Depth => _running.Count;

    public void Dispose() => _watchdog.Dispose();

    /// <summary>How often a rule was looked at: a test that passes shows by it that the rule was checked at all.</summary>
    public int EvaluationsOf(string rule) => _report.EvaluationsOf(rule);

    /// <summary>A driver calls NDIS.</summary>
    public void Called(in DdiEvent call)
    {
        if (call.Subject.Home.IsLost)
        {
            return;
        }

        DdiId id = DdiIds.Of(call.Ddi);
        DdiId callback = Completions.Of(id).Callback;
        ShadowRequest? owed = callback == DdiId.Other ? null
            : call.Other is NdisOidRequest oid ? OwedFor(oid, callback)
            : Shadows.Of(call.Subject).Owed(callback);
        DdiEvent e = call with { Id = id, Request = owed };
        foreach (RuleWatch watch in _watches)
        {
            watch.Called(e);
        }

        if (owed is not null && ReferenceEquals(owed.Driver, e.Driver)) // nobody else can discharge it (R239)
        {
            owed.CompletedInside = !owed.IsPending;
            Answer(e with { Id = callback, Other = owed.Other }, owed);
        }

        Shadows.Of(e.Subject).Called(e);
        ShadowOids.Called(e);
        ThrowIfBroken(e);
    }

    /// <summary>NDIS is about to call a driver.</summary>
    public void CallbackEntered(in DdiEvent callback)
    {
        DdiEvent e = callback with { Id = DdiIds.Of(callback.Ddi) };
        ShadowRequest request = new(e) { EnteredAt = _loop.Now };
        _running.Push(request);
        if (e.Subject.Home.IsLost)
        {
            return;
        }

        foreach (RuleWatch watch in _watches)
        {
            watch.Entered(e);
        }

        if (e.Other is NdisOidRequest oid && Completions.MayPend(e.Id))
        {
            _oids[oid] = request;
        }
        else if (Completions.MayPend(e.Id))
        {
            Shadows.Of(e.Subject).Begin(request);
        }

        e.Adapter.Promises.Entered(e);
        _oidsSeen.Entered(e);
        Shadows.Of(e.Subject).Entered(e);
        ThrowIfBroken(e);
    }

    /// <summary>The callback that runs gave a context through its out-parameter.</summary>
    public void Gave(object? context) => _running.Peek().Given = context;

    /// <summary>A driver's callback returned.</summary>
    public void CallbackReturned(in DdiEvent callback)
    {
        ShadowRequest request = _running.Pop();
        if (callback.Subject.Home.IsLost)
        {
            return;
        }

        DdiEvent e = callback with { Id = request.Callback, Request = request, Other = request.Other };
        foreach (RuleWatch watch in _watches)
        {
            watch.Returned(e);
        }

        Shadows.Of(e.Subject).Returned(e);
        if (e.Status.IsPending && !request.CompletedInside && Completions.MayPend(e.Id))
        {
            request.IsPending = true;
            _ = Shadows.Of(e.Subject.Home).Pending.Add(request);
            _watchdog.Owe(request);
        }
        else if (!request.CompletedInside)
        {
            Answer(e, request);
        }

        ThrowIfBroken(e);
    }

    /// <summary>A function is about to return to the driver that called it.</summary>
    public void Finished(in DdiEvent result)
    {
        if (result.Subject.Home.IsLost)
        {
            return;
        }

        DdiEvent e = result with { Id = DdiIds.Of(result.Ddi) };
        foreach (RuleWatch watch in _watches)
        {
            watch.Finished(e);
        }

        ThrowIfBroken(e);
    }

    /// <summary>A callback was left by an exception.</summary>
    public void Unwind(int depth)
    {
        while (_running.Count > depth)
        {
            End(_running.Pop());
        }
    }

    /// <summary>NDIS is about to call a driver on the data path.</summary>
    public void RaiseToDispatch() => _threads.DispatchDepth++;

    /// <summary>That callback is over.</summary>
    public void LowerFromDispatch() => _threads.DispatchDepth--;

    /// <summary>A protocol's binding is closed: nothing of it is left.</summary>
    public void Unbound(ProtocolBinding binding)
    {
        if (!binding.Adapter.IsLost)
        {
            foreach (RuleWatch watch in _watches)
            {
                watch.Unbound(binding);
            }

            _ = FailIfBroken(binding, "ProtocolUnbindAdapterEx");
        }
    }

    /// <summary>MiniportHaltEx has ended: nothing of the adapter is left.</summary>
    public void Halted(NdisAdapter adapter)
    {
        if (!adapter.IsLost)
        {
            foreach (RuleWatch watch in _watches)
            {
                watch.Halted(adapter);
            }

            _ = FailIfBroken(adapter, "MiniportHaltEx");
        }
    }

    /// <summary>A request has its final status: by its callback's return, or by a completion.</summary>
    private void Answer(in DdiEvent e, ShadowRequest request)
    {
        foreach (RuleWatch watch in _watches)
        {
            watch.Answered(e);
        }

        End(request);
        e.Adapter.Promises.Answered(e);
        _oidsSeen.Answered(e);
        Shadows.Of(e.Subject).Answered(e);
    }

    private void End(ShadowRequest request)
    {
        Watchdog.Forget(request);
        _ = Shadows.Of(request.Subject.Home).Pending.Remove(request);
        if (request.Other is NdisOidRequest oid)
        {
            _ = _oids.Remove(oid);
        }
        else
        {
            Shadows.Of(request.Subject).End(request);
        }
    }

    private ShadowRequest? OwedFor(NdisOidRequest oid, DdiId callback) =>
        _oids.TryGetValue(oid, out ShadowRequest? request) && request.Callback == callback ? request : null;

    private void Hung(ShadowRequest request)
    {
        if (!request.Subject.Home.IsLost)
        {
            _report.Require(false, "R337", request.Driver, request.Subject);
            _ = FailIfBroken(request.Subject, request.Ddi);
        }
    }

    private void ThrowIfBroken(in DdiEvent e) => ThrowIfBroken(e.Subject, e.Ddi);

    private void ThrowIfBroken(ITraced subject, string ddi)
    {
        if (FailIfBroken(subject, ddi) is { } exception)
        {
            throw exception;
        }
    }

    /// <summary>Enforce mode: the adapter of a driver that broke a rule has failed, whatever the driver does with the exception.</summary>
    private ContractViolationException? FailIfBroken(ITraced subject, string ddi)
    {
        if (_report.TakeError() is not { } violation)
        {
            return null;
        }

        ContractViolationException exception = new(violation);
        subject.Home.Boundary.Fail(violation.Driver, ddi, exception);
        return exception;
    }
}
