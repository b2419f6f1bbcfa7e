namespace UserCoNdis.Transport.Protocols.V250;

/// <summary>What a step of <see cref="DceTable"/> asks the engine to do, after the state is set.</summary>
[Flags]
public enum DceEffects
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Tell Dial with the number.</summary>
    TellDial = 1 << 0,

    /// <summary>Tell Answer.</summary>
    TellAnswer = 1 << 1,

    /// <summary>Tell HangUp.</summary>
    TellHangUp = 1 << 2,

    /// <summary>Tell Online.</summary>
    TellOnline = 1 << 3,

    /// <summary>Tell Escaped.</summary>
    TellEscaped = 1 << 4,

    /// <summary>Send OK.</summary>
    SayOk = 1 << 5,

    /// <summary>Send CONNECT.</summary>
    SayConnect = 1 << 6,

    /// <summary>Send NO CARRIER.</summary>
    SayNoCarrier = 1 << 7,

    /// <summary>Send the exchange's reason.</summary>
    SayReason = 1 << 8,

    /// <summary>Send ERROR.</summary>
    SayError = 1 << 9,
}
