using System.Diagnostics;
using System.Globalization;
using System.Text;
using Xunit.Abstractions;

namespace UserCoNdis.Integration.Tests.Peers;

/// <summary>
/// A program that a test starts: in a process group of its own, killed whole at the end, its output kept line by line.
/// The transcript goes to the test's output, which xUnit shows when the test fails.
/// </summary>
internal sealed class PeerProcess : IDisposable
{
    private readonly Process _process;
    private readonly ITestOutputHelper _output;
    private readonly string _name;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly List<string> _lines = [];
    private readonly List<string> _stamped = [];
    private readonly StringBuilder _standardOutput = new();
    private readonly object _gate = new();

    private PeerProcess(string name, Process process, ITestOutputHelper output)
    {
        _name = name;
        _process = process;
        _output = output;
    }

    /// <summary>The process, which is also its group.</summary>
    public int Id => _process.Id;

    /// <summary>How much of the machine's memory it has.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public bool HasExited => _process.HasExited;

    /// <summary>Every line so far, both outputs.</summary>
    public string Text
    {
        get
        {
            lock (_gate)
            {
                return string.Join('\n', _lines);
            }
        }
    }

    /// <summary>Its standard output alone.</summary>
    public string StandardOutput
    {
        get
        {
            lock (_gate)
            {
                return _standardOutput.ToString();
            }
        }
    }

    /// <summary>Starts a program with no input.</summary>
    public static PeerProcess Start(
        ITestOutputHelper output,
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? environment = null,
        string? folder = null) =>
        Start(output, new PeerProgram(program, arguments) { Environment = environment, Folder = folder });

    /// <summary>Starts a program; setsid makes it the leader of its own session and group.</summary>
    public static PeerProcess Start(ITestOutputHelper output, PeerProgram program)
    {
        ProcessStartInfo start = new("setsid", program.CommandLine)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = program.Folder ?? "/",
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach ((string key, string value) in program.Environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            start.Environment[key] = value;
        }

        PeerProcess peer = new(program.Name, new Process { StartInfo = start }, output);
        peer._process.OutputDataReceived += (_, e) => peer.Add(e.Data, isOutput: true);
        peer._process.ErrorDataReceived += (_, e) => peer.Add(e.Data, isOutput: false);
        Inheritance.Start(peer._process, program.Inherited);
        peer._process.StandardInput.AutoFlush = true;
        if (!program.TakesInput)
        {
            peer._process.StandardInput.Close();
        }

        peer._process.BeginOutputReadLine();
        peer._process.BeginErrorReadLine();
        return peer;
    }

    /// <summary>Writes a line to its standard input.</summary>
    public void Say(string line)
    {
        lock (_gate)
        {
            _stamped.Add($"{_clock.Elapsed.TotalSeconds,7:F3} <{line}");
        }

        _process.StandardInput.WriteLine(line);
    }

    /// <summary>Waits for a line that contains <paramref name="text"/> and gives it; a line said before counts.</summary>
    public string WaitFor(string text, double seconds = 20) =>
        WaitFor(line => line.Contains(text, StringComparison.Ordinal), $"'{text}'", seconds);

    /// <summary>Waits for a line that passes a test and gives it; a line said before counts.</summary>
    public string WaitFor(Predicate<string> isWanted, string wanted, double seconds = 20)
    {
        TimeSpan end = _clock.Elapsed + TimeSpan.FromSeconds(seconds);
        lock (_gate)
        {
            for (int next = 0; ; next++)
            {
                while (next == _lines.Count)
                {
                    TimeSpan left = end - _clock.Elapsed;
                    if (left <= TimeSpan.Zero || (_process.HasExited && !Monitor.Wait(_gate, 1000)))
                    {
                        throw new PeerException($"{_name} did not say {wanted} in {seconds} s. It said:\n{Transcript()}");
                    }

                    _ = Monitor.Wait(_gate, left < TimeSpan.FromSeconds(0.2) ? left : TimeSpan.FromSeconds(0.2));
                }

                if (isWanted(_lines[next]))
                {
                    return _lines[next];
                }
            }
        }
    }

    /// <summary>Waits for something that it does and does not say.</summary>
    public void WaitUntil(Func<bool> condition, string wanted, double seconds = 20)
    {
        TimeSpan end = _clock.Elapsed + TimeSpan.FromSeconds(seconds);
        while (!condition())
        {
            if (_clock.Elapsed > end || _process.WaitForExit(TimeSpan.FromMilliseconds(10)))
            {
                throw new PeerException($"{_name} has no {wanted} after {_clock.Elapsed.TotalSeconds:F1} s. It said:\n{Text}");
            }
        }
    }

    /// <summary>Waits for the end and gives the exit code.</summary>
    public int WaitForExit(double seconds = 20)
    {
        if (!_process.WaitForExit(TimeSpan.FromSeconds(seconds)))
        {
            throw new PeerException($"{_name} did not end in {seconds} s. It said:\n{Transcript()}");
        }

        _process.WaitForExit(); // the outputs' last lines
        return _process.ExitCode;
    }

    /// <summary>Sends what Ctrl-C sends.</summary>
    public void Interrupt() => PeerNative.Interrupt(Id);

    /// <summary>Kills it and all that it started.</summary>
    public void Kill() => PeerNative.KillGroup(Id);

    /// <summary>Kills the programs that it started itself.</summary>
    public void KillChildren()
    {
        string children = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{Id}/task/{Id}/children"));
        foreach (string child in children.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            PeerNative.Kill(int.Parse(child, CultureInfo.InvariantCulture));
        }
    }

    public void Dispose()
    {
        Kill();
        _ = _process.WaitForExit(TimeSpan.FromSeconds(5));
        lock (_gate)
        {
            _output.WriteLine($"--- {_name} {string.Join(' ', _process.StartInfo.ArgumentList.Skip(3))}\n{Transcript()}");
        }

        _process.Dispose();
    }

    private string Transcript() => string.Join('\n', _stamped);

    private void Add(string? line, bool isOutput)
    {
        if (line is null)
        {
            return;
        }

        lock (_gate)
        {
            _lines.Add(line);
            if (isOutput)
            {
                _ = _standardOutput.Append(line).Append('\n');
            }

            _stamped.Add($"{_clock.Elapsed.TotalSeconds,7:F3}  {line}");
            Monitor.PulseAll(_gate);
        }
    }
}
