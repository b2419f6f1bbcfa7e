using System.Diagnostics;
using System.Text;

namespace UserCoNdis.Tools.Bench;

/// <summary>A program that runs beside; ended in order at the latest when this is disposed.</summary>
internal sealed class BenchProcess : IDisposable
{
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(10);
    private readonly Process _process;
    private readonly StringBuilder _output = new();

    public BenchProcess(string program, IEnumerable<string> arguments)
    {
        _process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true },
        };
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _ = _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Gets what it wrote, both streams.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Runs a program to its end.</summary>
    public static string Run(string program, string arguments)
    {
        using BenchProcess process = new(program, arguments.Split(' '));
        process.WaitForExit(s_grace);
        return process.Output;
    }

    /// <summary>Gives the programs that are not in PATH.</summary>
    public static string[] FindMissing(params string[] programs)
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return [.. programs.Where(program => !folders.Any(folder => File.Exists(Path.Combine(folder, program))))];
    }

    public void WaitForExit(TimeSpan limit)
    {
        if (_process.WaitForExit(limit))
        {
            _process.WaitForExit(); // until its output is read to the end
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            using (Process? signal = Process.Start("kill", ["-TERM", _process.Id.ToString("0")]))
            {
                signal?.WaitForExit();
            }

            if (!_process.WaitForExit(s_grace))
            {
                _process.Kill(entireProcessTree: true);
            }
        }

        _process.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs e)
    {
        lock (_output)
        {
            _ = _output.Append(e.Data).Append(e.Data is null ? "" : "\n");
        }
    }
}
