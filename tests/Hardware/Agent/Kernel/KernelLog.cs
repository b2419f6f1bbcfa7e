using System.Diagnostics;

namespace UserCoNdis.HardwareAgent.Kernel;

/// <summary>
/// What the kernel says while cases run (/dev/kmsg; Documentation/ABI/testing/dev-kmsg: one record a read, "priority,number,time,flags;text").
/// A marker that is written into it comes out behind everything said before.
/// </summary>
internal sealed class KernelLog
{
    private const string Device = "/dev/kmsg";
    private const int LongestRecord = 8192;

    // What a kernel says when it found a fault of its own, or was led into one.
    private static readonly string[] s_alarms =
        ["BUG:", "WARNING:", "Oops", "general protection fault", "Call Trace:", "blocked for more than", "nobody cared", "Kernel panic", "refcount_t"];

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private readonly object _gate = new();
    private readonly List<string> _lines = [];
    private string? _marker;
    private int _markers;

    /// <summary>Begins to read; what was said before counts to the first case.</summary>
    public KernelLog() => new Thread(Read) { IsBackground = true, Name = "kernel log" }.Start();

    /// <summary>Gives what was said since the last call.</summary>
    public IReadOnlyList<string> Take()
    {
        lock (_gate)
        {
            _marker = $"ucondis agent: mark {++_markers}";
            File.WriteAllText(Device, _marker + '\n'); // a record without an end waits for the next one, and readers do not see it
            long startedAt = Stopwatch.GetTimestamp();
            while (_marker is not null && Stopwatch.GetElapsedTime(startedAt) < s_patience)
            {
                _ = Monitor.Wait(_gate, TimeSpan.FromSeconds(1));
            }

            if (_marker is not null)
            {
                _lines.Add("WARNING: the agent's marker did not come back");
            }

            string[] lines = [.. _lines];
            _lines.Clear();
            return lines;
        }
    }

    /// <summary>Those lines that no good kernel says.</summary>
    public static IEnumerable<string> AlarmsIn(IReadOnlyList<string> lines) =>
        lines.Where(line => s_alarms.Any(alarm => line.Contains(alarm, StringComparison.Ordinal)));

    private void Read()
    {
        using FileStream device = new(Device, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        byte[] record = new byte[LongestRecord];
        while (true)
        {
            try
            {
                int length = device.Read(record);
                Add(System.Text.Encoding.UTF8.GetString(record, 0, length).Split('\n')[0]);
            }
            catch (IOException)
            {
                Add(";(the kernel said more than it keeps)"); // EPIPE
            }
        }
    }

    private void Add(string record)
    {
        string text = record[(record.IndexOf(';', StringComparison.Ordinal) + 1)..];
        string stamp = record.Split(',') is [_, _, string microseconds, ..] && long.TryParse(microseconds, out long time)
            ? $"{time / 1e6,10:F3} "
            : "";
        lock (_gate)
        {
            if (text == _marker)
            {
                _marker = null;
                Monitor.PulseAll(_gate);
            }
            else
            {
                _lines.Add(stamp + text);
            }
        }
    }
}
