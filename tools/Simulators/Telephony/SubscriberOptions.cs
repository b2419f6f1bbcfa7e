namespace UserCoNdis.Tools.Simulators.Telephony;

/// <summary>What a subscriber's line is like. Where the two lines of a call differ, the worse one rules.</summary>
public sealed record SubscriberOptions
{
    /// <summary>Gets how it takes calls.</summary>
    public SubscriberBehaviour Behaviour { get; init; }

    /// <summary>Gets how long the bell rings at a time; the default is Europe's and North America's usual cadence.</summary>
    public TimeSpan RingOn { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Gets the silence between two rings.</summary>
    public TimeSpan RingOff { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>Gets how long the exchange rings before it tells the caller NO ANSWER; null: until the caller gives up.</summary>
    public TimeSpan? RingTimeout { get; init; }

    /// <summary>Gets the time from going off hook to the answer tone (V.25 asks for 1.8 to 2.5 s; tests want less).</summary>
    public TimeSpan AnswerDelay { get; init; }

    /// <summary>Gets how long the modem trains; the slower of the two rules.</summary>
    public TimeSpan TrainingDelay { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>Gets the line rate in bit/s, 8 bits a byte, both ways; null: as fast as the links go.</summary>
    public long? LineRateBps { get; init; } = 33_600;

    /// <summary>Gets how long a connected call lasts before its carrier is lost; null: as long as it likes.</summary>
    public TimeSpan? CarrierLossAfter { get; init; }

    /// <summary>Gets how long this side takes to notice that the other hung up (as S10 has it).</summary>
    public TimeSpan CarrierLossDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Gets the share of bits that arrive flipped, 0 to 1, less than 1.</summary>
    public double BitErrorRate { get; init; }
}
