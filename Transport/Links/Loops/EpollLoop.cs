using System.Diagnostics;
using Microsoft.Win32.SafeHandles;

namespace UserCoNdis.Transport.Links.Loops;

/// <summary>The system's event loop on Linux: epoll for descriptors, a heap for timers, an eventfd for posted work.</summary>
/// <remarks>
/// Shape: either <see cref="Start"/> gives it a thread of its own, or a caller lends its thread to <see cref="RunUntil"/>;
/// while no thread runs it, any one thread may use it. Allocates: nothing per wake, per post and per timer.
/// An exception that escapes work ends the loop: <see cref="Completion"/> faults, descriptors stay their owners'.
/// </remarks>
public sealed partial class EpollLoop : IEventLoop, ITimerHost, IDisposable
{
    private const int MaxEvents = 64;

    private readonly long _epoch = Stopwatch.GetTimestamp();
    private readonly Lock _gate = new();
    private readonly SafeFileHandle _epoll = LoopNative.CreateEpoll();
    private readonly SafeFileHandle _wake = LoopNative.CreateEvent();
    private readonly byte[] _events = GC.AllocateUninitializedArray<byte>(MaxEvents * LoopNative.EventSize, pinned: true);
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TimerHeap _timers = new();
    private List<Action> _posted = new(64);
    private List<Action> _running = new(64);
    private Thread? _thread;
    private int _runner;          // managed thread id of the thread that runs the loop; 0 = nobody
    private bool _sleeping;       // under _gate: the runner is in, or about to enter, a wait
    private bool _stopping;
    private bool _ended;
    private ulong _ties;

    /// <summary>Makes a loop; nothing runs yet.</summary>
    /// <exception cref="LinkException">The system refused a descriptor.</exception>
    public EpollLoop() => Register(_wake, WakeSlot);

    /// <inheritdoc/>
    public TimeSpan Now => Stopwatch.GetElapsedTime(_epoch);

    /// <inheritdoc/>
    public bool IsInLoop => Volatile.Read(ref _runner) == Environment.CurrentManagedThreadId;

    /// <summary>Gets a task that ends with the loop: faulted when an exception escaped its work.</summary>
    public Task Completion => _completion.Task;

    TimerHeap ITimerHost.Timers => _timers;

    /// <summary>Gives the loop a thread of its own.</summary>
    /// <param name="name">The thread's name, as debuggers show it.</param>
    /// <exception cref="InvalidOperationException">It runs or has ended.</exception>
    public void Start(string name = "UserCoNdis loop")
    {
        ThrowIfRunningOrEnded();
        _thread = new Thread(RunThread) { IsBackground = true, Name = name };
        _runner = _thread.ManagedThreadId;
        _thread.Start();
    }

    /// <summary>Runs the loop on the calling thread until a condition holds, looked at after every round of events.</summary>
    /// <param name="condition">Called on the loop.</param>
    /// <param name="limit">Gives up after so long; null waits for ever.</param>
    /// <returns>Whether the condition holds.</returns>
    /// <remarks>An exception that escapes work is thrown here, after it ended the loop.</remarks>
    public bool RunUntil(Func<bool> condition, TimeSpan? limit = null)
    {
        ArgumentNullException.ThrowIfNull(condition);
        ThrowIfRunningOrEnded();
        TimeSpan? giveUpAt = limit is { } length ? Now + length : null;
        _runner = Environment.CurrentManagedThreadId;
        try
        {
            bool holds = condition();
            while (!holds && !_stopping && (giveUpAt is null || Now < giveUpAt))
            {
                RunOnce(giveUpAt);
                holds = condition();
            }

            return holds;
        }
        catch (Exception e)
        {
            End(e);
            throw;
        }
        finally
        {
            Leave();
        }
    }

    /// <inheritdoc/>
    /// <remarks>Work posted to a loop that has ended is dropped.</remarks>
    public void Post(Action work)
    {
        ArgumentNullException.ThrowIfNull(work);
        lock (_gate)
        {
            if (_ended)
            {
                return;
            }

            _posted.Add(work);
            if (!_sleeping)
            {
                return;
            }

            _sleeping = false;
        }

        LoopNative.Signal(_wake); // not under the lock: whom it wakes wants that next
    }

    /// <inheritdoc/>
    public ILoopTimer CreateTimer(Action callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return new LoopTimer(this, callback);
    }

    /// <summary>Runs what was posted before, then ends the loop and waits for its thread; called on the loop, it does
    /// not wait. Handlers of descriptors still watched are told by <see cref="ILoopEndHandler"/>.</summary>
    public void Dispose()
    {
        if (_runner == 0)
        {
            RunLeftovers();
            End(fault: null);
            Release();
            return;
        }

        Post(() => _stopping = true); // whoever runs the loop ends and releases it
        if (!IsInLoop)
        {
            _thread?.Join();
        }
    }

    /// <inheritdoc/>
    void ITimerHost.CheckAccess() => CheckAccess();

    /// <inheritdoc/>
    ulong ITimerHost.NextTie() => _ties++;

    private void CheckAccess()
    {
        int runner = Volatile.Read(ref _runner);
        if (runner != 0 && runner != Environment.CurrentManagedThreadId)
        {
            throw new InvalidOperationException("Called off the loop that it belongs to: Post the call.");
        }
    }

    private void ThrowIfRunningOrEnded()
    {
        if (_runner != 0 || _ended)
        {
            throw new InvalidOperationException(_ended ? "The loop has ended." : "The loop runs already.");
        }
    }

    private void RunThread()
    {
        try
        {
            while (!_stopping)
            {
                RunOnce(wakeAt: null);
            }
        }
        catch (Exception e) // what escapes the work of the loop is reported by Completion
        {
            End(e);
        }
        finally
        {
            Leave();
        }
    }

    private void RunLeftovers()
    {
        if (_ended)
        {
            return;
        }

        _runner = Environment.CurrentManagedThreadId;
        try
        {
            RunPosted();
        }
        catch (Exception e)
        {
            End(e);
            throw;
        }
        finally
        {
            _runner = 0;
        }
    }

    private void Leave()
    {
        if (_stopping)
        {
            End(fault: null);
            Release();
        }

        Volatile.Write(ref _runner, 0);
    }

    private void End(Exception? fault)
    {
        lock (_gate)
        {
            if (_ended)
            {
                return;
            }

            _ended = true;
            _posted.Clear();
        }

        TellWatches();
        _ = fault is null ? _completion.TrySetResult() : _completion.TrySetException(fault);
    }

    private void Release()
    {
        lock (_gate)
        {
            _wake.Dispose();
            _epoll.Dispose();
        }
    }
}
