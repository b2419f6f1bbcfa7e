namespace UserCoNdis.Transport.Links.Loops;

/// <summary>A timer that knows its own place in its loop's heap, so that arming and cancelling allocate nothing.</summary>
internal sealed class LoopTimer(ITimerHost host, Action callback) : ILoopTimer
{
    private bool _disposed;

    /// <inheritdoc/>
    public TimeSpan? DueAt => HeapIndex < 0 ? null : Due;

    internal int HeapIndex { get; set; } = -1;

    internal TimeSpan Due { get; private set; }

    internal ulong Tie { get; private set; }

    /// <inheritdoc/>
    public void Arm(TimeSpan dueAt)
    {
        host.CheckAccess();
        ObjectDisposedException.ThrowIf(_disposed, this);
        host.Timers.Remove(this);
        Due = dueAt;
        Tie = host.NextTie();
        host.Timers.Add(this);
    }

    /// <inheritdoc/>
    public void Cancel()
    {
        host.CheckAccess();
        host.Timers.Remove(this);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_disposed)
        {
            Cancel();
            _disposed = true;
        }
    }

    internal void Fire() => callback();
}
