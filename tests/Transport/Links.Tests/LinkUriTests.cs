namespace UserCoNdis.Transport.Links.Tests;

public sealed class LinkUriTests
{
    [Fact]
    public void TryParse_PathAndOptions_AreTakenApart()
    {
        Assert.True(LinkUri.TryParse("SERIAL:/dev/ttyS0?speed=9600&flow=rtscts&name=a%20b", out LinkUri? uri, out _));
        Assert.Equal(("serial", "/dev/ttyS0"), (uri.Scheme, uri.Path));
        Assert.Equal("a b", uri.Options["name"]);
        LinkUri fewer = uri.Without("flow", "absent");
        Assert.Equal(["name", "speed"], fewer.Options.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(uri.Text, fewer.Text);
    }

    [Fact]
    public void TryParse_CommandLineWithAQuestionMark_IsLeftAlone()
    {
        Assert.True(LinkUri.TryParse("exec:test a = b?", out LinkUri? uri, out _));
        Assert.Equal("test a = b?", uri.Path);
        Assert.True(LinkUri.TryParse("exec:what? -P?pace=100", out uri, out _));
        Assert.Equal("what? -P", uri.Path);
    }

    [Theory]
    [InlineData("")]
    [InlineData(":x")]
    [InlineData("/dev/ttyS0")]
    [InlineData("pty:?rubbish")]
    public void TryParse_NoLink_SaysWhatIsWanted(string text)
    {
        Assert.False(LinkUri.TryParse(text, out _, out string? error));
        Assert.NotEmpty(error);
    }
}
