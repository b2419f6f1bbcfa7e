namespace UserCoNdis.Transport.Protocols.V250;

/// <summary>How long each <see cref="DteState"/> lasts at most.</summary>
internal static class DteTimeouts
{
    /// <summary>Gives the time of <paramref name="state"/>; null: as long as it likes.</summary>
    public static TimeSpan? Of(DteState state, DteOptions options, TimeSpan dialPauses) => state switch
    {
        DteState.Idle or DteState.Ready or DteState.Online or DteState.OnlineCommand => null,
        DteState.Initializing or DteState.Commanding or DteState.Aborting or DteState.HangingUp => options.CommandTimeout,
        DteState.Settling or DteState.DialHeld => options.SettleTime,
        DteState.Dialing => options.DialTimeout + dialPauses,
        DteState.Answering or DteState.Resuming => options.AnswerTimeout,
        DteState.Ringing or DteState.RingRejected => options.RingTimeout,
        DteState.EscapeGuard or DteState.HangUpGuard => options.EscapeGuard,
        DteState.Escaping or DteState.HangUpEscaping => options.EscapeGuard + options.CommandTimeout,
        DteState.DroppingDtr => options.DtrDropTime,
    };
}
