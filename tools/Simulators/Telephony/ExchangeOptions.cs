namespace UserCoNdis.Tools.Simulators.Telephony;

/// <summary>What the exchange is like.</summary>
public sealed record ExchangeOptions
{
    /// <summary>Gets the time from the last digit to the first ring, or to the tone that refuses.</summary>
    public TimeSpan SetupDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Gets how long a caller's modem listens to busy tone, or to silence, before it is sure of it.</summary>
    public TimeSpan ToneTime { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>Gets what the caller of an unknown number is told.</summary>
    public ClearCause UnknownNumber { get; init; } = ClearCause.NoCarrier;

    /// <summary>Gets what decides where bit errors fall.</summary>
    public int Seed { get; init; }
}
