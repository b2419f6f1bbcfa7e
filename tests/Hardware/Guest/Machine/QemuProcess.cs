using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using UserCoNdis.HardwareGuest.Image;

namespace UserCoNdis.HardwareGuest.Machine;

/// <summary>
/// QEMU as a process that ends in time: timeout(1) kills it even when whoever started it is gone. Both are one process group.
/// </summary>
public sealed class QemuProcess : IDisposable
{
    private static readonly ConcurrentDictionary<QemuProcess, bool> s_running = new();

    private readonly Process _process;

    /// <summary>Starts it.</summary>
    /// <param name="arguments">Of QEMU.</param>
    /// <param name="limit">How long it may run.</param>
    /// <param name="streams">What its input and output are.</param>
    public QemuProcess(IEnumerable<string> arguments, TimeSpan limit, QemuStreams streams)
    {
        bool keepsOutput = streams == QemuStreams.Kept;
        string qemu = HostTool.Find(QemuCommand.Program) ?? throw new GuestException($"needs {QemuCommand.Program}");
        string seconds = limit.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture);
        string[] group = streams == QemuStreams.Ours ? ["--foreground"] : [];
        ProcessStartInfo start = new("timeout", [.. group, "--signal=KILL", seconds, qemu, .. arguments])
        {
            UseShellExecute = false,

            // Never closed: at its end QEMU would take the port that it is away from the guest.
            RedirectStandardInput = streams != QemuStreams.Ours,
            RedirectStandardOutput = keepsOutput,
            RedirectStandardError = keepsOutput,
        };
        _process = Process.Start(start)!;
        s_running[this] = true;
        if (keepsOutput)
        {
            _process.OutputDataReceived += (_, line) => Complain(line.Data);
            _process.ErrorDataReceived += (_, line) => Complain(line.Data);
            _process.BeginOutputReadLine();
            _process.BeginErrorReadLine();
        }
    }

    /// <summary>What QEMU itself complained of.</summary>
    public string Complaints { get; private set; } = "";

    /// <summary>Pulls the plug of every machine that this process has; whoever waits for one sees it go off.</summary>
    public static void KillAll()
    {
        foreach (QemuProcess running in s_running.Keys)
        {
            running._process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Whether the machine is off.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Ends when the machine is off.</summary>
    public Task WaitForExitAsync() => _process.WaitForExitAsync();

    /// <summary>Waits until the machine is off; false when that takes longer.</summary>
    public bool WaitForExit(TimeSpan patience) => _process.WaitForExit(patience);

    /// <summary>Waits until the machine is off.</summary>
    public void WaitForExit() => _process.WaitForExit();

    /// <inheritdoc/>
    public void Dispose()
    {
        _ = s_running.TryRemove(this, out _);
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private void Complain(string? line) => Complaints += line is null ? "" : line + '\n';
}
