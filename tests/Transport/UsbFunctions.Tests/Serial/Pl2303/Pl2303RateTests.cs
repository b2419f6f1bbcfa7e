using UserCoNdis.Transport.Usb.Serial;

namespace UserCoNdis.UsbFunctions.Tests.Serial;

public sealed class Pl2303RateTests
{
    [Theory]
    [InlineData(nameof(Pl2303Type.H), 115_200, 115_200u, 115_200)]
    [InlineData(nameof(Pl2303Type.H), 31_250, 28_800u, 28_800)]          // the list only
    [InlineData(nameof(Pl2303Type.H), 3_000_000, 1_228_800u, 1_228_800)] // and no more than this
    [InlineData(nameof(Pl2303Type.Hx), 3_000_000, 3_000_000u, 3_000_000)]
    [InlineData(nameof(Pl2303Type.Hx), 31_250, 0x8000_06C0u, 31_250)]    // 384 MHz / (192 x 4^3)
    [InlineData(nameof(Pl2303Type.Hx), 250_000, 0x8000_0380u, 250_000)]      // 384 x 4
    [InlineData(nameof(Pl2303Type.Hxd), 1_000_000, 0x8000_0180u, 1_000_000)] // 384, no exponent
    [InlineData(nameof(Pl2303Type.Hxd), 12_000_000, 0x8000_0020u, 12_000_000)]
    [InlineData(nameof(Pl2303Type.Ta), 31_250, 0x8001_2600u, 31_250)]    // 384 MHz / (1536 x 2^3): bits 13 to 15 and 16
    [InlineData(nameof(Pl2303Type.Hxn), 31_250, 31_250u, 31_250)]        // any speed as it is
    [InlineData(nameof(Pl2303Type.Hxn), 12_345_678, 12_000_000u, 12_000_000)]
    public void Find_Speed_GivesTheCodeOfTheChip(string type, long speed, uint code, long real)
    {
        Pl2303Rate rate = Pl2303Rate.Find(Enum.Parse<Pl2303Type>(type), speed);
        Assert.Equal((code, real), (rate.Code, rate.SpeedBps));
    }

    [Fact]
    public void Find_AnySpeedByDivisor_MakesWhatItSays()
    {
        foreach (Pl2303Type type in new[] { Pl2303Type.Hx, Pl2303Type.Hxd, Pl2303Type.Ta, Pl2303Type.Tb })
        {
            for (long speed = 50; speed < 1_000_000; speed += 1 + (speed / 40))
            {
                Pl2303Rate rate = Pl2303Rate.Find(type, speed);
                Assert.InRange(SerialRate.Error(speed, rate.SpeedBps), -0.012, 0.012);
                Assert.Equal(rate.SpeedBps, Decode(type, rate.Code));
            }
        }
    }

    private static long Decode(Pl2303Type type, uint code)
    {
        if (code >> 31 == 0)
        {
            return code;
        }

        bool isTa = type is Pl2303Type.Ta or Pl2303Type.Tb;
        uint mantissa = code & (isTa ? 0x7FFu : 0x1FFu);
        uint exponent = isTa ? ((code >> 16) & 1) | (((code >> 13) & 7) << 1) : (code >> 9) & 7;
        double divisor = mantissa * (isTa ? Math.Pow(2, exponent) : Math.Pow(4, exponent));
        return (long)Math.Round(384_000_000 / divisor, MidpointRounding.AwayFromZero);
    }
}
