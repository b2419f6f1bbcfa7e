using System.Buffers.Binary;

namespace UserCoNdis.Transport.Usb.Serial;

/// <summary>A speed as the line coding of a PL2303 says it, and what the chip makes of it.</summary>
/// <remarks>
/// The maker publishes no description; facts: what his engineers told the authors of free drivers. A speed of his list, and with the G chips any speed, is said
/// in bit/s. Any other is a divisor of 12 MHz x 32, a mantissa and an exponent, marked by bit 31. H knows the list only.
/// </remarks>
/// <param name="Code">dwDTERate of the line coding.</param>
/// <param name="SpeedBps">What it makes, in bit/s, rounded.</param>
internal readonly record struct Pl2303Rate(uint Code, long SpeedBps)
{
    private const long Clock = 12_000_000L * 32;
    private const uint DivisorFlag = 1u << 31;
    private const int MaxExponent = 7;
    private const int MaxExponentTa = 15;
    private const int MantissaBits = 9;
    private const int MantissaBitsTa = 11;

    private static ReadOnlySpan<int> Listed =>
    [
        75, 150, 300, 600, 1200, 1800, 2400, 3600, 4800, 7200, 9600, 14_400, 19_200, 28_800, 38_400, 57_600, 115_200,
        230_400, 460_800, 614_400, 921_600, 1_228_800, 2_457_600, 3_000_000, 6_000_000,
    ];

    /// <summary>Gets the highest speed of a chip in bit/s (the data sheets).</summary>
    public static long Highest(Pl2303Type type) => type switch
    {
        Pl2303Type.H => 1_228_800,
        Pl2303Type.Hx or Pl2303Type.Ta => 6_000_000,
        Pl2303Type.Tb or Pl2303Type.Hxd or Pl2303Type.Hxn => 12_000_000,
    };

    /// <summary>Finds the code whose speed is nearest.</summary>
    /// <param name="type">The chip.</param>
    /// <param name="speedBps">The speed asked for; more than 0.</param>
    public static Pl2303Rate Find(Pl2303Type type, long speedBps)
    {
        long speed = Math.Min(speedBps, Highest(type));
        int listed = NearestListed(speed, Highest(type));
        return listed == speed ? new Pl2303Rate((uint)listed, listed) : type switch
        {
            Pl2303Type.H => new Pl2303Rate((uint)listed, listed),
            Pl2303Type.Hxn => new Pl2303Rate((uint)speed, speed),
            Pl2303Type.Hx or Pl2303Type.Hxd => Divide(speed, MantissaBits, MaxExponent, step: 2),
            Pl2303Type.Ta or Pl2303Type.Tb => Divide(speed, MantissaBitsTa, MaxExponentTa, step: 1),
        };
    }

    /// <summary>Writes the code as the first four octets of a line coding.</summary>
    public void WriteTo(Span<byte> lineCoding) => BinaryPrimitives.WriteUInt32LittleEndian(lineCoding, Code);

    private static int NearestListed(long speed, long highest)
    {
        int best = Listed[0];
        foreach (int listed in Listed)
        {
            best = listed <= highest && Math.Abs(listed - speed) < Math.Abs(best - speed) ? listed : best;
        }

        return best;
    }

    /// <summary>Clock / (mantissa x 2^(exponent x step)), the mantissa as large as it may be.</summary>
    private static Pl2303Rate Divide(long speed, int mantissaBits, int maxExponent, int step)
    {
        int exponent = 0;
        long mantissa = SerialRate.Divide(Clock, speed);
        while (mantissa >> mantissaBits != 0 && exponent < maxExponent)
        {
            exponent++;
            mantissa = SerialRate.Divide(Clock, speed << (exponent * step));
        }

        mantissa = Math.Clamp(mantissa, 1, (1 << mantissaBits) - 1);
        uint code = DivisorFlag | (uint)mantissa | (mantissaBits == MantissaBitsTa ? PlaceTa(exponent) : (uint)exponent << MantissaBits);
        return new Pl2303Rate(code, SerialRate.Divide(Clock, mantissa << (exponent * step)));
    }

    /// <summary>The TA's exponent: its lowest bit is bit 16, the others are bits 13 to 15.</summary>
    private static uint PlaceTa(int exponent) => ((uint)(exponent & 1) << 16) | ((uint)(exponent & ~1) << 12);
}
