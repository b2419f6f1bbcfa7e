using System.Diagnostics;
using UserCoNdis.HardwareGuest.Cases;
using UserCoNdis.HardwareGuest.Control;

namespace UserCoNdis.HardwareAgent.Programs;

/// <summary>A program of a case, wherever it runs. Its lines and its end arrive as happenings; all else is done by the case.</summary>
internal abstract class CaseProgram(ProgramSpec spec) : IDisposable
{
    private readonly List<string> _lines = [];
    private readonly List<string> _stamped = [];
    private readonly Stopwatch _ran = new();

    public ProgramSpec Spec => spec;

    public bool HasStarted { get; private set; }

    public bool HasEnded { get; private set; }

    /// <summary>Its exit code; null while it runs, or when it was killed.</summary>
    public int? ExitCode { get; private set; }

    /// <summary>Whether the case ended it.</summary>
    public bool WasKilled { get; private set; }

    /// <summary>Whether it was asked to end.</summary>
    public bool WasAsked { get; private set; }

    /// <summary>Whether it stands still.</summary>
    public bool IsFrozen { get; private set; }

    public TimeSpan Ran => _ran.Elapsed;

    /// <summary>Starts it.</summary>
    public async Task StartAsync()
    {
        HasStarted = true;
        _ran.Start();
        await BeginAsync();
    }

    /// <summary>Takes a line that it said.</summary>
    public void Add(string line, TimeSpan now)
    {
        _lines.Add(line);
        _stamped.Add($"{now.TotalSeconds,8:F3} {line}");
    }

    /// <summary>Takes its end.</summary>
    public void End(int exitCode)
    {
        _ran.Stop();
        HasEnded = true;
        ExitCode = WasKilled ? null : exitCode;
    }

    /// <summary>Whether it said a line that contains this.</summary>
    public bool Said(string text) => _lines.Any(line => line.Contains(text, StringComparison.Ordinal));

    /// <summary>Kills it and what it started.</summary>
    public Task KillAsync()
    {
        WasKilled = true;
        return DestroyAsync();
    }

    /// <summary>Sends it what Ctrl-C sends.</summary>
    public Task InterruptAsync()
    {
        WasAsked = true;
        return SignalAsync(SignalNative.Interrupt);
    }

    /// <summary>Makes it stand still.</summary>
    public Task FreezeAsync()
    {
        IsFrozen = true;
        return SignalAsync(SignalNative.Stop);
    }

    /// <summary>Asks it to end, unless it was asked already: a second time means at once.</summary>
    public Task TerminateAsync() => WasAsked ? Task.CompletedTask : SignalAsync(SignalNative.Terminate);

    /// <summary>Where it stands, for who waits for it in vain.</summary>
    public virtual string Whereabouts => "";

    /// <summary>What it did, its output with the seconds of the case.</summary>
    public ProgramResult Result => new(spec.Name, ExitCode, Math.Round(_ran.Elapsed.TotalSeconds, 3), string.Join('\n', _stamped));

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Sends it a signal, wherever it is.</summary>
    protected abstract Task SignalAsync(int signal);

    /// <summary>Starts it, under whatever it is.</summary>
    protected abstract Task BeginAsync();

    /// <summary>Kills it, under whatever it is.</summary>
    protected abstract Task DestroyAsync();
}
