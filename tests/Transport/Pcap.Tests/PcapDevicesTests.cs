namespace UserCoNdis.Transport.Pcap.Tests;

public sealed class PcapDevicesTests
{
    [Fact]
    public void List_ThisMachine_HasTheLoopbackInterfaceAndNoPseudoDevice()
    {
        IReadOnlyList<PcapDeviceInfo> devices = PcapDevices.List();

        PcapDeviceInfo loopback = Assert.Single(devices, device => device.IsLoopback);
        Assert.Equal("eth:lo", loopback.Uri);
        Assert.True(loopback.IsEthernet);
        Assert.NotNull(loopback.Mtu);
        Assert.DoesNotContain(devices, device => device.Name == "any");
    }

    [Fact]
    public void Library_WhereItIs_SaysWhichWasLoaded()
    {
        Assert.Equal(PcapLibrary.IsAvailable, PcapLibrary.LoadedName is not null);
        Assert.Equal(PcapLibrary.IsAvailable, PcapLibrary.Version?.Contains("libpcap", StringComparison.Ordinal) ?? false);
        Assert.Equal(0, PcapLibrary.TryGetExport("pcap_no_such_function"));
    }

    [Fact]
    public void FromSystem_ThisMachine_KnowsTheLoopbackInterfaceAsLinuxDoes()
    {
        (InterfaceFacts portable, InterfaceFacts linux) = (InterfaceFacts.FromSystem("lo")!, InterfaceNative.Query("lo")!);
        Assert.Equal((linux.Index, linux.Mtu), (portable.Index, portable.Mtu));
        Assert.False(portable.IsEthernet); // what .NET calls loopback has no header on other systems
        Assert.Null(InterfaceFacts.FromSystem("none7"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a-name-that-is-too-long-for-linux")]
    [InlineData("none7")]
    public void Query_NoSuchInterface_IsNull(string name) => Assert.Null(InterfaceNative.Query(name));
}
