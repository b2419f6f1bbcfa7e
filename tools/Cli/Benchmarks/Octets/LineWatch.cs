using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Cli.Benchmarks.Octets;

/// <summary>Looks at the lines of a link, as fast as its loop turns, until those that are waited for have changed.</summary>
/// <remarks>Thread: the loop. It does not rely on what the link reports, since some links look only now and then.</remarks>
internal sealed class LineWatch
{
    public const int Lines = 6;
    private readonly IModemLines _lines;
    private readonly IEventLoop _loop;
    private readonly TimeProvider _clock;
    private readonly ModemLines _mask;
    private readonly ModemLines _wanted;
    private readonly ModemLines _before;
    private readonly Action _look;
    private readonly long[] _changedAt = new long[Lines];
    private TimeSpan _until = TimeSpan.MaxValue;
    private readonly TaskCompletionSource<long[]> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Starts looking.</summary>
    /// <param name="lines">The link's.</param>
    /// <param name="loop">The link's loop; called on it.</param>
    /// <param name="clock">What the changes are stamped by.</param>
    /// <param name="mask">The lines that are looked at.</param>
    /// <param name="wanted">When all of these have changed it ends; none: it ends when its time is over.</param>
    public LineWatch(IModemLines lines, IEventLoop loop, TimeProvider clock, ModemLines mask, ModemLines wanted)
    {
        (_lines, _loop, _clock, _mask, _wanted, _before) = (lines, loop, clock, mask, wanted, lines.Current);
        _look = Look;
        loop.Post(_look);
    }

    /// <summary>Gets the clock's stamp of each line's change, by the bit's number; 0: it did not change.</summary>
    public Task<long[]> Changes => _done.Task;

    /// <summary>Ends it so much later, if it has not ended; until then it looks without a limit.</summary>
    public void EndAfter(TimeSpan limit) => _until = _loop.Now + limit;

    private void Look()
    {
        ModemLines changed = (_lines.Current ^ _before) & _mask;
        long now = _clock.GetTimestamp();
        for (int i = 0; i < Lines; i++)
        {
            if (_changedAt[i] == 0 && ((int)changed & (1 << i)) != 0)
            {
                _changedAt[i] = now;
            }
        }

        bool hasAll = _wanted != ModemLines.None && (changed & _wanted) == _wanted;
        if (hasAll || _loop.Now >= _until)
        {
            _done.SetResult(_changedAt);
        }
        else
        {
            _loop.Post(_look);
        }
    }
}
