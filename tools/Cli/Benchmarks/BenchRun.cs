using Spectre.Console;
using UserCoNdis.Tools.Cli.Benchmarks.Reports;
using UserCoNdis.Tools.Cli.Shell;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Cli.Benchmarks;

/// <summary>What every benchmark of links has of the outside: links, progress, capture, and where its report goes.</summary>
internal sealed class BenchRun : IDisposable
{
    private readonly VerbRun _run;
    private readonly string? _htmlFile;

    /// <summary>Begins a run.</summary>
    /// <param name="run">The verb's.</param>
    /// <param name="command">As it was typed, for the report.</param>
    /// <param name="htmlFile">Where the report with plots goes; null: nowhere.</param>
    /// <param name="captureFile">Where the capture goes; null: nowhere.</param>
    /// <exception cref="CliException">A file cannot be written.</exception>
    public BenchRun(VerbRun run, string command, string? htmlFile, string? captureFile)
    {
        (_run, _htmlFile, Links, Machine) = (run, htmlFile, run.Context.CreateLinks(), BenchMachine.Read(command));
        RefuseReportThatCannotBeWritten();
        Capture = BenchCapture.TryCreate(captureFile);
    }

    /// <summary>Gets the back-ends, one and the same for all that is opened.</summary>
    public LinkRegistry Links { get; }

    public BenchMachine Machine { get; }

    /// <summary>Gets what looks on; null: nothing does.</summary>
    public BenchCapture? Capture { get; }

    public CancellationToken Interrupted => _run.Context.Interrupted;

    public bool IsInterrupted => Interrupted.IsCancellationRequested;

    /// <summary>Runs the measures, and shows where they stand: a bar on a terminal, a line a stage in a file, nothing beside JSON.</summary>
    /// <param name="measure">Told whom to tell what begins and the share that is done.</param>
    public async Task WatchAsync(Func<Action<string, double>, Task> measure)
    {
        if (_run.Context.IsTerminal)
        {
            await _run.Human.Progress().AutoClear(true).StartAsync(async progress =>
            {
                ProgressTask task = progress.AddTask("opening", maxValue: 1);
                await measure((step, share) => (task.Description, task.Value) = (Markup.Escape(step), share));
            });
        }
        else
        {
            string said = "";
            await measure((step, _) =>
            {
                string stage = step.Split(',')[0];
                if (stage != said)
                {
                    _run.Say($"{said = stage}…");
                }
            });
        }
    }

    /// <summary>Shows what was found, in every form that was asked for.</summary>
    public void Report(BenchDocument document)
    {
        foreach (ReportSection section in document.ToSections())
        {
            _run.Human.WriteLine();
            _run.Say($"{section.Table.Title}. {section.Table.Note}");
            _run.Human.Write(section.Table.ToConsole());
        }

        foreach (string remark in document.Remarks)
        {
            _run.Say($"Remark: {remark}");
        }

        if (document.ToVerdict() is { } verdict)
        {
            _run.Say($"{verdict.Word}: {string.Join("; ", verdict.Reasons)}");
        }

        if (_htmlFile is { } file)
        {
            File.WriteAllText(file, HtmlReport.Of(document));
            _run.Say($"The report with plots is {file}.");
        }

        _run.Document<object>(document); // its own members too, not only those that all have
    }

    public void Dispose() => Capture?.Dispose();

    private void RefuseReportThatCannotBeWritten()
    {
        if (_htmlFile is not { } file)
        {
            return;
        }

        try
        {
            File.WriteAllText(file, "");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException(ExitCode.BadUsage, "reportFailed", $"the report cannot be written: {e.Message}", e);
        }
    }
}
