using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Serial;

/// <summary>The modem lines of a port, watched by a timer on the loop (docs/adr/0008).</summary>
/// <remarks>
/// TIOCMIWAIT cannot be cancelled, so nothing waits in it. Every 20 ms the driver's counters are read, which costs no
/// traffic on the bus and shows a line that went on and off in between; the lines themselves are read when a counter
/// moved, and every 200 ms because some drivers count nothing. Without counters the lines are read every time.
/// </remarks>
internal sealed class SerialLines : IModemLines, IDisposable
{
    private const int PollsPerSweep = 10;
    private static readonly TimeSpan s_period = TimeSpan.FromMilliseconds(20);

    private readonly IEventLoop _loop;
    private readonly ISerialControl _control;
    private readonly string _name;
    private readonly ILoopTimer _poll;
    private readonly ILoopTimer _breakEnd;
    private Action<ModemLines, ModemLines>? _report;
    private SerialCounters _counters;
    private ModemLines _inputs;
    private int _pollsToSweep = PollsPerSweep;

    private SerialLines(IEventLoop loop, ISerialControl control, string name, ModemLines lines)
    {
        _loop = loop;
        _control = control;
        _name = name;
        _poll = loop.CreateTimer(Poll);
        _breakEnd = loop.CreateTimer(() => _ = control.SetBreak(on: false));
        _inputs = lines & ModemLines.Inputs;
        _ = control.TryGetCounters(out _counters);
    }

    /// <inheritdoc/>
    /// <remarks>The kernel does not tell which inputs are wired, only that the port has lines.</remarks>
    public ModemLines Supported => ModemLines.Inputs | ModemLines.Outputs;

    /// <inheritdoc/>
    public ModemLines Current => _control.TryGetLines(out ModemLines lines) ? lines : ModemLines.None;

    /// <summary>Returns null when the port has no lines.</summary>
    public static SerialLines? TryMake(IEventLoop loop, ISerialControl control, string name) =>
        control.TryGetLines(out ModemLines lines) ? new SerialLines(loop, control, name, lines) : null;

    /// <summary>Starts watching.</summary>
    /// <param name="report">Told the lines that are on and the inputs that changed.</param>
    public void Start(Action<ModemLines, ModemLines> report)
    {
        _report = report;
        _poll.Arm(_loop.Now + s_period);
    }

    /// <inheritdoc/>
    public void Set(ModemLines mask, ModemLines values)
    {
        int error = _control.SetLines(mask & ModemLines.Outputs, values);
        if (error != 0)
        {
            throw new LinkException(
                LinkErrorKind.InputOutput, $"{_name} does not switch {mask & ModemLines.Outputs}: errno {error}", error);
        }
    }

    /// <inheritdoc/>
    public void SendBreak(TimeSpan duration)
    {
        if (_control.SetBreak(on: true) == 0)
        {
            _breakEnd.Arm(_loop.Now + duration);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_breakEnd.DueAt is not null)
        {
            _ = _control.SetBreak(on: false);
        }

        _poll.Dispose();
        _breakEnd.Dispose();
    }

    private void Poll()
    {
        _poll.Arm(_loop.Now + s_period);
        ModemLines moved = ReadMoved(out bool hasCounters);
        bool sweep = --_pollsToSweep <= 0;
        if (hasCounters && moved == ModemLines.None && !sweep)
        {
            return;
        }

        _pollsToSweep = PollsPerSweep;
        if (!_control.TryGetLines(out ModemLines lines))
        {
            return; // unplugged: reading tells
        }

        ModemLines changed = moved | ((lines ^ _inputs) & ModemLines.Inputs);
        _inputs = lines & ModemLines.Inputs;
        if (changed != ModemLines.None)
        {
            _report!(lines, changed);
        }
    }

    private ModemLines ReadMoved(out bool hasCounters)
    {
        hasCounters = _control.TryGetCounters(out SerialCounters now);
        if (!hasCounters)
        {
            return ModemLines.None;
        }

        ModemLines moved = (now.Cts != _counters.Cts ? ModemLines.Cts : ModemLines.None)
            | (now.Dsr != _counters.Dsr ? ModemLines.Dsr : ModemLines.None)
            | (now.Dcd != _counters.Dcd ? ModemLines.Dcd : ModemLines.None)
            | (now.Rng != _counters.Rng ? ModemLines.Ri : ModemLines.None);
        _counters = now;
        return moved;
    }
}
