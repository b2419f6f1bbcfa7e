using System.Diagnostics;
using System.Threading.Channels;
using UserCoNdis.HardwareAgent.Control;
using UserCoNdis.HardwareAgent.Kernel;
using UserCoNdis.HardwareAgent.Programs;
using UserCoNdis.HardwareGuest.Cases;
using UserCoNdis.HardwareGuest.Control;

namespace UserCoNdis.HardwareAgent;

/// <summary>
/// One case from its gadgets to what it left behind. Everything happens in one place, <see cref="PumpUntilAsync"/>: what programs say is taken
/// there in order, and the events that it sets off are done there before the next line is taken.
/// </summary>
internal sealed class CaseRun : IDisposable
{
    private static readonly TimeSpan s_tick = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan s_patience = Patience.Of(30);
    private static readonly TimeSpan s_terminated = Patience.Of(15);

    private readonly HardwareCase _case;
    private readonly IHost _host;
    private readonly CaseFolder _folder;
    private readonly Channel<Happening> _happenings = Channel.CreateUnbounded<Happening>();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly List<string> _failures = [];
    private readonly List<CaseProgram> _programs;
    private readonly List<Gadget> _gadgets = [];
    private readonly HashSet<string> _pulled = new(StringComparer.Ordinal);
    private readonly List<EventSpec> _events;

    public CaseRun(HardwareCase hardwareCase, CaseFolder folder, IHost host)
    {
        _case = hardwareCase;
        _folder = folder;
        _host = host;
        _events = [.. hardwareCase.Events];
        _programs = [.. hardwareCase.Programs.Select(Create)];
    }

    /// <summary>Takes what a program outside said.</summary>
    public void Take(OutsideLine line) => _happenings.Writer.TryWrite(new Happening(line.Program, line.Text));

    /// <summary>Takes the end of a program outside.</summary>
    public void Take(OutsideEnd end) => _happenings.Writer.TryWrite(new Happening(end.Program, null, end.ExitCode));

    /// <summary>Runs it.</summary>
    public async Task<CaseResult> RunAsync(ModuleSet modules, KernelLog log)
    {
        var leavings = new Leavings(_case.Name);
        try
        {
            _folder.Create(_case.Inputs);
            modules.Change(_case.Modules);
            leavings.LookAgain(); // what a driver makes stays with it
            foreach (GadgetSpec gadget in _case.Gadgets)
            {
                _gadgets.Add(Gadget.Create(gadget));
                _gadgets[^1].Bind();
            }

            await RunProgramsAsync();
            await WaitForAsync("afterwards", _case.Afterwards);
        }
        catch (Exception e) when (e is AgentException or IOException or UnauthorizedAccessException)
        {
            _failures.Add(e.Message);
        }

        await EndAllAsync();
        Unplug();
        await PutBackAsync();
        await CheckLeavingsAsync(leavings);
        CheckPrograms();
        CheckKernel(log);
        return new CaseResult(
            _case.Name, _failures, [.. _programs.Where(program => program.HasStarted).Select(program => program.Result)],
            Math.Round(_clock.Elapsed.TotalSeconds, 3));
    }

    /// <inheritdoc/>
    public void Dispose() => _programs.ForEach(program => program.Dispose());

    private CaseProgram Create(ProgramSpec spec) =>
        spec.Outside ? new OutsideProgram(spec, _host) : new GuestProgram(spec, _folder, _happenings.Writer);

    private async Task RunProgramsAsync()
    {
        foreach (CaseProgram program in _programs)
        {
            await WaitForAsync(program.Spec.Name, program.Spec.Needs);
            await program.StartAsync();
            if (program.Spec.ReadyWhen is string text)
            {
                await PumpUntilAsync(() => program.Said(text) || program.HasEnded, Limit(program), $"{program.Spec.Name} to say '{text}'");
                if (!program.Said(text))
                {
                    throw new AgentException($"{program.Spec.Name} ended before it said '{text}'");
                }
            }
            else if (!program.Spec.Background)
            {
                await WaitForEndAsync(program);
            }
        }

        foreach (CaseProgram program in _programs.Where(program => !program.Spec.Background))
        {
            await WaitForEndAsync(program);
        }
    }

    private async Task WaitForEndAsync(CaseProgram program)
    {
        try
        {
            await PumpUntilAsync(() => program.HasEnded, Limit(program), $"{program.Spec.Name} to end");
        }
        catch (AgentException e)
        {
            throw new AgentException($"{e.Message}{program.Whereabouts}", e);
        }
    }

    private static TimeSpan Limit(CaseProgram program) => Patience.Of(program.Spec.LimitSeconds) - program.Ran;

    private Task WaitForAsync(string who, IReadOnlyList<string> needs) =>
        PumpUntilAsync(() => _folder.Expand(needs).All(IsThere), s_patience, $"{string.Join(" and ", needs)} ({who})");

    private bool IsThere(string need) =>
        need.StartsWith(ProgramSpec.Ended, StringComparison.Ordinal) ? Find(need[ProgramSpec.Ended.Length..]).HasEnded : Presence.Of(need);

    /// <summary>Takes what happens until something is so; throws when that takes too long.</summary>
    private async Task PumpUntilAsync(Func<bool> isSo, TimeSpan limit, string wanted)
    {
        TimeSpan end = _clock.Elapsed + limit;
        while (!isSo())
        {
            if (_clock.Elapsed > end)
            {
                throw new AgentException($"waited {Math.Max(limit.TotalSeconds, 0):F0} s in vain for {wanted}");
            }

            using CancellationTokenSource tick = new(s_tick);
            try
            {
                await HandleAsync(await _happenings.Reader.ReadAsync(tick.Token));
            }
            catch (OperationCanceledException)
            {
                // nothing happened
            }
        }
    }

    private async Task HandleAsync(Happening happening)
    {
        CaseProgram program = Find(happening.Program);
        if (happening.Line is string line)
        {
            program.Add(line, _clock.Elapsed);
        }
        else
        {
            program.End(happening.ExitCode);
        }

        foreach (EventSpec due in _events.Where(each => IsDue(each, happening)).ToArray())
        {
            _ = _events.Remove(due);
            program.Add($"[{due.Action} {due.Target}]", _clock.Elapsed);
            await DoAsync(due);
        }
    }

    private static bool IsDue(EventSpec each, Happening happening) => each.Program == happening.Program && (each.Says is null
        ? happening.Line is null
        : happening.Line?.Contains(each.Says, StringComparison.Ordinal) == true);

    private Task DoAsync(EventSpec due)
    {
        switch (due.Action)
        {
            case EventAction.Unbind:
                FindGadget(due.Target).Unbind();
                return Task.CompletedTask;
            case EventAction.Bind:
                FindGadget(due.Target).Bind();
                return Task.CompletedTask;
            case EventAction.Interrupt:
                return Find(due.Target).InterruptAsync();
            case EventAction.Freeze:
                return Find(due.Target).FreezeAsync();
            case EventAction.Kill:
                return Find(due.Target).KillAsync();
            case EventAction.Unplug:
                _ = _pulled.Add(due.Target);
                return _host.AskAsync(HostVerb.Unplug, due.Target);
            default:
                _ = _pulled.Remove(due.Target);
                return _host.AskAsync(HostVerb.Plug, due.Target);
        }
    }

    private CaseProgram Find(string name) =>
        _programs.Find(program => program.Spec.Name == name) ?? throw new AgentException($"the case has no program {name}");

    private Gadget FindGadget(string name) =>
        _gadgets.Find(gadget => gadget.Name == name) ?? throw new AgentException($"the case has no gadget {name}");

    /// <summary>Ends what still runs: asked first, then killed. What is no part of the background should have ended by itself.</summary>
    private async Task EndAllAsync()
    {
        _events.Clear();
        CaseProgram[] running = [.. _programs.Where(program => program.HasStarted && !program.HasEnded)];
        foreach (CaseProgram program in running)
        {
            await (program.IsFrozen ? program.KillAsync() : program.TerminateAsync());
        }

        foreach (CaseProgram program in running)
        {
            try
            {
                await PumpUntilAsync(() => program.HasEnded, s_terminated, "the end of all");
            }
            catch (AgentException)
            {
                _failures.Add($"{program.Spec.Name} did not end when it was asked to, and was killed");
                await program.KillAsync();
            }
        }
    }

    /// <summary>The last case's gadget is the next one's trouble: all are tried.</summary>
    private void Unplug()
    {
        foreach (Gadget gadget in _gadgets)
        {
            try
            {
                gadget.Remove();
            }
            catch (IOException e)
            {
                _failures.Add($"the gadget {gadget.Name} does not go: {e.Message}");
            }
        }
    }

    /// <summary>What the machine had when it booted it has for the next case too.</summary>
    private async Task PutBackAsync()
    {
        foreach (string device in _pulled)
        {
            try
            {
                await _host.AskAsync(HostVerb.Plug, device);
            }
            catch (AgentException e)
            {
                _failures.Add(e.Message);
            }
        }
    }

    private async Task CheckLeavingsAsync(Leavings leavings)
    {
        try
        {
            await PumpUntilAsync(() => leavings.Now.Count == 0, s_terminated, "nothing to be left");
        }
        catch (AgentException)
        {
            _failures.AddRange(leavings.Now.Select(what => $"left behind: {what}"));
            leavings.Sweep();
        }
    }

    private void CheckPrograms()
    {
        foreach (CaseProgram program in _programs.Where(program => program.HasStarted))
        {
            ProgramSpec spec = program.Spec;
            if (!spec.Background && spec.ExitCode is int wanted && program.ExitCode != wanted)
            {
                _failures.Add($"{spec.Name} ended with {program.ExitCode?.ToString() ?? "a kill"}, not {wanted}");
            }

            _failures.AddRange(spec.Says.Where(text => !program.Said(text)).Select(text => $"{spec.Name} did not say '{text}'"));
            _failures.AddRange(spec.NeverSays.Where(program.Said).Select(text => $"{spec.Name} said '{text}'"));
        }

        _failures.AddRange(_programs.Where(program => !program.HasStarted).Select(program => $"{program.Spec.Name} was not started"));
        _failures.AddRange(_failures.Count > 0 ? [] : UnusedEvents());
    }

    private IEnumerable<string> UnusedEvents() => _case.Events
        .Where(each => !Find(each.Program).Said($"[{each.Action} {each.Target}]"))
        .Select(each => $"{each.Program} did not say '{each.Says}', so {each.Action} {each.Target} did not happen");

    private void CheckKernel(KernelLog log)
    {
        IReadOnlyList<string> lines = log.Take();
        File.WriteAllLines(Path.Combine(_folder.Path, "kernel.log"), lines);
        _failures.AddRange(KernelLog.AlarmsIn(lines).Select(line => $"the kernel: {line.Trim()}"));
    }
}
