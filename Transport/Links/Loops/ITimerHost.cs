namespace UserCoNdis.Transport.Links.Loops;

/// <summary>What a timer asks of the loop that it belongs to.</summary>
internal interface ITimerHost
{
    /// <summary>Gets the armed timers.</summary>
    TimerHeap Timers { get; }

    /// <summary>Throws when the caller is not on the loop.</summary>
    void CheckAccess();

    /// <summary>Gives the key that orders timers due at the same instant.</summary>
    ulong NextTie();
}
