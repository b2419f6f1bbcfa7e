using UserCoNdis.Transport.Links;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Finds requests whose completion does not come: 30 s, a call out 120 s (contract 8.2). An offer rings as long as
/// people let it: a person's answer is no driver's duty in time.</summary>
internal sealed class Watchdog : IDisposable
{
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    // All of one list have the same limit: the first is always the next one due.
    private readonly LinkedList<ShadowRequest> _requests = new();
    private readonly LinkedList<ShadowRequest> _calls = new();
    private readonly IEventLoop _loop;
    private readonly Action<ShadowRequest> _hung;
    private readonly ILoopTimer _timer;

    public Watchdog(IEventLoop loop, Action<ShadowRequest> hung)
    {
        _loop = loop;
        _hung = hung;
        _timer = loop.CreateTimer(Fired);
    }

    public void Dispose() => _timer.Dispose();

    public void Owe(ShadowRequest request)
    {
        if (request.Callback == DdiId.ProtocolClIncomingCall)
        {
            return;
        }

        bool isCall = request.Callback == DdiId.ProtocolCmMakeCall;
        LinkedList<ShadowRequest> list = isCall ? _calls : _requests;
        request.DueAt = _loop.Now + (isCall ? CallLimit : Limit);
        list.AddLast(request.Watched);
        if (list.First == request.Watched)
        {
            Arm(); // else the timer is armed for one that is due before
        }
    }

    /// <summary>It was completed. The timer may still fire for it: then it finds the next one.</summary>
    public static void Forget(ShadowRequest request) => request.Watched.List?.Remove(request.Watched);

    private void Fired()
    {
        Expire(_requests);
        Expire(_calls);
        Arm();
    }

    private void Expire(LinkedList<ShadowRequest> list)
    {
        while (list.First is { } first && first.Value.DueAt <= _loop.Now)
        {
            list.Remove(first);
            _hung(first.Value);
        }
    }

    private void Arm()
    {
        TimeSpan due = TimeSpan.MaxValue;
        due = _requests.First is { } request && request.Value.DueAt < due ? request.Value.DueAt : due;
        due = _calls.First is { } call && call.Value.DueAt < due ? call.Value.DueAt : due;
        if (due == TimeSpan.MaxValue)
        {
            _timer.Cancel();
        }
        else
        {
            _timer.Arm(due);
        }
    }
}
