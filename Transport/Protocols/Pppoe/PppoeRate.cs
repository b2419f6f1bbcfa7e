namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>A token bucket kept as one number: the time at which it will be full again.</summary>
/// <remarks>A bucket that is full already is the same as one that was never touched, so it may be forgotten.</remarks>
internal readonly struct PppoeRate(int perSecond, int burst)
{
    private readonly long _interval = TimeSpan.TicksPerSecond / perSecond;
    private readonly long _depth = TimeSpan.TicksPerSecond / perSecond * burst;

    public bool TryTake(ref long fullAt, TimeSpan now)
    {
        long next = Math.Max(fullAt, now.Ticks) + _interval;
        bool fits = next - now.Ticks <= _depth;
        fullAt = fits ? next : fullAt;
        return fits;
    }
}
