using System.Numerics;

namespace UserCoNdis.Tools.Cli.Benchmarks.Patterns;

/// <summary>Compares what arrives with the pattern, and finds its place in the pattern again after octets were lost or inserted.</summary>
/// <remarks>
/// No I/O and no clock. Octets that match are compared in long stretches; from the first that does not, they are held until the next few
/// tell whether bits are wrong or the place is. Allocates: nothing after it was made.
/// </remarks>
internal sealed partial class PatternChecker
{
    private const int Window = 32;            // octets, from a wrong one on, that tell whether we are in step
    private const int HoldOctets = 4096;
    private readonly TestPattern _pattern;
    private readonly byte[] _expected = new byte[HoldOctets];
    private readonly byte[] _hold = new byte[HoldOctets];
    private readonly OctetError[] _errors;
    private readonly Slip[] _slips;
    private PatternCount _count;
    private int _held;
    private int _errorsKept;
    private int _slipsKept;
    private bool _isAdopting;
    private bool _isOutOfStep;

    /// <summary>Makes one.</summary>
    /// <param name="pattern">The checker's own: not the one that a sender asks.</param>
    /// <param name="adopts">Whether the sender's phase is unknown and found out from what comes first.</param>
    /// <param name="kept">How many errors, and how many slips, are kept with their positions.</param>
    public PatternChecker(TestPattern pattern, bool adopts = false, int kept = 32)
    {
        (_pattern, _isAdopting) = (pattern, adopts);
        (_errors, _slips) = (new OctetError[kept], new Slip[kept]);
    }

    /// <summary>Gets what was found; octets that are held are received, and not yet judged.</summary>
    public PatternCount Count => _count;

    /// <summary>Gets the place of the pattern up to which it was judged, octets from 0.</summary>
    public long Position { get; private set; }

    /// <summary>Gets whether the pattern was found in what came; false only before the phase of an unknown sender is adopted.</summary>
    public bool HasFoundPattern => !_isAdopting;

    /// <summary>Gets the first octets that were wrong.</summary>
    public ReadOnlySpan<OctetError> FirstErrors => _errors.AsSpan(0, _errorsKept);

    /// <summary>Gets the first slips.</summary>
    public ReadOnlySpan<Slip> FirstSlips => _slips.AsSpan(0, _slipsKept);

    /// <summary>Takes the next octets, cut anywhere.</summary>
    public void Check(ReadOnlySpan<byte> octets)
    {
        _count = _count with { Octets = _count.Octets + octets.Length };
        while (!octets.IsEmpty)
        {
            if (_held == 0 && !_isAdopting)
            {
                octets = octets[CountMatching(octets)..];
            }

            int taken = Math.Min(octets.Length, HoldOctets - _held);
            octets[..taken].CopyTo(_hold.AsSpan(_held));
            _held += taken;
            octets = octets[taken..];
            Judge(isEnd: false);
        }
    }

    /// <summary>Judges what is held: nothing more comes.</summary>
    /// <param name="sent">How many octets were sent, if that is known: what is missing at the end is lost.</param>
    public void Finish(long? sent = null)
    {
        Judge(isEnd: true);
        if (sent is { } all && all != Position)
        {
            Record(new Slip(Position, all - Position));
            Position = all;
        }
    }

    private int CountMatching(ReadOnlySpan<byte> octets)
    {
        int matching = 0;
        while (matching < octets.Length)
        {
            ReadOnlySpan<byte> next = octets[matching..];
            Span<byte> expected = _expected.AsSpan(0, Math.Min(next.Length, HoldOctets));
            _pattern.Fill(Position, expected);
            int same = expected.CommonPrefixLength(next);
            Position += same;
            matching += same;
            if (same < expected.Length)
            {
                break;
            }
        }

        return matching;
    }

    private void Judge(bool isEnd)
    {
        bool goesOn = _held != 0;
        while (goesOn)
        {
            goesOn = _isAdopting ? TryAdopt() : _isOutOfStep ? TryFindStep(isEnd) : TryJudgeOctet(isEnd);
        }
    }

    /// <summary>Drops octets until they are the pattern's.</summary>
    private bool TryAdopt()
    {
        int at = 0;
        while (_held - at >= TestPattern.LeastToAdopt && !_pattern.TryAdopt(_hold.AsSpan(at, _held - at)))
        {
            at++;
        }

        _isAdopting = _held - at < TestPattern.LeastToAdopt;
        _count = _count with { OutOfStepOctets = _count.OutOfStepOctets + at };
        Drop(at);
        return !_isAdopting;
    }

    /// <summary>Passes over what matches, then judges one octet that does not. False: more has to come first.</summary>
    private bool TryJudgeOctet(bool isEnd)
    {
        int same = CountMatching(_hold.AsSpan(0, _held));
        Drop(same);
        if (_held == 0 || (_held < Window && !isEnd))
        {
            return false;
        }

        int window = Math.Min(Window, _held);
        Span<byte> expected = _expected.AsSpan(0, window);
        _pattern.Fill(Position, expected);
        int wrong = 0;
        for (int i = 0; i < window; i++)
        {
            wrong += _hold[i] != expected[i] ? 1 : 0;
        }

        // Octets at a wrong place are nearly all wrong; random errors that spoil three octets of four would be one bit of six.
        if (wrong * 4 >= window * 3 && window >= LeastProbe)
        {
            BeginOutOfStep();
        }
        else
        {
            Record(Position, (byte)(_hold[0] ^ expected[0]));
            Position++;
            Drop(1);
        }

        return _held != 0;
    }

    private void Drop(int octets)
    {
        _held -= octets;
        _hold.AsSpan(octets, _held).CopyTo(_hold);
    }

    private void Record(long position, byte bits)
    {
        if (bits == 0)
        {
            return;
        }

        _count = _count with { BitErrors = _count.BitErrors + BitOperations.PopCount(bits), ByteErrors = _count.ByteErrors + 1 };
        if (_errorsKept < _errors.Length)
        {
            _errors[_errorsKept++] = new OctetError(position, bits);
        }
    }

    private void Record(Slip slip)
    {
        if (slip.Octets == 0)
        {
            return;
        }

        _count = _count with
        {
            Slips = _count.Slips + 1,
            LostOctets = _count.LostOctets + Math.Max(0, slip.Octets),
            InsertedOctets = _count.InsertedOctets + Math.Max(0, -slip.Octets),
        };
        if (_slipsKept < _slips.Length)
        {
            _slips[_slipsKept++] = slip;
        }
    }
}
