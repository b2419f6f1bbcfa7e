using Spectre.Console;
using UserCoNdis.Tools.Cli.Shell;

namespace UserCoNdis.Tools.Cli.Calls;

/// <summary>Shows how far work on many things is: a bar on a terminal, else a line now and then.</summary>
internal static class WorkProgress
{
    private static readonly TimeSpan s_frame = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_line = TimeSpan.FromSeconds(1);

    /// <summary>Waits for work and shows it meanwhile.</summary>
    /// <param name="run">Where to.</param>
    /// <param name="what">What is done, as in "hanging up".</param>
    /// <param name="total">How many there are.</param>
    /// <param name="done">Tells how many are done.</param>
    /// <param name="work">The work.</param>
    public static async Task ShowAsync(VerbRun run, string what, int total, Func<int> done, Task work)
    {
        if (total > 0 && run.Context.IsTerminal)
        {
            await run.Human.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn()).StartAsync(async bar =>
            {
                ProgressTask task = bar.AddTask(what, maxValue: total);
                while (!work.IsCompleted)
                {
                    Set(task);
                    _ = await Task.WhenAny(work, Task.Delay(s_frame, CancellationToken.None));
                }

                Set(task);
            });
        }
        else
        {
            int said = 0;
            while (await Task.WhenAny(work, Task.Delay(s_line, CancellationToken.None)) != work)
            {
                if (done() is { } now && now != said)
                {
                    said = now;
                    run.Say($"{what}: {now} of {total}");
                }
            }
        }

        await work;

        void Set(ProgressTask task)
        {
            task.Value = done();
            task.Description = $"{what} {done()} of {total}";
        }
    }
}
