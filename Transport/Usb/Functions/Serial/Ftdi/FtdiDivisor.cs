namespace UserCoNdis.Transport.Usb.Serial;

/// <summary>The divisor of a baud rate generator of FTDI, coded as its request wants it, and the speed that it really makes.</summary>
/// <remarks>
/// Facts: FTDI AN_120 and AN232B-05. The clock (3 MHz, high-speed chips also 12 MHz) is divided by a whole number of 14 bits and some eighths; what the
/// eighths are stands in bits 14 to 16 in a code of its own. The codes 0 and 1 stand for the divisors 1 and 1.5; nothing else below 2 is allowed.
/// Bit 17 chooses 12 MHz.
/// </remarks>
/// <param name="Code">18 bits.</param>
/// <param name="SpeedBps">What it makes, in bit/s, rounded.</param>
internal readonly record struct FtdiDivisor(uint Code, long SpeedBps)
{
    private const long SlowClock = 3_000_000;
    private const long FastClock = 12_000_000;
    private const uint FastClockFlag = 1 << 17;
    private const int FractionShift = 14;
    private const long MaxEighths = (0x3FFF << 3) + 7;

    /// <summary>High-speed chips reach the lower speeds with the slow clock only (AN_120).</summary>
    private const long FastClockMinimumBps = 1200;

    /// <summary>The code of 0/8, 1/8 … 7/8.</summary>
    private static ReadOnlySpan<byte> FractionCodes => [0, 3, 2, 4, 1, 5, 6, 7];

    /// <summary>The speeds of the FT8U100AX; their code is their place.</summary>
    private static ReadOnlySpan<int> SioSpeeds => [300, 600, 1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200];

    /// <summary>Finds the divisor whose speed is nearest.</summary>
    /// <param name="type">The chip.</param>
    /// <param name="speedBps">The speed asked for; more than 0.</param>
    public static FtdiDivisor Find(FtdiChipType type, long speedBps) => type switch
    {
        FtdiChipType.Sio => FindSio(speedBps),
        FtdiChipType.Am => Make(SlowClock, RoundAm(SlowClock * 8, speedBps), 0),
        FtdiChipType.B or FtdiChipType.Ft2232C or FtdiChipType.R or FtdiChipType.X => Make(SlowClock, Round(SlowClock * 8, speedBps), 0),
        FtdiChipType.Ft2232H or FtdiChipType.Ft4232H or FtdiChipType.Ft232H => speedBps >= FastClockMinimumBps
            ? Make(FastClock, Round(FastClock * 8, speedBps), FastClockFlag)
            : Make(SlowClock, Round(SlowClock * 8, speedBps), 0),
    };

    private static FtdiDivisor FindSio(long speedBps)
    {
        int best = 0;
        for (int i = 1; i < SioSpeeds.Length; i++)
        {
            best = Math.Abs(SioSpeeds[i] - speedBps) < Math.Abs(SioSpeeds[best] - speedBps) ? i : best;
        }

        return new FtdiDivisor((uint)best, SioSpeeds[best]);
    }

    private static FtdiDivisor Make(long clock, long eighths, uint flag)
    {
        uint code = eighths switch
        {
            8 => 0,
            12 => 1,
            _ => (uint)(eighths >> 3) | ((uint)FractionCodes[(int)(eighths & 7)] << FractionShift),
        };
        return new FtdiDivisor(code | flag, SerialRate.Divide(clock * 8, eighths));
    }

    private static long Round(long clockEighths, long speedBps)
    {
        long eighths = Math.Clamp(SerialRate.Divide(clockEighths, speedBps), 8, MaxEighths);
        return eighths >= 16 ? eighths : Nearest(clockEighths, speedBps, [8, 12, 16]);
    }

    /// <summary>The AM lacks 3/8, 5/8, 6/8 and 7/8, and 1.5 besides.</summary>
    private static long RoundAm(long clockEighths, long speedBps)
    {
        long eighths = Math.Clamp(SerialRate.Divide(clockEighths, speedBps), 8, MaxEighths);
        long whole = eighths & ~7L;
        return eighths < 16
            ? Nearest(clockEighths, speedBps, [8, 16])
            : Nearest(clockEighths, speedBps, [whole, whole + 1, whole + 2, whole + 4, Math.Min(whole + 8, 0x3FFF << 3)]);
    }

    private static long Nearest(long clockEighths, long speedBps, ReadOnlySpan<long> choices)
    {
        long best = choices[0];
        foreach (long choice in choices)
        {
            best = Math.Abs(((double)clockEighths / choice) - speedBps) < Math.Abs(((double)clockEighths / best) - speedBps) ? choice : best;
        }

        return best;
    }
}
