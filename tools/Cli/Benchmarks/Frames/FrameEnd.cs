using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Cli.Benchmarks.Frames;

/// <summary>One end of the wire: counts what arrives, sends probes back, sends what a plan says.</summary>
/// <remarks>Thread: the loop. Allocates: nothing between <see cref="Begin"/> and its end (the histogram is made by <see cref="Expect"/>).</remarks>
internal sealed partial class FrameEnd : ILinkSink
{
    private readonly ILink _link;
    private readonly IEventLoop _loop;
    private readonly PinnedSlabPool _pool;
    private readonly TimeProvider _clock;
    private readonly byte _origin;
    private readonly byte[] _address;
    private readonly SequenceCount _sequence = new();
    private ushort _measure;
    private int _size;
    private long _corrupt;
    private long _foreign;
    private long _lastAt;

    /// <summary>Makes one and starts the link.</summary>
    /// <param name="link">A frame link, not started. It stays the caller's to close.</param>
    /// <param name="loop">The link's loop.</param>
    /// <param name="pool">The link's pool; frames to send are rented here too.</param>
    /// <param name="clock">Nanoseconds.</param>
    /// <param name="origin">0 or 1: which end this is.</param>
    public FrameEnd(ILink link, IEventLoop loop, PinnedSlabPool pool, TimeProvider clock, byte origin)
    {
        (_link, _loop, _pool, _clock, _origin) = (link, loop, pool, clock, origin);
        _pump = HandlePump;
        _paceTimer = loop.CreateTimer(Pump);
        _address = link.Info.HardwareAddress?.GetAddressBytes() ?? [0x02, 0x55, 0x43, 0x6E, 0x64, origin];
        link.Start(this);
    }

    /// <summary>Gets the address that frames to this end carry: the link's own, or a locally administered one.</summary>
    public ReadOnlySpan<byte> Address => _address;

    /// <summary>Gets why the link ended; null while it lives.</summary>
    public LinkException? Failure { get; private set; }

    /// <summary>Gets the round trips of the probes that this end sent.</summary>
    public LatencyHistogram RoundTrips { get; private set; } = new();

    /// <summary>Gets what was received since <see cref="Expect"/>.</summary>
    public ReceiveCount Count =>
        new(_sequence.Received, _sequence.Reordered, _sequence.Duplicates, _corrupt, _foreign, _lastAt);

    /// <summary>Counts from zero: frames of this measure and length.</summary>
    public void Expect(ushort measure, int size)
    {
        (_measure, _size, _corrupt, _foreign, _lastAt) = (measure, size, 0, 0, 0);
        _sequence.Reset();
        RoundTrips = new LatencyHistogram();
    }

    public void HandleReceive(ReadOnlySpan<LinkFrame> frames)
    {
        foreach (ref readonly LinkFrame frame in frames)
        {
            if (!Take(frame))
            {
                frame.Lease.Return();
            }
        }
    }

    public void HandleLinesChanged(ModemLines lines, ModemLines changed)
    {
        // Frame links have no modem lines.
    }

    public void HandleClosed(LinkException? cause)
    {
        Failure = cause ?? new LinkException(LinkErrorKind.EndOfStream, $"{_link.Info.Name} was closed");
        Stop(); // every frame came back before
    }

    /// <summary>Counts a frame; true: it is on its way back and no longer ours.</summary>
    private bool Take(in LinkFrame frame)
    {
        Span<byte> octets = frame.Span;
        if (!TestFrame.IsOurs(octets))
        {
            _foreign++;
            return false;
        }

        if (!TestFrame.TryRead(octets, out TestFrame header) || (header.Measure == _measure && octets.Length != _size)
            || !TestFrame.HasPattern(octets))
        {
            _corrupt++;
            return false;
        }

        if (header.Measure != _measure)
        {
            return false; // came too late for its own measure, where it is a loss
        }

        switch (header.Kind)
        {
            case TestFrameKind.Load when header.Origin != _origin:
                _sequence.Record(header.Sequence);
                _lastAt = Nanoseconds;
                return false;
            case TestFrameKind.Probe when header.Origin != _origin:
                header.Reflect(octets);
                return _link.TrySend(frame);
            case TestFrameKind.Echo when header.Origin == _origin:
                _lastAt = Nanoseconds;
                RoundTrips.Record(_lastAt - header.Nanoseconds);
                _sequence.Record(header.Sequence);
                return false;
            default:
                _foreign++; // a frame of our own that the wire brings back
                return false;
        }
    }
}
