namespace UserCoNdis.Transport.Protocols.Hdlc;

/// <summary>Finds the frames in a stream of async HDLC-like framing: un-escapes in place, checks the FCS, counts what is wrong.</summary>
/// <remarks>
/// Use: for every chunk received, <c>for (int at = 0; decoder.TryRead(chunk, ref at, out frame);) …</c>.
/// Owner: the chunk stays the caller's; the octets in front of the read position are rewritten. Frames that lie within
/// one chunk are not copied. Thread: one at a time. Allocates: nothing. Source: RFC 1662 3, 4.
/// </remarks>
public sealed class HdlcDecoder
{
    private const int FcsLength = 2;
    private const int MinFrame = 4;

    private readonly Memory<byte> _buffer;
    private OctetClass _removed;
    private Accm _accm;
    private State _state;
    private bool _escaped;
    private int _assembled;
    private HdlcStatistics _statistics;

    /// <summary>Makes a decoder that waits for its first flag.</summary>
    /// <param name="buffer">Memory for frames that come in several chunks; the decoder's as long as it lives. Its size is
    /// the longest frame accepted, in octets un-escaped, with Address, Control, Protocol and FCS.</param>
    /// <param name="receiveAccm">Control characters that the line may put in, and that are removed when they come raw.</param>
    /// <exception cref="ArgumentException"><paramref name="buffer"/> cannot hold the shortest frame, 4 octets.</exception>
    public HdlcDecoder(Memory<byte> buffer, Accm receiveAccm)
    {
        if (buffer.Length < MinFrame)
        {
            throw new ArgumentException($"The buffer has {buffer.Length} octets; the shortest frame has {MinFrame}.", nameof(buffer));
        }

        _buffer = buffer;
        ReceiveAccm = receiveAccm;
    }

    private enum State
    {
        /// <summary>No flag seen: all is noise.</summary>
        Hunting,

        /// <summary>Behind a flag.</summary>
        InFrame,

        /// <summary>In a giant: skipping to its closing flag.</summary>
        Discarding,
    }

    /// <summary>Gets or sets the control characters that are removed when they come raw; holds from the next octet on.</summary>
    public Accm ReceiveAccm
    {
        get => _accm;
        set
        {
            _accm = value;
            _removed = new OctetClass(value, flag: false);
        }
    }

    /// <summary>Gets the counters.</summary>
    public HdlcStatistics Statistics => _statistics;

    /// <summary>Gets the decoder's buffer, where frames with <see cref="HdlcFrame.IsAssembled"/> lie.</summary>
    public Memory<byte> Assembled => _buffer;

    /// <summary>Forgets the frame in hand and waits for a flag again, as after an AT dialogue; the counters stay.</summary>
    public void Reset()
    {
        _state = State.Hunting;
        _escaped = false;
        _assembled = 0;
    }

    /// <summary>Reads on in <paramref name="chunk"/> until the next good frame or its end.</summary>
    /// <param name="chunk">Octets received; the same memory on every call until the result is false.</param>
    /// <param name="position">Where to read on; 0 for a new chunk.</param>
    /// <param name="frame">The frame, when the result is true.</param>
    /// <returns>False when the chunk is used up.</returns>
    public bool TryRead(Span<byte> chunk, ref int position, out HdlcFrame frame)
    {
        while (position < chunk.Length)
        {
            int start = position;
            Span<byte> body = chunk[start..];
            int flag = body.IndexOf(HdlcOctet.Flag);
            bool closed = flag >= 0;
            if (closed)
            {
                body = body[..flag];
            }

            position += body.Length + (closed ? 1 : 0);
            if (TryTake(body, start, closed, out frame))
            {
                return true;
            }
        }

        frame = default;
        return false;
    }

    /// <summary>The octets of a frame, in whichever of its two places they lie.</summary>
    public Span<byte> Octets(Span<byte> chunk, HdlcFrame frame) =>
        (frame.IsAssembled ? _buffer.Span : chunk).Slice(frame.Offset, frame.Length);

    private bool TryTake(Span<byte> body, int start, bool closed, out HdlcFrame frame)
    {
        frame = default;
        switch (_state)
        {
            case State.Hunting:
                _statistics = _statistics with { NoiseOctets = _statistics.NoiseOctets + body.Length };
                break;
            case State.InFrame:
                int length = Stuffing.Unstuff(body, _removed, ref _escaped);
                if (length > _buffer.Length - _assembled)
                {
                    _statistics = _statistics with { Giants = _statistics.Giants + 1 };
                    _state = State.Discarding;
                }
                else if (closed)
                {
                    return TryClose(body[..length], start, out frame);
                }
                else
                {
                    Append(body[..length]);
                }

                break;
            case State.Discarding:
                break;
        }

        if (closed)
        {
            Begin();
        }

        return false;
    }

    private bool TryClose(Span<byte> tail, int start, out HdlcFrame frame)
    {
        bool assembled = _assembled > 0;
        bool aborted = _escaped;
        Append(assembled ? tail : default);
        Span<byte> octets = assembled ? _buffer.Span[.._assembled] : tail;
        Begin();

        frame = default;
        if (aborted)
        {
            _statistics = _statistics with { Aborts = _statistics.Aborts + 1 };
        }
        else if (octets.IsEmpty)
        {
            // Two flags in a row fill the time between frames (RFC 1662 4.4): no frame, no error.
        }
        else if (octets.Length < MinFrame)
        {
            _statistics = _statistics with { Runts = _statistics.Runts + 1 };
        }
        else if (Fcs16.Update(Fcs16.Initial, octets) != Fcs16.Good)
        {
            _statistics = _statistics with { BadFcs = _statistics.BadFcs + 1 };
        }
        else
        {
            _statistics = _statistics with { Good = _statistics.Good + 1 };
            frame = new HdlcFrame(assembled ? 0 : start, octets.Length - FcsLength, assembled);
            return true;
        }

        return false;
    }

    private void Append(ReadOnlySpan<byte> octets)
    {
        octets.CopyTo(_buffer.Span[_assembled..]);
        _assembled += octets.Length;
    }

    private void Begin()
    {
        _state = State.InFrame;
        _escaped = false;
        _assembled = 0;
    }
}
