namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>A token bucket kept as one number: the time at which it will be full again.</summary>
/// <remarks>A bucket that is full already is the same as one that was never touched, so it may be forgotten.</remarks>
internal readonly struct PppoeRate(int perSecond, int burst)
{
    private readonly long _interval = TimeSpan.TicksPerSecond / perSecond;
    private readonly long _depth = TimeSpan.TicksPerSecond / perSecond * burst;

    /// <summary>Takes a token as long as the bucket is half full; from there on the fewer are left, the fewer are given, by lot.</summary>
    /// <remarks>So who asks once has the same chance as who asks all the time, whatever the rhythm of the two.</remarks>
    /// <param name="fullAt">The bucket.</param>
    /// <param name="now">The time.</param>
    /// <param name="lot">A random number.</param>
    public bool TryTakeFairly(ref long fullAt, TimeSpan now, uint lot)
    {
        long left = _depth - Math.Max(0, fullAt - now.Ticks);
        return left >= _depth / 2 * ((double)lot / uint.MaxValue) && TryTake(ref fullAt, now);
    }

    public bool TryTake(ref long fullAt, TimeSpan now)
    {
        long next = Math.Max(fullAt, now.Ticks) + _interval;
        bool fits = next - now.Ticks <= _depth;
        fullAt = fits ? next : fullAt;
        return fits;
    }
}
