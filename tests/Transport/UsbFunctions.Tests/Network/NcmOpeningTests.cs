using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Usb;
using UserCoNdis.UsbKit;

namespace UserCoNdis.UsbFunctions.Tests.Network;

/// <summary>How an NCM function is set up, request by request (NCM 1.0, 6.2 and 7.2).</summary>
[Trait("Spec", "NCM10")]
public sealed class NcmOpeningTests
{
    private const byte Filter = 0x01;
    private const byte NetAddress = 0x02;
    private const byte DatagramSize = 0x08;
    private const byte Crc = 0x10;
    private const byte InputDatagrams = 0x20;

    [Fact]
    public void Open_DeviceThatKnowsLittle_AsksOnlyWhatItMust()
    {
        using var rig = new NetworkRig(SimulatedNetwork.Ncm(SimulatedNetwork.Plain with { HasNtb32 = false }));

        Assert.Equal("A1 80 0000 0000", rig.Requests);
        Assert.Equal("1:0 | 1:1", rig.AllSettings);
        LinkInfo info = rig.Link.Info;
        Assert.Equal((LinkKind.Frames, 1514, 1500), (info.Kind, info.MaxFrameBytes, info.Mtu));
        Assert.Equal(SimulatedNetwork.Address, info.HardwareAddress?.ToString());
    }

    [Fact]
    public void Open_DeviceThatKnowsAll_EverythingIsAgreedWhileItIsSilent()
    {
        NtbParameters large = SimulatedNetwork.Plain with { InMaxSize = 65536, OutMaxSize = 65536 };
        using var rig = new NetworkRig(SimulatedNetwork.Ncm(large, Filter | NetAddress | DatagramSize | Crc | InputDatagrams));

        Assert.Equal(
            "A1 80 0000 0000"                          // GET_NTB_PARAMETERS
            + " | 21 8A 0000 0000"                     // SET_CRC_MODE: none
            + " | 21 84 0000 0000"                     // SET_NTB_FORMAT: NTB-16
            + " | 21 86 0000 0000: 0040000000010000"   // SET_NTB_INPUT_SIZE: 16384 octets, 256 datagrams
            + " | 21 88 0000 0000: EA05"               // SET_MAX_DATAGRAM_SIZE: 1514
            + " | A1 81 0000 0000"                     // GET_NET_ADDRESS
            + " | 21 43 000E 0000",                    // SET_ETHERNET_PACKET_FILTER
            rig.Requests);
        Assert.Equal("02A0B1C2D3FF", rig.Link.Info.HardwareAddress?.ToString());
    }

    [Fact]
    public void Open_LargeBlocks_AFourOctetSizeIsEnough()
    {
        using var rig = new NetworkRig(SimulatedNetwork.Ncm(SimulatedNetwork.Plain with { InMaxSize = 20000, HasNtb32 = false }));

        Assert.Equal("A1 80 0000 0000 | 21 86 0000 0000: 00400000", rig.Requests);
    }

    [Fact]
    public void Open_Ntb32_IsSetWhereTheDeviceKnowsIt()
    {
        using var rig = new NetworkRig(SimulatedNetwork.Ncm(), "ntb=32");

        Assert.Equal("A1 80 0000 0000 | 21 84 0001 0000", rig.Requests);
    }

    [Fact]
    public void Open_OtherAddress_IsSetWhereTheDeviceTakesOne()
    {
        using var rig = new NetworkRig(SimulatedNetwork.Ncm(capabilities: NetAddress), "mac=02:00:00:00:00:07");

        Assert.EndsWith("21 82 0000 0000: 020000000007", rig.Requests, StringComparison.Ordinal);
        Assert.Equal("020000000007", rig.Link.Info.HardwareAddress?.ToString());
    }

    [Theory]
    [InlineData("ntb=64", LinkErrorKind.InvalidOption, "16, 32")]
    [InlineData("mac=01:00:00:00:00:07", LinkErrorKind.InvalidOption, "a station's address")]
    [InlineData("mac=nonsense", LinkErrorKind.InvalidOption, "a station's address")]
    [InlineData("mac=02:00:00:00:00:07", LinkErrorKind.NotSupported, "usb:1d6b:0105")]
    [InlineData("ntb=32", LinkErrorKind.NotSupported, "usb:1d6b:0105")]
    public void Open_OptionThatIsNotPossible_SaysSo(string option, LinkErrorKind kind, string words) =>
        AssertRefused(SimulatedNetwork.Ncm(SimulatedNetwork.Plain with { HasNtb32 = false }), kind, words, option);

    [Theory]
    [InlineData(2047, 16384, "2047")]
    [InlineData(16384, 2047, "2047")]
    [InlineData(0, 0, "2048 at least")]
    public void Open_BlocksTooSmall_NamesTheDevice(int inSize, int outSize, string words) => AssertRefused(
        SimulatedNetwork.Ncm(SimulatedNetwork.Plain with { InMaxSize = inSize, OutMaxSize = outSize }), LinkErrorKind.NotSupported, words);

    [Fact]
    public void Open_AlignmentThatLeavesNoRoom_NamesTheDevice() => AssertRefused(
        SimulatedNetwork.Ncm(SimulatedNetwork.Plain with { OutMaxSize = 2048, OutDivisor = 4096, OutAlignment = 4096 }),
        LinkErrorKind.NotSupported,
        "no room for a frame");

    [Fact]
    public void Open_ParametersThatAreCut_NamesTheDevice()
    {
        SimulatedUsbDevice device = SimulatedNetwork.Ncm();
        device.OnControl = (setup, data) => setup.Request == 0x80 ? 12 : ControlAnswer.Stall;

        AssertRefused(device, LinkErrorKind.NotSupported, "12 octets that make no sense");
    }

    [Fact]
    public void Open_DeviceThatDoesNotAnswer_SaysSo()
    {
        SimulatedUsbDevice device = SimulatedNetwork.Ncm();
        device.OnControl = (_, _) => ControlAnswer.None;

        AssertRefused(device, LinkErrorKind.TimedOut, "usb:1d6b:0105");
    }

    [Theory]
    [InlineData(65536)]
    [InlineData(40001)]
    public void Open_DeviceThatRefusesASmallerBlock_GetsReadsOfItsSize(int inSize)
    {
        SimulatedUsbDevice device = Stubborn(inSize);
        using NetworkRig rig = new NetworkRig(device).Start();
        byte[][] frames = [.. Enumerable.Range(0, 20).Select(i => Ntb.Frame(1514, i % 8))];
        rig.In.Send(Ntb.Write(Ntb.Plain(NtbFormat.Ntb16, 60000), 0, frames));
        rig.Loop.RunUntilIdle();

        Assert.Equal(frames, rig.Sink.Frames);
    }

    [Fact]
    public void Open_DeviceThatRefusesASmallerBlockAndHasHugeOnes_NamesTheDevice() =>
        AssertRefused(Stubborn(1 << 30), LinkErrorKind.NotSupported, "1073741824");

    [Fact]
    public void Find_FunctionWithoutItsDescriptor_IsNone()
    {
        SimulatedUsbDevice device = SimulatedNetwork.Ecm();

        Assert.Empty(new CdcNcmDriver().Find(device.Descriptor, device.Active));
        Assert.Single(new CdcEcmDriver().Find(device.Descriptor, device.Active));
        Assert.Empty(new CdcEcmDriver().Find(device.Descriptor, SimulatedNetwork.Ncm().Active));
    }

    private static SimulatedUsbDevice Stubborn(int inSize)
    {
        SimulatedUsbDevice device = SimulatedNetwork.Ncm(SimulatedNetwork.Plain with { InMaxSize = inSize });
        SimulatedControl all = device.OnControl!;
        device.OnControl = (setup, data) => setup.Request == 0x86 ? ControlAnswer.Stall : all(setup, data);
        return device;
    }

    private static void AssertRefused(SimulatedUsbDevice device, LinkErrorKind kind, string words, string options = "")
    {
        var e = Assert.Throws<LinkException>(() => new NetworkRig(device, options));
        Assert.Equal(kind, e.Kind);
        Assert.Contains(words, e.Message, StringComparison.Ordinal);
        device.ThrowIfHeld();
    }
}
