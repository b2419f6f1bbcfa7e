namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>What a <see cref="PppoeHost"/> does in a step, in the order in which one step does it.</summary>
[Flags]
public enum PppoeHostEffects
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The packet meant nothing: count it.</summary>
    CountUnexpected = 1,

    /// <summary>Take the offer if it is better than the one kept.</summary>
    KeepOffer = 2,

    /// <summary>Forget the concentrator that did not answer, and its offer.</summary>
    DropOffer = 4,

    /// <summary>Ask all concentrators.</summary>
    SendPadi = 8,

    /// <summary>Ask the chosen concentrator for a session.</summary>
    SendPadr = 16,

    /// <summary>End the session that runs.</summary>
    SendPadt = 32,

    /// <summary>End a session that nobody wants.</summary>
    SendStrayPadt = 64,

    /// <summary>Tell the caller that the session runs.</summary>
    TellOpened = 128,

    /// <summary>Tell the caller that it is over.</summary>
    TellClosed = 256,
}
