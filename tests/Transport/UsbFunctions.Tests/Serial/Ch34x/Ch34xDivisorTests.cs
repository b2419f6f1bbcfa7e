using UserCoNdis.Transport.Usb.Serial;

namespace UserCoNdis.UsbFunctions.Tests.Serial;

public sealed class Ch34xDivisorTests
{
    /// <summary>Registers, and 12 MHz through what they leave: the worked examples of github.com/nospam2000/ch341-baudrate-calculation and others like them.</summary>
    [Theory]
    [InlineData(921_600, 7, 256 - 13, 923_077)]
    [InlineData(115_200, 7, 256 - 104, 115_385)]
    [InlineData(9600, 6, 256 - 156, 9615)]
    [InlineData(300, 4, 256 - 78, 300)]
    [InlineData(57_600, 7, 256 - 208, 57_692)]
    [InlineData(31_250, 3, 256 - 192, 31_250)]
    [InlineData(1_000_000, 7, 256 - 12, 1_000_000)]
    [InlineData(2_000_000, 3, 256 - 3, 2_000_000)]
    [InlineData(3_000_000, 3, 256 - 2, 3_000_000)]
    [InlineData(1_500_000, 3, 256 - 4, 1_500_000)]
    [InlineData(50, 0, 256 - 234, 50)]
    public void Find_Speed_GivesRegistersAndRealSpeed(long speed, byte prescaler, byte divisor, long real) =>
        Assert.Equal(new Ch34xDivisor(prescaler, divisor, real), Ch34xDivisor.Find(speed));

    [Fact]
    public void Find_CommonSpeeds_AreWithinAFifthOfAPercent()
    {
        foreach (long speed in new long[] { 300, 600, 1200, 2400, 4800, 9600, 14_400, 19_200, 38_400, 57_600, 115_200, 230_400, 460_800, 921_600, 1_000_000, 2_000_000 })
        {
            Assert.InRange(SerialRate.Error(speed, Ch34xDivisor.Find(speed).SpeedBps), -0.002, 0.002);
        }
    }

    /// <summary>Compared with a search through all that the registers can hold.</summary>
    [Fact]
    public void Find_AnySpeed_NothingIsNearer()
    {
        int[] scales = [1024, 128, 16, 2, 512, 64, 8, 1];
        double[] all =
            [.. scales.SelectMany(scale => Enumerable.Range(2, 255).Where(d => scale != 1 || d >= 9).Select(d => 12_000_000.0 / scale / d))];
        for (long speed = 46; speed < 3_000_000; speed += 1 + (speed / 50))
        {
            Ch34xDivisor found = Ch34xDivisor.Find(speed);
            double made = 12_000_000.0 / scales[found.Prescaler] / (256 - found.Divisor);
            double best = all.Min(rate => Math.Abs(rate - speed));
            Assert.Equal(best, Math.Abs(made - speed), 6);
            Assert.True(scales[found.Prescaler] != 1 || 256 - found.Divisor >= 9);
        }
    }
}
