using System.Threading.Channels;
using UserCoNdis.Tools.Cli.Shell;

namespace UserCoNdis.Tools.Cli.Calls;

/// <summary>Tells of sessions line by line: in words on standard error, as JSON lines on standard output when a program reads it.</summary>
/// <remarks>A reader that is slow holds up nothing but itself; what it does not fetch in time is dropped and counted.</remarks>
internal sealed class SessionLines : IAsyncDisposable
{
    private const int Backlog = 65_536;

    private readonly Channel<SessionEvent> _events;
    private readonly SessionJournal _journal;
    private readonly VerbRun _run;
    private readonly Task _shown;
    private int _dropped;

    public SessionLines(VerbRun run, SessionJournal journal)
    {
        _run = run;
        _journal = journal;
        _events = Channel.CreateBounded<SessionEvent>(
            new BoundedChannelOptions(Backlog) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true },
            _ => Interlocked.Increment(ref _dropped));
        _journal.Happened += Show;
        _shown = ShowAllAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _journal.Happened -= Show;
        _ = _events.Writer.TryComplete();
        await _shown;
        if (_dropped > 0)
        {
            _run.Say($"{_dropped} events were not told: nobody read them fast enough");
        }
    }

    private void Show(SessionEvent e) => _ = _events.Writer.TryWrite(e);

    private async Task ShowAllAsync()
    {
        await foreach (SessionEvent e in _events.Reader.ReadAllAsync())
        {
            await _run.Context.Error.WriteLineAsync(e.ToString());
            if (_run.Json)
            {
                JsonOutput.WriteLine(_run.Context.Out, e);
            }
        }
    }
}
