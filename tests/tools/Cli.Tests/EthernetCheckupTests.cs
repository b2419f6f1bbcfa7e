using System.Net;
using System.Net.NetworkInformation;
using UserCoNdis.Tools.Cli.Diagnosis;
using UserCoNdis.Transport.Pcap;

namespace UserCoNdis.Cli.Tests;

public sealed class EthernetCheckupTests
{
    private static readonly Capabilities s_all = new(NetRaw: true, NetAdmin: true);
    private static readonly Capabilities s_none = new(NetRaw: false, NetAdmin: false);

    [Theory]
    [InlineData("CapEff:\t000001ffffffffff", true, true)]
    [InlineData("CapEff:\t0000000000002000", true, false)]
    [InlineData("CapEff:\t0000000000001000", false, true)]
    [InlineData("CapEff:\t0000000000000000", false, false)]
    [InlineData("CapInh:\t000001ffffffffff", false, false)]
    [InlineData("CapEff:\tnonsense", false, false)]
    public void Capabilities_AsTheKernelTellsThem_AreRead(string line, bool netRaw, bool netAdmin) =>
        Assert.Equal(new Capabilities(netRaw, netAdmin), Capabilities.Parse(["Name:\tucondis", line]));

    [Fact]
    public void Interface_WithoutTheRight_TellsTheCommand()
    {
        InterfaceEntry entry = InterfaceEntry.Of(Device(isEthernet: true), s_none);
        Assert.Equal(("eth:eth1", "up", "02:00:00:00:00:0a"), (entry.Uri, entry.State, entry.Address));
        Assert.Contains("setcap cap_net_raw", entry.Mend, StringComparison.Ordinal);
        Assert.Null(InterfaceEntry.Of(Device(isEthernet: true), s_all).Mend);
    }

    [Fact]
    public void Interface_ThatIsNoEthernet_HasNoUri()
    {
        InterfaceEntry entry = InterfaceEntry.Of(Device(isEthernet: false), s_none);
        Assert.Null(entry.Uri);
        Assert.Null(entry.Mend);
    }

    [Fact]
    public void Rights_ThatAreMissing_AreNoMustAndNameTheCommand()
    {
        foreach (CheckResult check in new[] { EthernetCheckup.RawFrames(s_none), EthernetCheckup.MakeInterfaces(s_none) })
        {
            Assert.Equal(CheckStatus.Optional, check.Status);
            Assert.Contains("setcap", check.Mend, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Libpcap_ThatIsNotThere_NamesItsPackage() =>
        Assert.Contains("libpcap0.8", EthernetCheckup.Pcap(null, null).Mend, StringComparison.Ordinal);

    [Fact]
    public void Tun_ThatIsNotThere_NamesTheModule() =>
        Assert.Contains("modprobe tun", EthernetCheckup.TunDevice("/nowhere/tun").Mend, StringComparison.Ordinal);

    private static PcapDeviceInfo Device(bool isEthernet) => new(
        "eth1", null, IsUp: true, IsRunning: true, IsLoopback: false, IsWireless: false, isEthernet, Array.Empty<IPAddress>(),
        PhysicalAddress.Parse("02000000000A"), 1500, null);
}
