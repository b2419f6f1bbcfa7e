using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Cli.Benchmarks.Frames;

/// <content>Sending: a fixed set of prepared frames goes round; only their headers change.</content>
internal sealed partial class FrameEnd
{
    private const int Window = 256;
    private const int Burst = 64;                // frames a turn of the loop, so that receiving is not starved
    private const double FinestTimerRate = 1000; // frames/s; above it the loop spins, since its timers count milliseconds

    private const double LeastWait = 100;        // microseconds: what is due to a rounding error is not waited for in vain

    private readonly Stack<LinkFrame> _idle = new(Window);
    private readonly Action _pump;
    private readonly ILoopTimer _paceTimer;
    private SendPlan? _plan;
    private Action? _finished;
    private int _rented;
    private bool _isOver;      // nothing more is sent; frames may still be on their way back from the link
    private bool _isBlocked;   // the link said no; it will say when
    private bool _isPumping;
    private bool _isPumpPosted;

    /// <summary>Gets when the sending began, in nanoseconds of the clock.</summary>
    public long SendStartedAt { get; private set; }

    /// <summary>Gets when the link had given the last frame back, in nanoseconds of the clock.</summary>
    public long SendEndedAt { get; private set; }

    /// <summary>Gets how many frames the link took.</summary>
    public long Sent { get; private set; }

    private long Nanoseconds => _clock.GetTimestamp() * (1_000_000_000 / _clock.TimestampFrequency);

    /// <summary>Starts sending.</summary>
    /// <param name="plan">What; the far end was told to expect it.</param>
    /// <param name="destination">The far end's address.</param>
    /// <param name="finished">Called once on the loop when every frame came back from the link, or the link ended.</param>
    public void Begin(SendPlan plan, ReadOnlySpan<byte> destination, Action finished)
    {
        (_plan, _finished, Sent, _isOver, _isBlocked) = (plan, finished, 0, Failure is not null, false);
        while (_rented < Window && _pool.TryRent(out BufferLease lease))
        {
            var frame = new LinkFrame(lease, 0, plan.Size, this);
            TestFrame.Prepare(frame.Span, destination, _address);
            _idle.Push(frame);
            _rented++;
        }

        SendStartedAt = Nanoseconds;
        Pump();
    }

    /// <summary>Ends the sending before its time; <c>finished</c> follows when the frames are back.</summary>
    public void Stop()
    {
        _isOver = true;
        Pump();
    }

    public void HandleSent(ReadOnlySpan<LinkFrame> frames, bool delivered)
    {
        foreach (ref readonly LinkFrame frame in frames)
        {
            if (ReferenceEquals(frame.Token, this))
            {
                _idle.Push(frame);
            }
            else
            {
                frame.Lease.Return(); // an echo
            }
        }

        if (_isOver || _plan is { FramesPerSecond: null })
        {
            Pump();
        }
    }

    public void HandleWritable()
    {
        _isBlocked = false;
        Pump();
    }

    private void HandlePump()
    {
        _isPumpPosted = false;
        Pump();
    }

    private void Pump()
    {
        if (_plan is not { } plan || _isPumping)
        {
            return;
        }

        _isPumping = true; // the link may give frames back while it takes others
        long elapsed = Nanoseconds - SendStartedAt;
        _isOver |= elapsed >= plan.Length.Ticks * 100;
        long due = plan.FramesPerSecond is { } rate ? (long)(rate * elapsed / 1e9) + 1 : long.MaxValue;
        long last = Math.Min(Math.Min(due, plan.Frames), Sent + Burst);
        while (!_isOver && !_isBlocked && Sent < last && _idle.TryPop(out LinkFrame frame))
        {
            Send(plan, frame);
        }

        _isOver |= Sent >= plan.Frames;
        _isPumping = false;
        if (_isOver)
        {
            TryFinish();
        }
        else if (!_isBlocked && _idle.Count > 0)
        {
            PumpAgain(plan);
        }
    }

    private void Send(SendPlan plan, in LinkFrame frame)
    {
        long now = plan.Kind == TestFrameKind.Probe ? Nanoseconds : 0;
        new TestFrame(plan.Kind, _origin, plan.Measure, (ulong)Sent, now).Write(frame.Span);
        if (_link.TrySend(frame))
        {
            Sent++;
        }
        else
        {
            _idle.Push(frame);
            _isBlocked = true;
        }
    }

    private void PumpAgain(SendPlan plan)
    {
        if (plan.FramesPerSecond is { } rate and <= FinestTimerRate)
        {
            double next = (Sent / rate * 1e9) - (Nanoseconds - SendStartedAt);
            _paceTimer.Arm(_loop.Now + TimeSpan.FromMicroseconds(Math.Max(LeastWait, next / 1e3)));
        }
        else if (!_isPumpPosted)
        {
            _isPumpPosted = true;
            _loop.Post(_pump);
        }
    }

    private void TryFinish()
    {
        if (_idle.Count != _rented)
        {
            return;
        }

        SendEndedAt = Nanoseconds;
        while (_idle.TryPop(out LinkFrame frame))
        {
            frame.Lease.Return();
        }

        _rented = 0;
        _plan = null;
        _paceTimer.Cancel();
        _finished!();
    }
}
