using System.Text.Json;
using UserCoNdis.HardwareGuest.Cases;
using UserCoNdis.HardwareGuest.Control;
using UserCoNdis.HardwareGuest.Image;

namespace UserCoNdis.HardwareGuest.Machine;

/// <summary>A guest that is on, with the agent in it, and runs one case after the other.</summary>
public sealed class GuestMachine : IAsyncDisposable
{
    private const int ConsoleLines = 60;

    // Whatever happens, QEMU ends after this.
    private static readonly TimeSpan s_longest = Patience.Of(20 * 60);
    private static readonly TimeSpan s_bootLimit = Patience.Of(90);
    private static readonly TimeSpan s_offLimit = TimeSpan.FromSeconds(10);

    private readonly GuestFolder _folder = new();
    private readonly CancellationTokenSource _over = new();
    private readonly LineSocket _control;
    private readonly LineSocket _monitor;
    private readonly QmpClient _qmp;
    private QemuProcess? _qemu;
    private Task _pump = Task.CompletedTask;

    private GuestMachine(MachineSpec spec)
    {
        Spec = spec;
        _control = new LineSocket(_folder.ControlSocket);
        _monitor = new LineSocket(_folder.MonitorSocket);
        _qmp = new QmpClient(_monitor);
    }

    /// <summary>What it is.</summary>
    public MachineSpec Spec { get; }

    /// <summary>Whether another case can run: the machine is on and nothing went wrong in it.</summary>
    public bool IsFit { get; private set; }

    /// <summary>What the agent said of the boot.</summary>
    public AgentReady Ready { get; private set; } = new("", 0);

    /// <summary>Switches one on and waits for its agent.</summary>
    public static async Task<GuestMachine> BootAsync(MachineSpec spec)
    {
        GuestMachine machine = new(spec);
        try
        {
            await machine.BootAsync();
            return machine;
        }
        catch
        {
            await machine.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a case; what it leaves in its working folder goes to <paramref name="keep"/>.</summary>
    public async Task<CaseReport> RunAsync(HardwareCase hardwareCase, string? keep = null)
    {
        IsFit = false;
        CaseFolders folders = new(_folder, hardwareCase.Name);
        _ = Directory.CreateDirectory(folders.Outside);
        using CaseHost host = new(hardwareCase, _folder, folders, _qmp, Tell);
        using CancellationTokenSource limit = new(Patience.Of(hardwareCase.LimitSeconds));
        CaseReport report;
        try
        {
            Tell(new RunCase(hardwareCase, folders.Inside));
            CaseResult result = await ServeAsync(host, limit.Token);
            report = Report(hardwareCase, result, [.. result.Failures]);
            IsFit = report.Passed;
        }
        catch (OperationCanceledException)
        {
            report = Report(hardwareCase, null, [$"it did not end in {Patience.Of(hardwareCase.LimitSeconds).TotalSeconds:F0} s"]);
        }
        catch (GuestException e)
        {
            report = Report(hardwareCase, null, [e.Message]);
        }

        if (keep is not null)
        {
            folders.Keep(keep, report.Passed ? hardwareCase.Files : null);
        }

        return report;
    }

    /// <summary>Switches it off, in order when it is fit.</summary>
    public async ValueTask DisposeAsync()
    {
        if (IsFit)
        {
            Tell(new PowerOff());
            _ = _qemu?.WaitForExit(s_offLimit);
        }

        _qemu?.Dispose();
        await _over.CancelAsync();
        _monitor.Dispose();
        _control.Dispose();
        await _pump.ContinueWith(_ => { }, TaskScheduler.Default);
        _over.Dispose();
        _folder.Dispose();
    }

    private async Task BootAsync()
    {
        KernelImage kernel = KernelCache.Current;
        using (FileStream initramfs = File.Create(_folder.Initramfs))
        {
            Initramfs.Write(initramfs, HostTool.Find("busybox")!, kernel);
        }

        PublishedPrograms programs = PublishedPrograms.Current;
        string[] agent = ["env", $"UCONDIS_PROGRAM={programs.Ucondis}", "dotnet", programs.Agent];
        await File.WriteAllTextAsync(_folder.StartScript, Machine.StartScript.For(agent, [], port: null));
        _qemu = new QemuProcess(
            [.. QemuCommand.Build(kernel, Spec, _folder), .. QemuCommand.Monitor(_folder), .. QemuCommand.Control(_folder)],
            s_longest, QemuStreams.Kept);
        using CancellationTokenSource limit = new(s_bootLimit);
        Task up = MeetAsync(limit.Token);
        if (await Task.WhenAny(up, _qemu.WaitForExitAsync()) != up || up.IsCanceled)
        {
            string what = up.IsCanceled ? $"the guest is not up after {s_bootLimit.TotalSeconds} s" : "the guest went off before it was up";
            throw new GuestException($"{what}.\n{_qemu.Complaints}{_folder.ConsoleTail(ConsoleLines)}");
        }

        await up;
        IsFit = true;
    }

    private async Task MeetAsync(CancellationToken cancel)
    {
        await _monitor.AcceptAsync(cancel);
        _pump = _qmp.PumpAsync(_over.Token);
        await _control.AcceptAsync(cancel);
        await _qmp.NegotiateAsync();
        Ready = await HearAsync(cancel) as AgentReady ?? throw new GuestException("the agent begins with something else than that it is ready");
    }

    private async Task<CaseResult> ServeAsync(CaseHost host, CancellationToken cancel)
    {
        while (true)
        {
            switch (await HearAsync(cancel))
            {
                case CaseResult result:
                    return result;
                case HostRequest request:
                    _ = host.DoAsync(request);
                    break;
                case ControlMessage other:
                    throw new GuestException($"an agent does not send {other.GetType().Name}");
            }
        }
    }

    private async Task<ControlMessage> HearAsync(CancellationToken cancel)
    {
        string line = await _control.ReadAsync(cancel)
            ?? throw new GuestException($"the guest broke off.\n{_qemu!.Complaints}");
        try
        {
            return ControlLine.Read(line);
        }
        catch (JsonException e)
        {
            throw new GuestException($"no control message: {line}", e);
        }
    }

    private void Tell(ControlMessage message) => _control.Write(ControlLine.Write(message));

    private CaseReport Report(HardwareCase hardwareCase, CaseResult? result, IReadOnlyList<string> failures) =>
        new(hardwareCase, result, failures, _folder.ConsoleTail(ConsoleLines));
}
