using UserCoNdis.Tools.Simulators.Telephony;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Protocols.V250;

namespace UserCoNdis.Tools.Simulators.Modem;

/// <summary>A modem: a V.250 DCE between a DTE on a byte link and a subscriber's line of an exchange.</summary>
/// <remarks>
/// Data goes from link to line and back in the block that it was read into. A full line keeps the blocks of the link's
/// pool, until the link has none left to read into: so the pool of the DTE's link is the modem's buffer, and each modem
/// wants its own, see <see cref="CreatePool"/>. Thread: the loop. The link's close is the modem's end.
/// </remarks>
public sealed partial class ModemSimulator : IDisposable
{
    private readonly ILink _link;
    private readonly SubscriberLine _line;
    private readonly IEventLoop _loop;
    private readonly DceEngine _engine = new();
    private readonly DceCircuits _circuits;
    private readonly DteText _text;
    private readonly ILoopTimer _engineTimer;
    private readonly ILoopTimer _dialTimer;
    private ModemCounters _counters;
    private string _number = string.Empty;
    private bool _owesData;

    /// <summary>Plugs a modem into a line.</summary>
    /// <param name="loop">The loop of link and exchange.</param>
    /// <param name="link">Where the DTE is; a byte stream, not started. The modem's from now on.</param>
    /// <param name="line">The line; its station becomes this modem.</param>
    /// <param name="options">How it stands on its link.</param>
    public ModemSimulator(IEventLoop loop, ILink link, SubscriberLine line, ModemSimulatorOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(loop);
        ArgumentNullException.ThrowIfNull(link);
        ArgumentNullException.ThrowIfNull(line);
        if (line.Station is not null)
        {
            throw new ArgumentException($"The line {line.Number} has a station already.", nameof(line));
        }

        (_loop, _link, _line) = (loop, link, line);
        _circuits = new DceCircuits(link.Lines, (options ?? new ModemSimulatorOptions()).Wiring);
        _text = new DteText(_engine, link);
        _engineTimer = loop.CreateTimer(HandleEngineTimeout);
        _dialTimer = loop.CreateTimer(Dial);
        line.Station = this;
        link.Start(this);
        HandleDtr();
        Pump();
    }

    /// <summary>Gets its number.</summary>
    public string Number => _line.Number;

    /// <summary>Gets the link that its DTE is on.</summary>
    public LinkInfo Link => _link.Info;

    /// <summary>Gets where it stands.</summary>
    public DceState State => _engine.State;

    /// <summary>Gets whether its link has closed: the modem is gone.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Gets why its link ended; null: it was closed here, or lives.</summary>
    public LinkException? Cause { get; private set; }

    /// <summary>Gets the counters.</summary>
    public ModemCounters Counters => _counters;

    /// <summary>Gets how many of its own blocks are with its link; none once that has closed.</summary>
    public int OutstandingBlocks => _text.OutstandingBlocks;

    /// <summary>Makes a pool for a modem's link, of the size that a modem's buffer has: 8 KiB each way.</summary>
    public static PinnedSlabPool CreatePool() => new(16, 512);

    /// <summary>Hangs up and closes the link.</summary>
    public void Close() => _link.Close();

    /// <inheritdoc/>
    public void Dispose() => _link.Dispose();

    private void HandleEngineTimeout()
    {
        _engine.HandleTimeout(_loop.Now);
        Pump();
    }

    /// <summary>Lets the engine's wishes come true: line first, then circuits, so that DCD comes before the result.</summary>
    private void Pump()
    {
        if (IsClosed)
        {
            return;
        }

        while (_engine.TryGetEvent(out DceEvent @event))
        {
            Act(@event);
        }

        _circuits.Set(_engine.Dcd, _engine.Ri);
        bool mayTakeData = _text.TryFlush() && _engine.IsDataState;
        ArmEngineTimer();
        if (mayTakeData && _owesData)
        {
            _owesData = false;
            _line.Resume();
        }
    }

    private void ArmEngineTimer()
    {
        if (_engine.DueAt is { } due)
        {
            _engineTimer.Arm(due);
        }
        else
        {
            _engineTimer.Cancel();
        }
    }

    private void Act(DceEvent @event)
    {
        switch (@event.Kind)
        {
            case DceEventKind.Dial:
                _counters.Dialed++;
                _number = @event.Number ?? string.Empty;
                _dialTimer.Arm(_loop.Now + @event.Pause);
                break;
            case DceEventKind.Answer:
                _counters.Answered++;
                _ = _line.Answer(); // nothing rings: off hook until S7 has passed
                break;
            case DceEventKind.HangUp:
                _dialTimer.Cancel();
                _line.HangUp();
                break;
            case DceEventKind.Online or DceEventKind.Escaped:
                break; // the state says as much
        }
    }

    private void Dial()
    {
        if (!_line.TryDial(_number))
        {
            _engine.Disconnect(AtResultCode.NoDialtone, _loop.Now); // a call rings on the line
            Pump();
        }
    }
}
