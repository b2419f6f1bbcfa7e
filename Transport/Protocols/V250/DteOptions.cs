namespace UserCoNdis.Transport.Protocols.V250;

/// <summary>How a <see cref="DteEngine"/> talks to its modem.</summary>
public sealed record DteOptions
{
    /// <summary>Gets the initialisation strings, each sent after the one before was answered OK.</summary>
    /// <remarks>The default asks for results in words (Q0 V1), no echo, all call results (X4), DCD that follows the
    /// carrier and hang-up by DTR (&amp;C1 &amp;D2), and no automatic answer.</remarks>
    public IReadOnlyList<string> Initialization { get; init; } = ["ATQ0V1E0", "ATX4&C1&D2S0=0"];

    /// <summary>Gets what comes before the number; it gives way to ATD for a number that begins with T or P.</summary>
    public string DialPrefix { get; init; } = "ATDT";

    /// <summary>Gets whether the modem is told to give no results (ATQ1): then silence is OK, and DCD is CONNECT.</summary>
    public bool Quiet { get; init; }

    /// <summary>Gets how long a command may take.</summary>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Gets how often a silent modem is asked the same initialisation string again.</summary>
    public int InitializationRetries { get; init; } = 2;

    /// <summary>Gets how long a dialled call may take, pauses in the number aside; more than the modem's own S7.</summary>
    public TimeSpan DialTimeout { get; init; } = TimeSpan.FromSeconds(65);

    /// <summary>Gets how long an answer may take; more than the modem's own S7.</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(65);

    /// <summary>Gets the pause that a comma in the number makes (S8).</summary>
    public TimeSpan CommaPause { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Gets the longest time that W or @ in the number waits (S7).</summary>
    public TimeSpan WaitPause { get; init; } = TimeSpan.FromSeconds(50);

    /// <summary>Gets the silence before and after +++ (S12); a little more than the modem's.</summary>
    public TimeSpan EscapeGuard { get; init; } = TimeSpan.FromMilliseconds(1100);

    /// <summary>Gets how long DTR stays off to hang up; more than the modem's S25.</summary>
    public TimeSpan DtrDropTime { get; init; } = TimeSpan.FromMilliseconds(700);

    /// <summary>Gets the pause between a result and the next command.</summary>
    public TimeSpan CommandGap { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Gets how long late results of an ended call are swallowed.</summary>
    public TimeSpan SettleTime { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Gets the silence after which a call that rang has stopped to; ring cadences go up to 6 s.</summary>
    public TimeSpan RingTimeout { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Gets the silence that makes an in-band NO CARRIER believable, where there is no DCD.</summary>
    public TimeSpan CarrierLossQuiet { get; init; } = TimeSpan.FromSeconds(1);
}
