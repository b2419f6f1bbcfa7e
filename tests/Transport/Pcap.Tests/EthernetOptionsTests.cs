using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Pcap.Tests;

public sealed class EthernetOptionsTests
{
    [Fact]
    public void From_NoOption_IsThePacketSocketAndNothingElse() => Assert.Equal(
        new EthernetOptions { InterfaceName = "veth0", Backend = EthernetBackend.Packet },
        Parse("eth:veth0"));

    [Fact]
    public void From_EveryOption_IsRead() => Assert.Equal(
        new EthernetOptions
        {
            InterfaceName = "eth1.7",
            Backend = EthernetBackend.Packet,
            IsPromiscuous = true,
            SnapLength = 128,
            Filter = "pppoed or pppoes 5",
            StampsFrames = true,
            BypassesQdisc = true,
            ReceiveBufferBytes = 65536,
        },
        Parse("eth:eth1.7?promisc=1&snaplen=128&filter=pppoed%20or%20pppoes%205&stamps=1&bypass=1&buffer=65536&backend=packet"));

    [Theory]
    [InlineData("eth:x?promisc=perhaps", "'promisc=perhaps'")]
    [InlineData("eth:x?snaplen=13", "'snaplen=13'")]
    [InlineData("eth:x?snaplen=262145", "'snaplen=262145'")]
    [InlineData("eth:x?buffer=1", "'buffer=1'")]
    [InlineData("eth:x?backend=wish", "packet, pcap")]
    [InlineData("eth:x?backend=pcap&bypass=1", "backend=packet")]
    [InlineData("eth:x?vlan=7", "no option 'vlan'")]
    public void From_WrongOption_NamesIt(string uri, string complaint)
    {
        LinkException e = Assert.Throws<LinkException>(() => Parse(uri));
        Assert.Equal(LinkErrorKind.InvalidOption, e.Kind);
        Assert.Contains(complaint, e.Message);
    }

    [Fact]
    public void Filter_SnapLengthAlone_ReturnsThatMuchOfEveryFrame()
    {
        BpfInstruction all = Assert.Single(FilterProgram.Make(Parse("eth:x?snaplen=96"), ""));
        Assert.Equal((0x06, 96u), (all.Code, all.Operand)); // BPF_RET | BPF_K
        Assert.Empty(FilterProgram.Make(Parse("eth:x"), " "));
        Assert.Equal(0u, FilterProgram.Nothing[0].Operand);
    }

    private static EthernetOptions Parse(string text)
    {
        Assert.True(LinkUri.TryParse(text, out LinkUri? uri, out string? error), error);
        return EthernetOptions.From(uri);
    }
}
