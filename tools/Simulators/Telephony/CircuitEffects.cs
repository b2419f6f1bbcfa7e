namespace UserCoNdis.Tools.Simulators.Telephony;

/// <summary>What a step of <see cref="CircuitTable"/> asks the circuit to do, after the state is set, in this order.</summary>
[Flags]
public enum CircuitEffects
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Cut the two directions: what is on the line is lost.</summary>
    Cut = 1 << 0,

    /// <summary>Take the caller's line off the circuit.</summary>
    FreeCaller = 1 << 1,

    /// <summary>Take the called line off the circuit.</summary>
    FreeCalled = 1 << 2,

    /// <summary>Begin to ring the called station.</summary>
    StartBell = 1 << 3,

    /// <summary>Stop ringing.</summary>
    StopBell = 1 << 4,

    /// <summary>Open the two directions and tell both stations.</summary>
    Connect = 1 << 5,

    /// <summary>Tell the caller why the call is over.</summary>
    TellCaller = 1 << 6,

    /// <summary>Tell the called station that the call is over.</summary>
    TellCalled = 1 << 7,
}
