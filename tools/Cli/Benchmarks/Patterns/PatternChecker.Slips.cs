using System.Numerics;

namespace UserCoNdis.Tools.Cli.Benchmarks.Patterns;

/// <content>Out of step: what is held begins with the first octet that no longer fits.</content>
internal sealed partial class PatternChecker
{
    private const int Probe = 8;              // octets that are looked for in the pattern: 64 bits come by chance nowhere near
    private const int LeastProbe = 4;         // at the end, where no more come
    private const int NearOctets = 1024;      // looked through for every probe
    private const int FarOctets = 16 << 20;   // looked through now and then: what an overrun can swallow
    private const int FinestProbes = 64;      // so many octets are probed one by one, then every eighth
    private readonly byte[] _search = new byte[64 * 1024];
    private readonly int[] _errorsBefore = new int[HoldOctets + 1]; // bit errors of the first i octets at the old place
    private readonly int[] _errorsAfter = new int[HoldOctets + 1];  // bit errors from octet i on at the new place
    private int _probeAt;
    private long _dropped;
    private long _farAgainAt;

    private void BeginOutOfStep() => (_isOutOfStep, _probeAt, _dropped, _farAgainAt) = (true, 0, 0, 0);

    /// <summary>Looks for the place in the pattern of what is held. False: more has to come first.</summary>
    private bool TryFindStep(bool isEnd)
    {
        int least = isEnd ? LeastProbe : Probe;
        for (; _probeAt + least <= _held; _probeAt += _probeAt < FinestProbes ? 1 : 8)
        {
            if (FindNear(_hold.AsSpan(_probeAt, Math.Min(Probe, _held - _probeAt)), Position + _probeAt) is { } near)
            {
                Resolve(near);
                return true;
            }
        }

        if (!isEnd && _held < HoldOctets)
        {
            return false;
        }

        if (_held >= Probe && (_dropped >= _farAgainAt || isEnd))
        {
            _farAgainAt = Math.Max(HoldOctets, 2 * _dropped); // ever rarer: it is a long way
            int last = _held - Probe;
            if (FindFar(_hold.AsSpan(last, Probe), Position + last) is { } far)
            {
                _probeAt = last;
                Resolve(far);
                return true;
            }
        }

        GiveUp(isEnd ? _held : HoldOctets / 2);
        return false;
    }

    /// <summary>Octets for which there is no place are counted and passed over, as if each stood for one of the pattern.</summary>
    private void GiveUp(int octets)
    {
        _count = _count with { OutOfStepOctets = _count.OutOfStepOctets + octets };
        Position += octets;
        _dropped += octets;
        Drop(octets);
        _probeAt = Math.Max(0, _probeAt - octets);
    }

    /// <summary>Gives the shift of the smallest size; null: none nearby.</summary>
    private long? FindNear(ReadOnlySpan<byte> probe, long position)
    {
        Span<byte> around = _search.AsSpan(0, (2 * NearOctets) + probe.Length);
        _pattern.Fill(position - NearOctets, around);
        long? best = null;
        for (int from = 0; around[from..].IndexOf(probe) is >= 0 and var at; from += at + 1)
        {
            long shift = from + at - NearOctets;
            best = best is { } other && Math.Abs(other) <= Math.Abs(shift) ? best : shift;
        }

        return best;
    }

    private long? FindFar(ReadOnlySpan<byte> probe, long position)
    {
        long reach = Math.Min(FarOctets, _pattern.Period);
        int step = _search.Length - Probe;
        for (long away = NearOctets; away < reach; away += step)
        {
            _pattern.Fill(position + away, _search);
            if (_search.AsSpan().IndexOf(probe) is >= 0 and var later)
            {
                return away + later;
            }

            if (away > FarOctets / 16)
            {
                continue; // octets get lost in numbers; so many do not come twice
            }

            _pattern.Fill(position - away - step, _search);
            if (_search.AsSpan().LastIndexOf(probe) is >= 0 and var earlier)
            {
                return earlier - away - step;
            }
        }

        return null;
    }

    /// <summary>Splits what is held where old and new place together leave the fewest wrong bits, and counts both parts.</summary>
    private void Resolve(long shift)
    {
        int count = _probeAt;
        CountErrors(shift, count);
        int strangers = shift < 0 && -shift <= count ? (int)-shift : 0; // inserted octets that fit neither place
        (int split, int gap) = (BestSplit(count, 0), 0);
        if (strangers != 0 && BestSplit(count, strangers) is var other && ErrorsOf(other, strangers) < ErrorsOf(split, 0))
        {
            (split, gap) = (other, strangers);
        }

        RecordStretch(0, split, Position);
        Record(new Slip(Position + split, shift));
        RecordStretch(split + gap, count, Position + shift);
        Position += count + shift;
        _isOutOfStep = false;
        Drop(count);
    }

    private void CountErrors(long shift, int count)
    {
        Span<byte> expected = _expected.AsSpan(0, count);
        _pattern.Fill(Position, expected);
        _errorsBefore[0] = 0;
        for (int i = 0; i < count; i++)
        {
            _errorsBefore[i + 1] = _errorsBefore[i] + BitOperations.PopCount((uint)(_hold[i] ^ expected[i]));
        }

        _pattern.Fill(Position + shift, expected);
        _errorsAfter[count] = 0;
        for (int i = count - 1; i >= 0; i--)
        {
            _errorsAfter[i] = _errorsAfter[i + 1] + BitOperations.PopCount((uint)(_hold[i] ^ expected[i]));
        }
    }

    private int BestSplit(int count, int gap)
    {
        int best = 0;
        for (int split = 1; split + gap <= count; split++)
        {
            best = ErrorsOf(split, gap) < ErrorsOf(best, gap) ? split : best;
        }

        return best;
    }

    /// <summary>The wrong bits when the first octets are at the old place, so many behind them at none, and the rest at the new one.</summary>
    private int ErrorsOf(int split, int gap) => _errorsBefore[split] + _errorsAfter[split + gap];

    private void RecordStretch(int from, int to, long position)
    {
        Span<byte> expected = _expected.AsSpan(0, to - from);
        _pattern.Fill(position + from, expected);
        for (int i = from; i < to; i++)
        {
            Record(position + i, (byte)(_hold[i] ^ expected[i - from]));
        }
    }
}
