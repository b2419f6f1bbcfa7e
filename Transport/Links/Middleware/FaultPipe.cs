using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links.Loops;

namespace UserCoNdis.Transport.Links.Middleware;

/// <summary>One direction of a <see cref="FaultLink"/>: frames go in, what is left of them comes out, perhaps later.</summary>
/// <remarks>Owner: the pipe owns what goes in, its listener what comes out.</remarks>
internal sealed class FaultPipe
{
    private const int QueueFrames = 256;

    /// <summary>How long a frame waits for the one it shall change places with.</summary>
    private static readonly TimeSpan s_reorderWindow = TimeSpan.FromMilliseconds(50);

    private readonly IEventLoop _loop;
    private readonly PinnedSlabPool _pool;
    private readonly LinkFaults _faults;
    private readonly LinkKind _kind;
    private readonly Action<LinkFrame> _emit;
    private readonly FrameRing _waiting = new(QueueFrames);
    private readonly Queue<TimeSpan> _dueTimes = new(QueueFrames);
    private readonly ILoopTimer _delayTimer;
    private readonly ILoopTimer _reorderTimer;
    private SeededRandom _random;
    private LinkFrame? _heldBack;
    private long _bitsToNextError;

    /// <summary>Makes a pipe.</summary>
    /// <param name="loop">The link's loop.</param>
    /// <param name="pool">Where the blocks of duplicates are rented.</param>
    /// <param name="kind">What the link carries.</param>
    /// <param name="faults">What to do.</param>
    /// <param name="seed">This direction's seed.</param>
    /// <param name="emit">Gets what comes out.</param>
    public FaultPipe(
        IEventLoop loop, PinnedSlabPool pool, LinkKind kind, LinkFaults faults, ulong seed, Action<LinkFrame> emit)
    {
        _loop = loop;
        _pool = pool;
        _kind = kind;
        _faults = faults;
        _emit = emit;
        _random = new SeededRandom(seed);
        _delayTimer = loop.CreateTimer(EmitDue);
        _reorderTimer = loop.CreateTimer(ReleaseHeldBack);
        _bitsToNextError = NextErrorGap();
    }

    /// <summary>Gets how many frames were lost because too many waited.</summary>
    public long Overruns { get; private set; }

    public bool IsFull => _waiting.IsFull;

    public void Put(LinkFrame frame)
    {
        if (_kind == LinkKind.ByteStream)
        {
            frame = frame with { Length = LoseOctets(frame.Span) };
        }
        else if (Happens(_faults.Loss))
        {
            frame.Lease.Return();
            return;
        }

        InvertBits(frame.Span);
        if (frame.Length == 0)
        {
            frame.Lease.Return();
        }
        else if (_kind == LinkKind.ByteStream)
        {
            Forward(frame);
        }
        else
        {
            ForwardFrame(frame);
        }
    }

    /// <summary>Emits everything now, or returns it.</summary>
    public void Close(bool emit)
    {
        _delayTimer.Dispose();
        _reorderTimer.Dispose();
        if (_heldBack is { } held)
        {
            _heldBack = null;
            _ = _waiting.TryEnqueue(held);
        }

        while (_waiting.Count != 0)
        {
            LinkFrame frame = _waiting.Dequeue();
            if (emit)
            {
                _emit(frame);
            }
            else
            {
                frame.Lease.Return();
            }
        }
    }

    private bool Happens(double probability) => probability > 0 && _random.NextUnit() < probability;

    private void ForwardFrame(LinkFrame frame)
    {
        bool twice = Happens(_faults.Duplication);
        if (_heldBack is { } held)
        {
            _heldBack = null;
            _reorderTimer.Cancel();
            Forward(frame);
            Forward(held);
        }
        else if (Happens(_faults.Reordering))
        {
            _heldBack = frame;
            _reorderTimer.Arm(_loop.Now + s_reorderWindow);
            return;
        }
        else
        {
            Forward(frame, twice);
        }
    }

    private void Forward(LinkFrame frame, bool twice)
    {
        LinkFrame? copy = twice && _pool.TryRent(out BufferLease lease) ? CopyInto(lease, frame) : null;
        Forward(frame);
        if (copy is { } second)
        {
            Forward(second);
        }
    }

    private static LinkFrame CopyInto(BufferLease lease, in LinkFrame frame)
    {
        var copy = new LinkFrame(lease, Math.Min(frame.Offset, lease.Size - frame.Length), frame.Length);
        frame.Span.CopyTo(copy.Span);
        return copy;
    }

    private void Forward(LinkFrame frame)
    {
        if (_faults.Delay == TimeSpan.Zero)
        {
            _emit(frame);
        }
        else if (_waiting.TryEnqueue(frame))
        {
            _dueTimes.Enqueue(_loop.Now + _faults.Delay);
            if (_waiting.Count == 1)
            {
                _delayTimer.Arm(_dueTimes.Peek());
            }
        }
        else
        {
            Overruns++;
            frame.Lease.Return();
        }
    }

    private void EmitDue()
    {
        while (_waiting.Count != 0 && _dueTimes.Peek() <= _loop.Now)
        {
            _ = _dueTimes.Dequeue();
            _emit(_waiting.Dequeue());
        }

        if (_waiting.Count != 0)
        {
            _delayTimer.Arm(_dueTimes.Peek());
        }
    }

    private void ReleaseHeldBack()
    {
        LinkFrame frame = _heldBack!.Value;
        _heldBack = null;
        Forward(frame);
    }

    /// <summary>Closes the gaps that lost octets leave; returns how many octets are left.</summary>
    private int LoseOctets(Span<byte> octets)
    {
        if (_faults.Loss <= 0)
        {
            return octets.Length;
        }

        int kept = 0;
        for (int i = 0; i < octets.Length; i++)
        {
            if (!Happens(_faults.Loss))
            {
                octets[kept++] = octets[i];
            }
        }

        return kept;
    }

    /// <summary>Inverts bits whose distances are drawn, not the bits: a rate of 1e-9 costs nothing.</summary>
    private void InvertBits(Span<byte> octets)
    {
        if (_faults.BitErrorRate <= 0)
        {
            return;
        }

        long bits = octets.Length * 8L;
        while (_bitsToNextError < bits)
        {
            octets[(int)(_bitsToNextError / 8)] ^= (byte)(1 << (int)(_bitsToNextError % 8));
            _bitsToNextError += 1 + NextErrorGap();
        }

        _bitsToNextError -= bits;
    }

    private long NextErrorGap()
    {
        double rate = _faults.BitErrorRate;
        return rate <= 0 ? long.MaxValue
            : rate >= 1 ? 0
            : (long)Math.Min(Math.Log(1 - _random.NextUnit()) / Math.Log(1 - rate), long.MaxValue / 4);
    }
}
