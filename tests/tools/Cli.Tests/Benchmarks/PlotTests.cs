using UserCoNdis.TestKit;
using UserCoNdis.Tools.Cli.Benchmarks.Plots;

namespace UserCoNdis.Cli.Tests.Benchmarks;

public sealed class PlotTests
{
    [Fact]
    public void OfLines_WithScatterAndACurve_DrawsThis() => Approved.Check(
        Plot.OfLines(
            "Lines & <curves>",
            Axis.Sizes("frame size, octets", [64, 512, 1514]),
            Axis.Linear("Mbit/s", 940),
            [
                new PlotSeries("A to B", [new(64, 100, 80, 130), new(512, 500, 400, 600), new(1514, 940)], HasDots: true),
                new PlotSeries("curve", [new(64, 50), new(1514, 900)], HasDots: false),
            ]),
        "Lines");

    [Fact]
    public void OfBars_WithMarks_DrawsThis() => Approved.Check(
        Plot.OfBars("Bars", Axis.Logarithmic("µs", 100, 4000), Axis.Linear("sessions", 12), [100, 1000, 4000], [3, 12], [new(200, "p50"), new(3900, "p99")]),
        "Bars");

    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(940, 0, 1000)]
    [InlineData(1000, 0, 1000)]
    [InlineData(0, 0, 1e-9)]
    public void Linear_UpToAValue_EndsAtARoundOneAbove(double largest, double from, double to)
    {
        Axis axis = Axis.Linear("", largest);
        Assert.Equal((from, to), (axis.From, Math.Max(axis.To, 1e-9)));
        Assert.InRange(axis.Ticks.Count, 2, 7);
    }

    [Theory]
    [InlineData(11.3, 8600, 10, 10_000)]
    [InlineData(27, 28, 20, 50)]
    [InlineData(100, 100, 100, 200)]
    [InlineData(0.4, 1e9, 0.2, 1e9)]
    public void Logarithmic_AroundTwoValues_HoldsBothAndFewLabels(double least, double largest, double from, double to)
    {
        Axis axis = Axis.Logarithmic("", least, largest);
        Assert.Equal((1, 1), (Math.Round(axis.From / from, 9), Math.Round(axis.To / to, 9)));
        Assert.InRange(axis.Ticks.Count(static tick => tick.Label.Length > 0), 2, 11);
    }

    [Fact]
    public void Sizes_OfThoseOfRfc2544_LeavesOutLabelsWithoutRoom() =>
        Assert.Equal("64 128 256 512 1024  1514", string.Join(' ', Axis.Sizes("", [64, 128, 256, 512, 1024, 1100, 1514]).Ticks.Select(static tick => tick.Label)));

    [Fact]
    public void Nines_UpToAThousandth_HasATickForEachNine()
    {
        Axis axis = Axis.Nines("", 0.9991);
        Assert.Equal("0 %, 50 %, 90 %, 99 %, 99.9 %, 99.99 %", string.Join(", ", axis.Ticks.OrderBy(static tick => tick.Value).Select(static tick => tick.Label)));
        Assert.Equal(0.5, axis.PlaceOf(0.99), 6);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.1234, "0.123")]
    [InlineData(4.567, "4.57")]
    [InlineData(78.94, "78.9")]
    [InlineData(12345.6, "12,346")]
    public void QuantityText_OfANumber_HasTheDigitsThatCount(double value, string text) => Assert.Equal(text, QuantityText.Of(value));
}
