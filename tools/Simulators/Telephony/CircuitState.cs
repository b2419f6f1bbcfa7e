namespace UserCoNdis.Tools.Simulators.Telephony;

/// <summary>Where a call through the exchange stands. A circuit makes one call: it begins and ends in Idle.</summary>
public enum CircuitState
{
    /// <summary>No call.</summary>
    Idle,

    /// <summary>The caller is off hook and dials; the exchange collects the digits.</summary>
    Dialing,

    /// <summary>The number cannot be reached, and the caller listens to the tone that says so, still off hook.</summary>
    Refused,

    /// <summary>The called station's bell rings.</summary>
    Ringing,

    /// <summary>The called station went off hook, and is silent before its answer tone (V.25 3.1).</summary>
    Answered,

    /// <summary>The two modems train.</summary>
    Training,

    /// <summary>Bytes flow.</summary>
    Connected,

    /// <summary>The called side is gone; the caller has yet to notice that the carrier is.</summary>
    ClearingCaller,

    /// <summary>The caller is gone; the called side has yet to notice that the carrier is.</summary>
    ClearingCalled,
}
