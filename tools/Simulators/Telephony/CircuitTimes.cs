namespace UserCoNdis.Tools.Simulators.Telephony;

/// <summary>How long each <see cref="CircuitState"/> lasts at most, and how two lines make one circuit.</summary>
internal static class CircuitTimes
{
    /// <summary>Gives the time of <paramref name="state"/>; null: as long as it likes.</summary>
    public static TimeSpan? Of(
        CircuitState state, ExchangeOptions exchange, SubscriberOptions caller, SubscriberOptions? called) => state switch
        {
            CircuitState.Idle => null,
            CircuitState.Dialing => exchange.SetupDelay,
            CircuitState.Refused => exchange.ToneTime,
            CircuitState.Ringing => called?.RingTimeout,
            CircuitState.Answered => called?.AnswerDelay,
            CircuitState.Training => Longer(caller.TrainingDelay, called?.TrainingDelay),
            CircuitState.Connected => Sooner(caller.CarrierLossAfter, called?.CarrierLossAfter),
            CircuitState.ClearingCaller => caller.CarrierLossDelay,
            CircuitState.ClearingCalled => called?.CarrierLossDelay,
        };

    /// <summary>Gives the lower of two rates; null is no limit.</summary>
    public static long? Slower(long? a, long? b) => a is null || b < a ? b : a;

    private static TimeSpan Longer(TimeSpan a, TimeSpan? b) => b > a ? b.Value : a;

    private static TimeSpan? Sooner(TimeSpan? a, TimeSpan? b) => a is null || b < a ? b : a;
}
