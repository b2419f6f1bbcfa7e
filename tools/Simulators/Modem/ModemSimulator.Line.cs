using UserCoNdis.Tools.Simulators.Telephony;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Protocols.V250;

namespace UserCoNdis.Tools.Simulators.Modem;

/// <content>The exchange's side.</content>
public sealed partial class ModemSimulator : ISubscriber
{
    /// <inheritdoc/>
    void ISubscriber.HandleBell(bool on)
    {
        _counters.Rings += on ? 1 : 0;
        _engine.Ring(on, _loop.Now);
        Pump();
    }

    /// <inheritdoc/>
    void ISubscriber.HandleRingEnded()
    {
        _engine.StopRinging();
        Pump();
    }

    /// <inheritdoc/>
    void ISubscriber.HandleConnected(long? rateBps)
    {
        _counters.Connected++;
        _engine.Connect(rateBps, _loop.Now);
        Pump();
    }

    /// <inheritdoc/>
    void ISubscriber.HandleCleared(ClearCause cause)
    {
        _counters.Cleared++;
        _engine.Disconnect(
            cause switch
            {
                ClearCause.NoCarrier => AtResultCode.NoCarrier,
                ClearCause.Busy => AtResultCode.Busy,
                ClearCause.NoAnswer => AtResultCode.NoAnswer,
                ClearCause.NoDialTone => AtResultCode.NoDialtone,
            },
            _loop.Now);
        Pump();
    }

    /// <inheritdoc/>
    /// <remarks>In online command state the modem keeps the line waiting, as one with error correction does.</remarks>
    bool ISubscriber.TryReceive(in LinkFrame frame)
    {
        if (IsClosed || !_engine.IsDataState || !_text.TryFlush() || !_link.TrySend(frame))
        {
            _owesData = true;
            return false;
        }

        _counters.BytesToDte += frame.Length;
        return true;
    }
}
