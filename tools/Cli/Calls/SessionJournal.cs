using System.Diagnostics;
using UserCoNdis.Tools.Cli.Composition;
using UserCoNdis.Tools.Cli.Shell;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Tools.Cli.Calls;

/// <summary>The sessions of a run: those that are, and how many opened, closed and failed for what cause. Thread: any.</summary>
/// <remarks>What is over is counted and forgotten: callers may come for ever.</remarks>
internal sealed class SessionJournal
{
    private readonly Lock _lock = new();
    private readonly long _startedAt = Stopwatch.GetTimestamp();
    private readonly SortedDictionary<int, ServedSession> _sessions = [];
    private readonly SortedDictionary<string, int> _closed = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _failed = new(StringComparer.Ordinal);
    private int _last;
    private int _most;

    /// <summary>Told of each session that opened, closed or failed; on the thread where it happened.</summary>
    public event Action<SessionEvent>? Happened;

    /// <summary>Gets how many sessions came up.</summary>
    public int Opened { get; private set; }

    /// <summary>Gets the sessions that are, oldest first.</summary>
    public IReadOnlyList<ServedSession> Sessions
    {
        get
        {
            lock (_lock)
            {
                return [.. _sessions.Values];
            }
        }
    }

    /// <summary>Gets the figures so far.</summary>
    public SessionCounts Counts
    {
        get
        {
            lock (_lock)
            {
                return new SessionCounts(Opened, _most, new(_closed, StringComparer.Ordinal), new(_failed, StringComparer.Ordinal));
            }
        }
    }

    /// <summary>Notes a caller.</summary>
    public ServedSession Add(StationCall call, Ipv4Address address)
    {
        lock (_lock)
        {
            var session = new ServedSession(++_last, call, address, DateTimeOffset.Now);
            _sessions.Add(session.Id, session);
            _most = Math.Max(_most, _sessions.Count);
            return session;
        }
    }

    /// <summary>Notes that packets may flow.</summary>
    public void Open(ServedSession session)
    {
        lock (_lock)
        {
            Opened++;
            session.State = SessionState.Up;
            session.SetupMs = Math.Round((DateTimeOffset.Now - session.Since).TotalMilliseconds, 1);
        }

        Tell("opened", session);
    }

    /// <summary>Notes the end of a session, which closes it if it was up and is its failure if not.</summary>
    public void End(ServedSession session, string cause, string message)
    {
        bool wasUp = session.State == SessionState.Up;
        string word = CauseWord.Of(cause);
        lock (_lock)
        {
            session.State = SessionState.Over;
            _ = _sessions.Remove(session.Id);
            SortedDictionary<string, int> counts = wasUp ? _closed : _failed;
            counts[word] = counts.GetValueOrDefault(word) + 1;
        }

        Tell(wasUp ? "closed" : "failed", session, word, message);
    }

    private void Tell(string what, ServedSession session, string? cause = null, string? message = null) => Happened?.Invoke(new SessionEvent(
        what, Math.Round(Stopwatch.GetElapsedTime(_startedAt).TotalMilliseconds, 3), SessionRow.Of(session), cause, message));
}
