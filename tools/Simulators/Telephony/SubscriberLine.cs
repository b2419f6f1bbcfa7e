using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Simulators.Telephony;

/// <summary>A subscriber's line as the station at its end sees it. Thread: the exchange's loop.</summary>
public sealed class SubscriberLine
{
    private readonly Exchange _exchange;
    private bool _isOffHook;

    internal SubscriberLine(Exchange exchange, string number, SubscriberOptions options)
    {
        (_exchange, Number, Options) = (exchange, number, options);
    }

    /// <summary>Gets the number, digits only.</summary>
    public string Number { get; }

    /// <summary>Gets or sets what the line is like; a change counts from the next call on.</summary>
    public SubscriberOptions Options { get; set; }

    /// <summary>Gets or sets what stands at its end; null: nothing, the bell rings unheard.</summary>
    public ISubscriber? Station { get; set; }

    /// <summary>Gets where its call stands.</summary>
    public CircuitState State => Circuit?.State ?? CircuitState.Idle;

    /// <summary>Gets whether a call to it would ring.</summary>
    public bool IsFree => Circuit is null && !_isOffHook;

    internal Circuit? Circuit { get; set; }

    /// <summary>Goes off hook and dials; the station is told how it ends, after the exchange's set-up time.</summary>
    /// <param name="dialString">The number; what is not part of it is left out.</param>
    /// <returns>False: the line is in use, by a call that rings on it for one; it has no dial tone.</returns>
    public bool TryDial(ReadOnlySpan<char> dialString)
    {
        if (Circuit is not null)
        {
            return false;
        }

        _exchange.Dial(this, dialString);
        return true;
    }

    /// <summary>Goes off hook to answer.</summary>
    /// <returns>False: nothing rings; the line is off hook all the same, until <see cref="HangUp"/>.</returns>
    public bool Answer()
    {
        bool rings = Circuit is { State: CircuitState.Ringing } circuit && circuit.Called == this;
        _isOffHook = true;
        if (rings)
        {
            Circuit!.Answer();
        }

        return rings;
    }

    /// <summary>Goes on hook. Not told back to the station; a call that rings here rings on.</summary>
    public void HangUp()
    {
        _isOffHook = false;
        Circuit?.HangUp(this);
    }

    /// <summary>Sends bytes to the far side.</summary>
    /// <param name="frame">Its lease is the line's from now on; without a connection the bytes are lost, and counted.</param>
    public void Send(in LinkFrame frame)
    {
        if (Circuit?.PathFrom(this) is { } path)
        {
            path.Send(frame);
            return;
        }

        _exchange.Count.BytesLost += frame.Length;
        frame.Lease.Return();
    }

    /// <summary>Says that the station has room for bytes again.</summary>
    public void Resume() => Circuit?.PathTo(this)?.Resume();

    internal void Free(Circuit circuit)
    {
        if (Circuit == circuit)
        {
            Circuit = null;
            _isOffHook = false;
        }
    }
}
