using UserCoNdis.Tools.Cli.Options;

namespace UserCoNdis.Cli.Tests;

public sealed class TimeTextTests
{
    [Theory]
    [InlineData("500ms", 0.5)]
    [InlineData("30", 30)]
    [InlineData("30s", 30)]
    [InlineData("5m", 300)]
    [InlineData("1.5h", 5400)]
    public void Text_InEachUnit_IsThatTime(string text, double seconds)
    {
        Assert.True(TimeText.TryParse(text, out TimeSpan time));
        Assert.Equal(TimeSpan.FromSeconds(seconds), time);
    }

    [Theory, InlineData(""), InlineData("s"), InlineData("ms"), InlineData("-1s"), InlineData("0"), InlineData("1d"), InlineData("1e99h"), InlineData("NaN")]
    public void Text_OfNoTime_IsRefused(string text) => Assert.False(TimeText.TryParse(text, out _));
}
