namespace UserCoNdis.Transport.Usb.Serial;

/// <summary>The values of a CH340's or CH341's prescaler and divisor registers, and the speed that they really make.</summary>
/// <remarks>
/// There is no public description by the maker; facts: the measurements at github.com/nospam2000/ch341-baudrate-calculation. 12 MHz go through three
/// dividers, by 2, 8 and 64, each of which a bit of the prescaler register bypasses, then through a divisor of 2 to 256; with all three
/// bypassed it has to be 9 or more.
/// </remarks>
/// <param name="Prescaler">Register 0x12, bits 0 to 2.</param>
/// <param name="Divisor">Register 0x13: 256 less the divisor.</param>
/// <param name="SpeedBps">What they make, in bit/s, rounded.</param>
internal readonly record struct Ch34xDivisor(byte Prescaler, byte Divisor, long SpeedBps)
{
    private const long Clock = 12_000_000;
    private const int MinDivisor = 2;
    private const int MinDivisorUnscaled = 9;
    private const int MaxDivisor = 256;

    /// <summary>By the register's value: what its dividers divide by together.</summary>
    private static ReadOnlySpan<ushort> Scales => [1024, 128, 16, 2, 512, 64, 8, 1];

    /// <summary>Finds the pair whose speed is nearest; of equals the one with the smallest prescaler.</summary>
    /// <param name="speedBps">The speed asked for; more than 0.</param>
    public static Ch34xDivisor Find(long speedBps)
    {
        var best = default(Ch34xDivisor);
        (double bestError, int bestScale) = (double.MaxValue, 0);
        for (byte prescaler = 0; prescaler < Scales.Length; prescaler++)
        {
            int scale = Scales[prescaler];
            long below = Clock / (scale * speedBps);
            for (long divisor = Limit(below, scale); divisor <= Limit(below + 1, scale); divisor++)
            {
                double error = Math.Abs(((double)Clock / scale / divisor) - speedBps);
                if (error < bestError || (error == bestError && scale < bestScale))
                {
                    (bestError, bestScale) = (error, scale);
                    best = new Ch34xDivisor(prescaler, (byte)(MaxDivisor - divisor), SerialRate.Divide(Clock, scale * divisor));
                }
            }
        }

        return best;
    }

    private static long Limit(long divisor, int scale) => Math.Clamp(divisor, scale == 1 ? MinDivisorUnscaled : MinDivisor, MaxDivisor);
}
