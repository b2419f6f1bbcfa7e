using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Threading.Channels;
using UserCoNdis.HardwareGuest.Cases;

namespace UserCoNdis.HardwareAgent.Programs;

/// <summary>A program that runs in this guest.</summary>
internal sealed class GuestProgram(ProgramSpec spec, CaseFolder folder, ChannelWriter<Happening> happenings) : CaseProgram(spec)
{
    // Children that were handed the outputs can hold them open for longer than their parent lives.
    private static readonly TimeSpan s_lastLines = TimeSpan.FromSeconds(1);

    private Process? _process;

    protected override Task BeginAsync()
    {
        string[] command = folder.Expand(Spec.Command);
        ProcessStartInfo start = new(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.Path,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach ((string name, string value) in Spec.Environment)
        {
            start.Environment[name] = value;
        }

        start.Environment[Leavings.Mark] = folder.Case;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, e) => Say(e.Data);
        _process.ErrorDataReceived += (_, e) => Say(e.Data);
        _process.Exited += (_, _) => _ = ReportEndAsync(_process);
        try
        {
            _ = _process.Start();
        }
        catch (Win32Exception e)
        {
            throw new AgentException($"{Spec.Name} does not start: {e.Message}", e);
        }

        _process.StandardInput.Close();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override string Whereabouts => _process is null ? "" : $": {ProcessState.Of(_process.Id)}";

    public override void Dispose() => _process?.Dispose();

    protected override Task DestroyAsync()
    {
        try
        {
            _process!.Kill(entireProcessTree: true);
        }
        catch (AggregateException)
        {
            // a child that is gone already
        }

        return Task.CompletedTask;
    }

    protected override Task SignalAsync(int signal)
    {
        if (!HasEnded)
        {
            SignalNative.Send(_process!.Id, signal);
        }

        return Task.CompletedTask;
    }

    private void Say(string? line)
    {
        if (line is not null)
        {
            _ = happenings.TryWrite(new Happening(Spec.Name, line));
        }
    }

    private async Task ReportEndAsync(Process process)
    {
        using CancellationTokenSource patience = new(s_lastLines);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            // its children go on talking
        }

        catch (InvalidOperationException e)
        {
            Say($"(its last lines are lost: {e.Message})");
        }

        _ = happenings.TryWrite(new Happening(Spec.Name, null, process.ExitCode));
    }
}
