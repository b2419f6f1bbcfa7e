using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.NdisKit;

/// <summary>What scripted drivers share: a log of the callbacks, a hook before each, and every way to answer, per callback.</summary>
public sealed class Script(IEventLoop loop, string driver)
{
    private readonly Dictionary<string, AnswerMode> _modes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NdisStatus> _statuses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Queue<NdisStatus>> _next = new(StringComparer.Ordinal);
    private readonly List<(string Ddi, Action Answer)> _held = [];
    private int _late;

    /// <summary>The callbacks in order, by WDK name.</summary>
    public List<string> Log { get; } = [];

    /// <summary>The functions of NDIS that it called and that leave no other trace, by WDK name.</summary>
    public HashSet<string> Called { get; } = new(StringComparer.Ordinal);

    /// <summary>The OIDs that it was asked for.</summary>
    public HashSet<Oid> Oids { get; } = [];

    /// <summary>How its own requests ended.</summary>
    public HashSet<NdisStatus> Told { get; } = [];

    /// <summary>What fails on the way.</summary>
    public FaultPlan? Faults { get; set; }

    /// <summary>Called at the start of each callback with its WDK name; may throw.</summary>
    public Action<string>? Hook { get; set; }

    /// <summary>Nothing is recorded, for tests that count allocations.</summary>
    public bool IsLean { get; set; }

    /// <summary>How callbacks answer that have no mode of their own.</summary>
    public AnswerMode Default { get; set; }

    /// <summary>Some answer waits for its time.</summary>
    public bool IsLate => _late > 0;

    /// <summary>How late <see cref="AnswerMode.Late"/> is.</summary>
    public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Remembers a function that the driver calls.</summary>
    public void Calls(string function)
    {
        if (!IsLean)
        {
            Called.Add(function);
        }
    }

    public bool Saw(string ddi) => Log.Contains(ddi, StringComparer.Ordinal);

    public int Count(string ddi) => Log.Count(d => d == ddi);

    public void Mode(string ddi, AnswerMode mode) => _modes[ddi] = mode;

    /// <summary>Callbacks that never answer at once, even if they are scripted so.</summary>
    public HashSet<string> Pends { get; } = new(StringComparer.Ordinal);

    public AnswerMode ModeOf(string ddi)
    {
        AnswerMode mode = _modes.GetValueOrDefault(ddi, Default);
        return mode == AnswerMode.Sync && Pends.Contains(ddi) ? AnswerMode.Early : mode;
    }

    /// <summary>Every call of this callback ends so.</summary>
    public void Status(string ddi, NdisStatus status) => _statuses[ddi] = status;

    /// <summary>The next calls of this callback end so, one each.</summary>
    public void Once(string ddi, params NdisStatus[] statuses)
    {
        if (!_next.TryGetValue(ddi, out Queue<NdisStatus>? queue))
        {
            _next[ddi] = queue = new();
        }

        foreach (NdisStatus status in statuses)
        {
            queue.Enqueue(status);
        }
    }

    /// <summary>Answers the oldest request of this callback that <see cref="AnswerMode.Never"/> held back.</summary>
    public void Release(string ddi)
    {
        int index = _held.FindIndex(h => h.Ddi == ddi);
        if (index < 0)
        {
            throw new InvalidOperationException($"{driver} holds no {ddi}.");
        }

        Action answer = _held[index].Answer;
        _held.RemoveAt(index);
        answer();
    }

    /// <summary>Forgets every way to answer that was scripted, and answers what was held back.</summary>
    public void Reset()
    {
        _modes.Clear();
        _statuses.Clear();
        _next.Clear();
        while (_held.Count > 0)
        {
            Release(_held[0].Ddi);
        }
    }

    public void Enter(string ddi)
    {
        if (!IsLean)
        {
            Log.Add(ddi);
        }

        Hook?.Invoke(ddi);
        if (ModeOf(ddi) == AnswerMode.Throw)
        {
            throw new ScriptedFaultException(driver, ddi);
        }
    }

    public NdisStatus StatusOf(string ddi)
    {
        NdisStatus status = _next.TryGetValue(ddi, out Queue<NdisStatus>? queue) && queue.Count > 0
            ? queue.Dequeue()
            : _statuses.GetValueOrDefault(ddi, NdisStatus.Success);
        return status.IsSuccess && Faults is not null ? Faults.Answer(ddi, ModeOf(ddi)) : status;
    }

    /// <summary>Answers as scripted: <paramref name="work"/> is done before the answer, <paramref name="complete"/> completes.</summary>
    public NdisStatus Answer(string ddi, Action<NdisStatus> work, Action<NdisStatus> complete) => Answer(
        ddi,
        (status, done) =>
        {
            work(status);
            done(status);
        },
        complete);

    /// <summary>Answers as scripted, where the work itself may pend: then a synchronous answer becomes a pending one.</summary>
    public NdisStatus Answer(string ddi, Action<NdisStatus, Action<NdisStatus>> work, Action<NdisStatus> complete)
    {
        NdisStatus status = ModeOf(ddi) == AnswerMode.Never ? NdisStatus.Pending : StatusOf(ddi);
        switch (ModeOf(ddi))
        {
            case AnswerMode.Sync:
                return AnswerInside(status, work, complete);
            case AnswerMode.Early:
                work(status, complete);
                return NdisStatus.Pending;
            case AnswerMode.Pending:
                loop.Post(() => work(status, complete));
                return NdisStatus.Pending;
            case AnswerMode.Late:
                _late++;
                loop.CreateTimer(() =>
                {
                    _late--;
                    work(status, complete);
                }).Arm(loop.Now + Delay);
                return NdisStatus.Pending;
            case AnswerMode.Never:
                _held.Add((ddi, () => work(StatusOf(ddi), complete))); // it is scripted, or fails, when it is answered
                return NdisStatus.Pending;
            case AnswerMode.Twice:
                loop.Post(() => work(status, s =>
                {
                    complete(s);
                    complete(s);
                }));
                return NdisStatus.Pending;
            case AnswerMode.Throw:
            default:
                throw new ScriptedFaultException(driver, ddi);
        }
    }

    private static NdisStatus AnswerInside(
        NdisStatus status, Action<NdisStatus, Action<NdisStatus>> work, Action<NdisStatus> complete)
    {
        NdisStatus answer = NdisStatus.Pending;
        bool returned = false;
        work(status, s =>
        {
            if (returned)
            {
                complete(s);
            }
            else
            {
                answer = s;
            }
        });
        returned = true;
        return answer;
    }
}
