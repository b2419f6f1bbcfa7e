namespace UserCoNdis.Framework.Hosting;

/// <summary>Collects what happens in a call, from several stations, in the order it happened. Thread: any.</summary>
/// <remarks>Bounded: a call that never settles must not fill the memory; what did not fit is counted.</remarks>
public sealed class Ladder(TimeProvider clock, int capacity = 4096)
{
    private readonly Lock _lock = new();
    private readonly List<LadderEntry> _entries = [];
    private readonly long _startedAt = clock.GetTimestamp();

    /// <summary>Told of each entry as it is made; on the thread that made it.</summary>
    public event Action<LadderEntry>? Added;

    /// <summary>Gets the entries that did not fit.</summary>
    public int Dropped { get; private set; }

    /// <summary>Gets the time since the ladder began.</summary>
    public TimeSpan Elapsed => clock.GetElapsedTime(_startedAt);

    /// <summary>Gets the entries so far.</summary>
    public IReadOnlyList<LadderEntry> Entries
    {
        get
        {
            lock (_lock)
            {
                return [.. _entries];
            }
        }
    }

    /// <summary>Adds an entry.</summary>
    public void Add(string who, string layer, string text)
    {
        LadderEntry entry = new(Math.Round(Elapsed.TotalMilliseconds, 3), who, layer, text);
        lock (_lock)
        {
            if (_entries.Count == capacity)
            {
                Dropped++;
                return;
            }

            _entries.Add(entry);
        }

        Added?.Invoke(entry);
    }
}
