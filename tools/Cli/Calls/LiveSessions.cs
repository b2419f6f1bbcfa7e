using Spectre.Console;
using UserCoNdis.Framework.Hosting;
using UserCoNdis.Tools.Cli.Shell;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Cli.Calls;

/// <summary>Lists the sessions on a terminal while they run, twice a second.</summary>
internal sealed class LiveSessions : IAsyncDisposable
{
    private static readonly TimeSpan s_frame = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _end = new();
    private readonly SessionJournal _journal;
    private readonly IEventLoop _loop;
    private readonly Task _shown;

    public LiveSessions(VerbRun run, SessionJournal journal, IEventLoop loop)
    {
        _journal = journal;
        _loop = loop;
        _shown = run.Human.Live(Draw([], run.Human)).StartAsync(context => ShowAsync(context, run.Human));
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _shown;
        _end.Dispose();
    }

    private async Task ShowAsync(LiveDisplayContext context, IAnsiConsole console)
    {
        do
        {
            // The counters are the loop's.
            IReadOnlyList<SessionRow> rows = await _loop.InvokeAsync<IReadOnlyList<SessionRow>>(
                () => [.. _journal.Sessions.Select(SessionRow.Of)]);
            context.UpdateTarget(Draw(rows, console));
            _ = await Task.WhenAny(Task.Delay(s_frame, _end.Token));
        }
        while (!_end.IsCancellationRequested);
    }

    private Spectre.Console.Rendering.IRenderable Draw(IReadOnlyList<SessionRow> rows, IAnsiConsole console) =>
        SessionTable.Draw(rows, _journal.Counts, console.Profile.Height);
}
