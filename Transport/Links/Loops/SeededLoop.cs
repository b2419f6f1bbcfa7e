namespace UserCoNdis.Transport.Links.Loops;

/// <summary>A loop whose clock is virtual and whose order comes from a seed: a race is a number that can be replayed.</summary>
/// <remarks>
/// Time stands still until the caller moves it. Among what is ready at one instant (timers due then, the oldest work of
/// each posting thread) the seed chooses; work of one posting thread keeps its order. Whoever made the loop runs it on
/// its own thread; outside a run the caller counts as being in the loop, since nothing else runs.
/// An exception that escapes work is thrown to the caller of the run; the loop may be run on.
/// </remarks>
public sealed class SeededLoop : IEventLoop, ITimerHost
{
    private const int MaxSteps = 100_000;

    private readonly Lock _gate = new();
    private readonly List<PostQueue> _queues = [];
    private readonly TimerHeap _timers = new();
    private SeededRandom _random;
    private int _runner;

    /// <summary>Makes a loop at time zero.</summary>
    /// <param name="seed">Decides every choice of order.</param>
    public SeededLoop(ulong seed)
    {
        Seed = seed;
        _random = new SeededRandom(seed);
    }

    /// <summary>Gets the seed, for the message of a failed test.</summary>
    public ulong Seed { get; }

    /// <inheritdoc/>
    public TimeSpan Now { get; private set; }

    /// <inheritdoc/>
    public bool IsInLoop => Volatile.Read(ref _runner) is var runner
        && (runner == 0 || runner == Environment.CurrentManagedThreadId);

    /// <summary>Gets when the next armed timer is due; null when none is.</summary>
    public TimeSpan? NextDue => _timers.NextDue;

    TimerHeap ITimerHost.Timers => _timers;

    /// <inheritdoc/>
    public void Post(Action work)
    {
        ArgumentNullException.ThrowIfNull(work);
        lock (_gate)
        {
            FindQueue(Environment.CurrentManagedThreadId).Work.Enqueue(work);
        }
    }

    /// <inheritdoc/>
    public ILoopTimer CreateTimer(Action callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return new LoopTimer(this, callback);
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always: a simulation has no kernel behind it.</exception>
    public IPollRegistration Watch(int fileDescriptor, IPollHandler handler, PollInterest interest) =>
        throw new NotSupportedException("The seeded loop watches no descriptors: use loop: links, or an EpollLoop.");

    /// <summary>Runs what is ready now, and what that makes ready, without moving the clock.</summary>
    /// <param name="maxSteps">How many pieces of work are allowed.</param>
    /// <returns>How many pieces of work ran.</returns>
    /// <exception cref="InvalidOperationException">There is still work after so many: it feeds itself.</exception>
    public int RunUntilIdle(int maxSteps = MaxSteps)
    {
        int previous = EnterRun();
        try
        {
            for (int steps = 0; steps < maxSteps; steps++)
            {
                if (!TryStep())
                {
                    return steps;
                }
            }

            throw NeverIdle(maxSteps);
        }
        finally
        {
            _runner = previous;
        }
    }

    /// <summary>Lets time pass: moves the clock from one due timer to the next, running all that is ready at each.</summary>
    /// <param name="duration">How long, in virtual time.</param>
    /// <param name="maxStepsPerInstant">As in <see cref="RunUntilIdle"/>.</param>
    /// <returns>How many pieces of work ran.</returns>
    public int RunFor(TimeSpan duration, int maxStepsPerInstant = MaxSteps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        TimeSpan end = Now + duration;
        int steps = RunUntilIdle(maxStepsPerInstant);
        while (_timers.NextDue is { } due && due <= end)
        {
            Now = due > Now ? due : Now;
            steps += RunUntilIdle(maxStepsPerInstant);
        }

        Now = end;
        return steps;
    }

    /// <summary>Lets time pass, as <see cref="RunFor"/>.</summary>
    /// <param name="duration">How long, in virtual time.</param>
    public void Advance(TimeSpan duration) => _ = RunFor(duration);

    /// <summary>Lets time pass until a condition holds, looked at after every piece of work.</summary>
    /// <param name="condition">Called between pieces of work.</param>
    /// <param name="limit">Gives up after so much virtual time.</param>
    /// <returns>Whether the condition holds.</returns>
    public bool RunUntil(Func<bool> condition, TimeSpan limit)
    {
        ArgumentNullException.ThrowIfNull(condition);
        TimeSpan end = Now + limit;
        int previous = EnterRun();
        int steps = 0;
        try
        {
            while (!condition())
            {
                if (TryStep())
                {
                    steps = steps < MaxSteps ? steps + 1 : throw NeverIdle(MaxSteps);
                    continue;
                }

                if (_timers.NextDue is not { } due || due > end)
                {
                    return false;
                }

                Now = due;
                steps = 0;
            }

            return true;
        }
        finally
        {
            _runner = previous;
        }
    }

    /// <inheritdoc/>
    void ITimerHost.CheckAccess()
    {
        if (!IsInLoop)
        {
            throw new InvalidOperationException("Called off the loop that it belongs to: Post the call.");
        }
    }

    /// <inheritdoc/>
    ulong ITimerHost.NextTie() => _random.Next();

    private InvalidOperationException NeverIdle(int steps) =>
        new($"Not idle after {steps} steps at {Now} (seed {Seed}): the work at this instant feeds itself.");

    private int EnterRun()
    {
        int previous = _runner;
        int me = Environment.CurrentManagedThreadId;
        if (previous != 0 && previous != me)
        {
            throw new InvalidOperationException("Another thread runs the loop.");
        }

        _runner = me;
        return previous;
    }

    private bool TryStep()
    {
        Action? work;
        bool timerIsDue = _timers.NextDue is { } due && due <= Now;
        lock (_gate)
        {
            work = Choose(timerIsDue);
        }

        if (work is not null)
        {
            work();
        }
        else if (timerIsDue)
        {
            _timers.TakeDue(Now)!.Fire();
        }

        return work is not null || timerIsDue;
    }

    /// <summary>Takes the oldest work of one of the threads that have some; null when it is a timer's turn.</summary>
    private Action? Choose(bool timerIsDue)
    {
        int candidates = timerIsDue ? 1 : 0;
        foreach (PostQueue queue in _queues)
        {
            candidates += queue.Work.Count != 0 ? 1 : 0;
        }

        int choice = candidates > 1 ? _random.Next(candidates) : 0;
        foreach (PostQueue queue in _queues)
        {
            if (queue.Work.Count != 0 && choice-- == 0)
            {
                return queue.Work.Dequeue();
            }
        }

        return null;
    }

    private PostQueue FindQueue(int threadId)
    {
        foreach (PostQueue queue in _queues)
        {
            if (queue.ThreadId == threadId)
            {
                return queue;
            }
        }

        var added = new PostQueue(threadId);
        _queues.Add(added);
        return added;
    }

    private sealed class PostQueue(int threadId)
    {
        public int ThreadId => threadId;

        public Queue<Action> Work { get; } = new();
    }
}
