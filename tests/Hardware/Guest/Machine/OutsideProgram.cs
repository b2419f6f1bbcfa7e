using System.Diagnostics;
using System.Text;
using UserCoNdis.HardwareGuest.Cases;
using UserCoNdis.HardwareGuest.Control;

namespace UserCoNdis.HardwareGuest.Machine;

/// <summary>A program of a case that runs on the machine outside, its lines and its end told to the guest, which judges them.</summary>
internal sealed class OutsideProgram : IDisposable
{
    private readonly Process _process;

    /// <summary>Starts it; setsid makes it a process group of its own.</summary>
    public OutsideProgram(ProgramSpec spec, IEnumerable<string> command, string folder, Action<ControlMessage> tell)
    {
        ProcessStartInfo start = new("setsid", command)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach ((string name, string value) in spec.Environment)
        {
            start.Environment[name] = value;
        }

        void Say(string? line)
        {
            if (line is not null)
            {
                tell(new OutsideLine(spec.Name, line));
            }
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, e) => Say(e.Data);
        _process.ErrorDataReceived += (_, e) => Say(e.Data);
        _process.StandardInput.Close();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _ = TellEndAsync(spec.Name, tell);
    }

    /// <summary>Sends it what Ctrl-C sends.</summary>
    public void Interrupt() => HostNative.SendToGroup(_process.Id, HostNative.Interrupt);

    /// <summary>Kills it and what it started.</summary>
    public void Kill() => HostNative.SendToGroup(_process.Id, HostNative.Kill);

    /// <inheritdoc/>
    public void Dispose()
    {
        Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task TellEndAsync(string name, Action<ControlMessage> tell)
    {
        await _process.WaitForExitAsync();
        tell(new OutsideEnd(name, _process.ExitCode));
    }
}
