using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Simulators.Telephony;

/// <summary>What stands at the end of a subscriber's line: a modem, say. Thread: the exchange's loop.</summary>
public interface ISubscriber
{
    /// <summary>The bell begins to ring, or falls silent between two rings.</summary>
    void HandleBell(bool on);

    /// <summary>The ringing is over: answered, or the caller or the exchange gave up.</summary>
    void HandleRingEnded();

    /// <summary>The call is through and the modems have trained.</summary>
    /// <param name="rateBps">The line rate in bit/s; null when there is no limit.</param>
    void HandleConnected(long? rateBps);

    /// <summary>The call is over, not by this side; its line is free again.</summary>
    void HandleCleared(ClearCause cause);

    /// <summary>Offers bytes from the line.</summary>
    /// <param name="frame">On true the lease is the subscriber's; on false it stays the line's, which offers it again
    /// after <see cref="SubscriberLine.Resume"/>.</param>
    bool TryReceive(in LinkFrame frame);
}
