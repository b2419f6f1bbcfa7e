using UserCoNdis.Transport.Links.Frames;
using UserCoNdis.Transport.Links.InProcess;
using UserCoNdis.Transport.Links.Streams;

namespace UserCoNdis.Transport.Links.Tests;

public sealed class LinkRegistryTests
{
    private static readonly LinkRegistry s_links = new LinkRegistry()
        .Add(new LoopLinkFactory()).Add(new FdLinkFactory()).Add(new UnixDatagramLinkFactory()).Add(new PtyLinkFactory());

    [Theory]
    [InlineData("pty:", LinkKind.ByteStream)]
    [InlineData("unixdgram:/a?peer=/b", LinkKind.Frames)]
    [InlineData("loop:x", LinkKind.ByteStream)]
    [InlineData("loop:x?kind=frames", LinkKind.Frames)]
    [InlineData("loop:x?kind=frames&pace=9600&fault=loss:0.5", LinkKind.Frames)]
    [InlineData("fd:3?kind=frames", LinkKind.Frames)]
    public void KindOf_ALinkThatIsNotOpen_IsWhatOpeningItWouldGive(string link, LinkKind kind) => Assert.Equal(kind, s_links.KindOf(link));

    [Theory]
    [InlineData("loop:x?kind=liquid", "kind=liquid")]
    [InlineData("carrierpigeon:/coop", "carrierpigeon")]
    [InlineData("/dev/ttyS0", "SCHEME:")]
    public void KindOf_WhatCannotBeMeant_IsRefusedAsOpeningItWouldBe(string link, string word)
    {
        LinkException e = Assert.Throws<LinkException>(() => s_links.KindOf(link));
        Assert.Equal(LinkErrorKind.InvalidOption, e.Kind);
        Assert.Contains(word, e.Message, StringComparison.Ordinal);
    }
}
