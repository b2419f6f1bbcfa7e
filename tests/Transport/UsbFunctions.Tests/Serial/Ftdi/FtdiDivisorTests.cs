using UserCoNdis.Transport.Usb.Serial;

namespace UserCoNdis.UsbFunctions.Tests.Serial;

[Trait("Spec", "AN_120")]
public sealed class FtdiDivisorTests
{
    private static readonly long[] s_odd =
        [75, 184, 250, 300, 301, 777, 1199, 1200, 1201, 3600, 7200, 12_345, 14_400, 31_250, 56_000, 76_800, 128_000, 250_000, 333_333, 500_000, 750_000,
            999_999, 1_000_000, 1_234_567, 1_400_000, 1_500_000, 1_700_000, 2_000_000, 2_400_000, 3_000_000, 3_500_000, 6_000_000, 7_000_000, 8_000_000, 12_000_000];

    /// <summary>The list of the application note, as its INF file has it.</summary>
    [Theory]
    [InlineData(300, 0x2710)]
    [InlineData(600, 0x1388)]
    [InlineData(1200, 0x09C4)]
    [InlineData(2400, 0x04E2)]
    [InlineData(4800, 0x0271)]
    [InlineData(9600, 0x4138)]
    [InlineData(19_200, 0x809C)]
    [InlineData(38_400, 0xC04E)]
    [InlineData(115_200, 0x001A)]
    [InlineData(230_400, 0x000D)]
    [InlineData(460_800, 0x4006)]
    [InlineData(921_600, 0x8003)]
    public void Find_SpeedOfTheList_GivesItsDivisorOnEveryFullSpeedChip(long speed, int code)
    {
        foreach (FtdiChipType type in new[] { FtdiChipType.Am, FtdiChipType.B, FtdiChipType.Ft2232C, FtdiChipType.R, FtdiChipType.X })
        {
            FtdiDivisor divisor = FtdiDivisor.Find(type, speed);
            Assert.Equal((uint)code, divisor.Code);
            Assert.InRange(SerialRate.Error(speed, divisor.SpeedBps), -0.002, 0.002);
        }
    }

    [Theory]
    [InlineData(nameof(FtdiChipType.R), 3_000_000, 0x0_0000, 3_000_000)]
    [InlineData(nameof(FtdiChipType.R), 2_000_000, 0x0_0001, 2_000_000)]
    [InlineData(nameof(FtdiChipType.R), 1_500_000, 0x0_0002, 1_500_000)]
    [InlineData(nameof(FtdiChipType.R), 57_600, 0x0_C034, 57_554)]     // 52 1/8 is nearer than the 52 of the note
    [InlineData(nameof(FtdiChipType.R), 31_250, 0x0_0060, 31_250)]
    [InlineData(nameof(FtdiChipType.R), 14_400, 0x1_00D0, 14_397)]       // 208 3/8: code 4 has its high bit in wIndex
    [InlineData(nameof(FtdiChipType.R), 250_000, 0x0_000C, 250_000)]
    [InlineData(nameof(FtdiChipType.R), 1_411_765, 0x0_C002, 1_411_765)] // 2 1/8
    [InlineData(nameof(FtdiChipType.R), 1_143_000, 0x1_4002, 1_142_857)] // 2 5/8: code 5
    [InlineData(nameof(FtdiChipType.R), 1_090_909, 0x1_8002, 1_090_909)] // 2 6/8: code 6
    [InlineData(nameof(FtdiChipType.R), 1_043_000, 0x1_C002, 1_043_478)] // 2 7/8: code 7
    [InlineData(nameof(FtdiChipType.R), 2_400_000, 0x0_0001, 2_000_000)] // nothing between 1, 1.5 and 2
    [InlineData(nameof(FtdiChipType.Am), 14_400, 0x80D0, 14_406)]        // no 3/8 before the B: 208 1/4
    [InlineData(nameof(FtdiChipType.Am), 2_000_000, 0x0002, 1_500_000)]  // nor 1.5
    [InlineData(nameof(FtdiChipType.Am), 3_000_000, 0x0000, 3_000_000)]
    [InlineData(nameof(FtdiChipType.Ft2232H), 12_000_000, 0x2_0000, 12_000_000)]
    [InlineData(nameof(FtdiChipType.Ft2232H), 8_000_000, 0x2_0001, 8_000_000)]
    [InlineData(nameof(FtdiChipType.Ft2232H), 6_000_000, 0x2_0002, 6_000_000)]
    [InlineData(nameof(FtdiChipType.Ft4232H), 115_200, 0x2_C068, 115_246)]
    [InlineData(nameof(FtdiChipType.Ft232H), 9600, 0x2_04E2, 9600)]
    [InlineData(nameof(FtdiChipType.Ft232H), 1200, 0x2_2710, 1200)]
    [InlineData(nameof(FtdiChipType.Ft232H), 300, 0x0_2710, 300)]        // below 1200 with the slow clock
    [InlineData(nameof(FtdiChipType.Sio), 9600, 5, 9600)]
    [InlineData(nameof(FtdiChipType.Sio), 115_200, 9, 115_200)]
    [InlineData(nameof(FtdiChipType.Sio), 31_250, 7, 38_400)]
    public void Find_OneChip_GivesCodeAndRealSpeed(string type, long speed, int code, long real) =>
        Assert.Equal(new FtdiDivisor((uint)code, real), FtdiDivisor.Find(Enum.Parse<FtdiChipType>(type), speed));

    /// <summary>Compared with a search through all that a chip can do.</summary>
    [Fact]
    public void Find_AnySpeed_NoOtherDivisorIsNearer()
    {
        foreach (FtdiChipType type in new[] { FtdiChipType.Am, FtdiChipType.R, FtdiChipType.Ft2232H })
        {
            double[] all = [.. Divisors(type)];
            foreach (long speed in s_odd)
            {
                double clock = type == FtdiChipType.Ft2232H && speed >= 1200 ? 12_000_000 : 3_000_000;
                double nearest = all.MinBy(d => Math.Abs((clock / d) - speed));
                FtdiDivisor found = FtdiDivisor.Find(type, speed);
                double chosen = Decode(found.Code);
                Assert.Equal((long)Math.Round(clock / chosen, MidpointRounding.AwayFromZero), found.SpeedBps);

                // Rounding the divisor, not the speed, costs less than a sixteenth of a divisor.
                Assert.InRange(Math.Abs((clock / chosen) - speed), 0, Math.Abs((clock / nearest) - speed) + (speed / nearest / 16));
            }
        }
    }

    private static IEnumerable<double> Divisors(FtdiChipType type)
    {
        yield return 1;
        if (type != FtdiChipType.Am)
        {
            yield return 1.5;
        }

        for (int eighths = 16; eighths < 0x4000 << 3; eighths++)
        {
            if (type != FtdiChipType.Am || (eighths & 7) is 0 or 1 or 2 or 4)
            {
                yield return eighths / 8.0;
            }
        }
    }

    private static double Decode(uint code)
    {
        double[] parts = [0, 0.5, 0.25, 0.125, 0.375, 0.625, 0.75, 0.875];
        return (code & 0x1FFFF) switch
        {
            0 => 1,
            1 => 1.5,
            uint low => (low & 0x3FFF) + parts[low >> 14],
        };
    }
}
