using System.Threading.Channels;
using Spectre.Console;
using UserCoNdis.Framework.Hosting;
using UserCoNdis.Tools.Cli.Shell;

namespace UserCoNdis.Tools.Cli.Calls;

/// <summary>Shows a ladder on standard error while it grows. A terminal that blocks holds up nothing but itself.</summary>
internal sealed class LiveLadder : IAsyncDisposable
{
    private readonly Channel<LadderEntry> _entries = Channel.CreateUnbounded<LadderEntry>(new() { SingleReader = true });
    private readonly Ladder _ladder;
    private readonly Task _shown;

    public LiveLadder(VerbRun run, Ladder ladder)
    {
        _ladder = ladder;
        _ladder.Added += Show;
        _shown = ShowAllAsync(run);
    }

    public async ValueTask DisposeAsync()
    {
        _ladder.Added -= Show;
        _ = _entries.Writer.TryComplete();
        await _shown;
    }

    private void Show(LadderEntry entry) => _ = _entries.Writer.TryWrite(entry); // the ladder bounds the number

    private async Task ShowAllAsync(VerbRun run)
    {
        await foreach (LadderEntry entry in _entries.Reader.ReadAllAsync())
        {
            string time = $"{entry.AtMs / 1000,8:F3}";
            if (run.Context.IsTerminal)
            {
                run.Human.MarkupLine(
                    $"[grey]{time}[/]  [cyan]{entry.Who.EscapeMarkup(),-9}[/] [yellow]{entry.Layer.EscapeMarkup(),-6}[/] {entry.Text.EscapeMarkup()}");
            }
            else
            {
                await run.Context.Error.WriteLineAsync($"{time}  {entry.Who,-9} {entry.Layer,-6} {entry.Text}");
            }
        }
    }
}
