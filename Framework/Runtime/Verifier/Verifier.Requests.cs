using UserCoNdis.Transport.Links;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Requests and their completions (G1 to G3), and the watchdog over those that never end.</summary>
internal sealed partial class Verifier
{
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly Stack<ShadowRequest> _running = new();
    private readonly List<ShadowRequest> _pending = [];
    private readonly ILoopTimer _watchdog;

    /// <summary>How many callbacks are running, one inside the other.</summary>
    public int Depth => _running.Count;

    /// <summary>A callback was left by an exception.</summary>
    public void Unwind(int depth)
    {
        while (_running.Count > depth)
        {
            _ = _running.Pop();
        }
    }

    /// <summary>A completion is called: it is owed, once, with a final status.</summary>
    /// <param name="e">The completion.</param>
    /// <param name="callback">The callback that it completes.</param>
    /// <param name="rule">The rule that asks for exactly one.</param>
    private bool Complete(in DdiEvent e, string callback, string rule)
    {
        Require(!e.Status.IsPending, e.Ddi == "NdisClIncomingCallComplete" ? "R146" : "R329", e);
        ITraced subject = e.Subject;
        ShadowRequest? pending = _pending.Find(r => ReferenceEquals(r.Subject, subject) && r.Callback == callback);
        if (pending is not null)
        {
            _ = _pending.Remove(pending);
            return true;
        }

        foreach (ShadowRequest running in _running)
        {
            if (ReferenceEquals(running.Subject, subject) && running.Callback == callback && !running.CompletedInside)
            {
                running.CompletedInside = true;
                return true;
            }
        }

        Report(rule, e.Driver, e.Subject);
        return false;
    }

    private bool IsOwed(ITraced subject, string callback) =>
        _pending.Exists(r => ReferenceEquals(r.Subject, subject) && r.Callback == callback);

    private void Returned(in DdiEvent e, ShadowRequest request)
    {
        bool canPend = e.Ddi is not ("ProtocolCoOidRequest" or "MiniportCoOidRequest");
        if (!e.Status.IsPending)
        {
            Require(!request.CompletedInside || IsOneWay(e.Ddi), "R330", e);
        }
        else if (canPend && !request.CompletedInside && e.Ddi is not ("ProtocolCoCreateVc" or "ProtocolCoDeleteVc"))
        {
            request.DueAt = _loop.Now + (e.Ddi == "ProtocolCmMakeCall" ? CallLimit : Limit);
            _pending.Add(request);
            ArmWatchdog();
        }
    }

    private static bool IsOneWay(string ddi) => ddi.EndsWith("Complete", StringComparison.Ordinal);

    private void WatchdogFired()
    {
        foreach (ShadowRequest request in _pending)
        {
            if (request.DueAt <= _loop.Now && request.Callback != "ProtocolClIncomingCall")
            {
                request.DueAt = TimeSpan.MaxValue;
                Report("R337", request.Driver, request.Subject, mayThrow: false);
            }
        }

        ArmWatchdog();
    }

    private void ArmWatchdog()
    {
        TimeSpan due = TimeSpan.MaxValue;
        foreach (ShadowRequest request in _pending)
        {
            // An offer rings as long as people let it: a person's answer is no driver's duty in time.
            if (request.Callback != "ProtocolClIncomingCall" && request.DueAt < due)
            {
                due = request.DueAt;
            }
        }

        if (due == TimeSpan.MaxValue)
        {
            _watchdog.Cancel();
        }
        else
        {
            _watchdog.Arm(due);
        }
    }
}
