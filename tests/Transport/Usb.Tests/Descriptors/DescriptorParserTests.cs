using UserCoNdis.TestKit;
using UserCoNdis.Transport.Usb;
using UserCoNdis.UsbKit;

namespace UserCoNdis.Usb.Tests.Descriptors;

/// <summary>What is read from descriptors, and what is wrong with those that lie (USB 2.0, 9.5 and 9.6).</summary>
public sealed class DescriptorParserTests
{
    private static readonly byte[] s_modem = UsbWire.Configuration(
        3,
        UsbWire.Association(0, 2, 0x02, 0x02, 0x01),
        UsbWire.Interface(0, 0, 1, 0x02, 0x02, 0x01),
        UsbWire.Class(0x24, 0x00, 0x10, 0x01),
        UsbWire.Class(0x24, 0x06, 0x00, 0x01),
        UsbWire.Endpoint(0x85, UsbTransferType.Interrupt, 10, 9),
        UsbWire.Class(0x24, 0x02, 0x06),
        UsbWire.Interface(1, 0, 2, 0x0A),
        UsbWire.Endpoint(0x81, UsbTransferType.Bulk, 512),
        UsbWire.Endpoint(0x02, UsbTransferType.Bulk, 512),
        [6, 48, 1, 0, 0, 0]);

    [Fact]
    public void Device_OfQemusFtdi_IsRead()
    {
        UsbDeviceDescriptor device = DescriptorParser.ParseDevice(Wire.Hex("12 01 10 01 00 00 00 08 03 04 01 60 00 04 01 02 03 01"));
        Assert.Equal(new UsbDeviceDescriptor(0x0110, 0, 0, 0, 8, 0x0403, 0x6001, 0x0400, 1, 2, 3, 1), device);
    }

    [Theory]
    [InlineData("12 01 10 01", "the device descriptor has 4 octets, not 18")]
    [InlineData("11 01 10 01 00 00 00 08 03 04 01 60 00 04 01 02 03 01", "a descriptor of type 1 and length 17 stands where the device descriptor should")]
    [InlineData("12 02 10 01 00 00 00 08 03 04 01 60 00 04 01 02 03 01", "a descriptor of type 2 and length 18 stands where the device descriptor should")]
    public void Device_ThatLies_IsRefused(string wire, string message)
    {
        UsbDescriptorException refused = Assert.Throws<UsbDescriptorException>(() => DescriptorParser.ParseDevice(Wire.Hex(wire)));
        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Configuration_OfModem_IsReadWhole()
    {
        UsbConfiguration configuration = DescriptorParser.ParseConfiguration(s_modem);
        Assert.Equal((3, false, 100), (configuration.Value, configuration.IsSelfPowered, configuration.MaxPowerMilliamperes));
        Assert.Equal([new UsbAssociation(0, 2, 2, 2, 1)], configuration.Associations);
        Assert.Equal([(0, 2), (1, 10)], configuration.Interfaces.Select(i => ((int)i.Number, (int)i.Class)));
        Assert.Equal(new UsbEndpoint(0x85, UsbTransferType.Interrupt, 10, 9), configuration.Interfaces[0].Find(UsbTransferType.Interrupt, isIn: true));
        Assert.Equal([0x81, 0x02], configuration.Interfaces[1].Endpoints.Select(e => (int)e.Address));
        Assert.Null(configuration.Interfaces[1].Find(UsbTransferType.Interrupt, isIn: true));
    }

    [Fact]
    public void ClassDescriptor_BehindAnEndpoint_StaysWithItsInterface()
    {
        UsbInterface control = DescriptorParser.ParseConfiguration(s_modem).Interfaces[0];
        Assert.Equal<IEnumerable<string>>(
            ["05 24 00 10 01", "05 24 06 00 01", "04 24 02 06"],
            control.ClassDescriptors.Select(d => Wire.Text(d.Span)));
    }

    [Fact]
    public void Octets_BeyondTotalLength_AreIgnored()
    {
        byte[] longer = [.. s_modem, 0, 0, 0];
        Assert.Equal(2, DescriptorParser.ParseConfiguration(longer).Interfaces.Count);
    }

    [Fact]
    public void MaxPacketSize_WithTransactionsAMicroframe_IsThePacketAlone()
    {
        byte[] wire = UsbWire.Configuration(1, UsbWire.Interface(0, 0, 1, 0xFF), UsbWire.Endpoint(0x83, UsbTransferType.Isochronous, 0x1400));
        Assert.Equal(1024, DescriptorParser.ParseConfiguration(wire).Interfaces[0].Endpoints[0].MaxPacketSize);
    }

    public static TheoryData<string, byte[]> Lies { get; } = new()
    {
        { "the configuration descriptor has 3 octets, not 9", [9, 2, 9] },
        { "a descriptor of type 1 and length 9 stands where", [9, 1, 9, 0, 0, 1, 0, 0x80, 50] },
        { "a descriptor of type 2 and length 8 stands where", [8, 2, 9, 0, 0, 1, 0, 0x80, 50] },
        { "wTotalLength is 8, less than", [9, 2, 8, 0, 0, 1, 0, 0x80, 50] },
        { "wTotalLength is 65535, but the device gave 9", [9, 2, 0xFF, 0xFF, 0, 1, 0, 0x80, 50] },
        { "a descriptor of length 0, which", UsbWire.Configuration(1, UsbWire.Interface(0, 0, 0, 0xFF), [0, 5]) },
        { "a descriptor of length 1, which", UsbWire.Configuration(1, UsbWire.Interface(0, 0, 0, 0xFF), [1, 5]) },
        { "a descriptor of length 7 where only 3", UsbWire.Configuration(1, UsbWire.Interface(0, 0, 0, 0xFF), [7, 5, 0x81]) },
        { "the interface descriptor has 8 octets", UsbWire.Configuration(1, [8, 4, 0, 0, 0, 0xFF, 0, 0]) },
        { "the endpoint descriptor has 6 octets", UsbWire.Configuration(1, UsbWire.Interface(0, 0, 1, 0xFF), [6, 5, 0x81, 2, 64, 0]) },
        { "the interface association descriptor has 7", UsbWire.Configuration(1, [7, 11, 0, 1, 0, 0, 0], UsbWire.Interface(0, 0, 0, 0xFF)) },
        { "bNumInterfaces is 2, but 1", [9, 2, 18, 0, 2, 1, 0, 0x80, 50, .. UsbWire.Interface(0, 0, 0, 0xFF)] },
        { "interface 0 says that it has 2 endpoints, but 0", UsbWire.Configuration(1, UsbWire.Interface(0, 0, 2, 0xFF)) },
        {
            "interface 0 says that it has 0 endpoints, but 1",
            UsbWire.Configuration(1, UsbWire.Interface(0, 0, 0, 0xFF), UsbWire.Endpoint(0x81, UsbTransferType.Bulk, 64), UsbWire.Interface(1, 0, 0, 0xFF))
        },
        { "interface 0 has its alternate setting 1 twice", UsbWire.Configuration(1, UsbWire.Interface(0, 1, 0, 0xFF), UsbWire.Interface(0, 1, 0, 0xFF)) },
        { "endpoint 0x81 stands before any interface", UsbWire.Configuration(1, UsbWire.Endpoint(0x81, UsbTransferType.Bulk, 64)) },
        { "0x80 is no endpoint's address", UsbWire.Configuration(1, UsbWire.Interface(0, 0, 1, 0xFF), UsbWire.Endpoint(0x80, UsbTransferType.Bulk, 64)) },
        { "0x91 is no endpoint's address", UsbWire.Configuration(1, UsbWire.Interface(0, 0, 1, 0xFF), UsbWire.Endpoint(0x91, UsbTransferType.Bulk, 64)) },
        { "endpoint 0x81 has packets of 0 octets", UsbWire.Configuration(1, UsbWire.Interface(0, 0, 1, 0xFF), UsbWire.Endpoint(0x81, UsbTransferType.Bulk, 0)) },
        {
            "interface 0 has endpoint 0x81 twice",
            UsbWire.Configuration(
                1, UsbWire.Interface(0, 0, 2, 0xFF), UsbWire.Endpoint(0x81, UsbTransferType.Bulk, 64), UsbWire.Endpoint(0x81, UsbTransferType.Bulk, 64))
        },
        { "a descriptor of type 2 inside a configuration", UsbWire.Configuration(1, [9, 2, 9, 0, 0, 1, 0, 0x80, 50]) },
        { "an association of 0 interfaces", UsbWire.Configuration(1, UsbWire.Association(0, 0, 2), UsbWire.Interface(0, 0, 0, 0xFF)) },
        { "an association of 2 interfaces from 255 on", UsbWire.Configuration(1, UsbWire.Association(255, 2, 2), UsbWire.Interface(255, 0, 0, 0xFF)) },
        { "an association begins with interface 4, which", UsbWire.Configuration(1, UsbWire.Association(4, 1, 2), UsbWire.Interface(0, 0, 0, 0xFF)) },
        {
            "the associations of interfaces 0 and 1 overlap",
            UsbWire.Configuration(
                1, UsbWire.Association(0, 2, 2), UsbWire.Association(1, 1, 2), UsbWire.Interface(0, 0, 0, 0xFF), UsbWire.Interface(1, 0, 0, 0xFF))
        },
        {
            "more than 512 alternate settings",
            UsbWire.Configuration(1, [.. Enumerable.Range(0, 513).Select(i => UsbWire.Interface((byte)(i / 256), (byte)i, 0, 0xFF))])
        },
        {
            "interface 0 has more than 512 class descriptors",
            UsbWire.Configuration(1, [UsbWire.Interface(0, 0, 0, 0xFF), .. Enumerable.Range(0, 513).Select(_ => UsbWire.Class(0x24))])
        },
    };

    [Theory]
    [MemberData(nameof(Lies))]
    public void Configuration_ThatLies_IsRefusedWithItsPlace(string message, byte[] wire)
    {
        UsbDescriptorException refused = Assert.Throws<UsbDescriptorException>(() => DescriptorParser.ParseConfiguration(wire));
        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
        Assert.EndsWith($"(at octet {refused.Offset} of the descriptors)", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Configuration_CutAnywhere_IsRefused()
    {
        for (int length = 0; length < s_modem.Length; length++)
        {
            Assert.Throws<UsbDescriptorException>(() => DescriptorParser.ParseConfiguration(s_modem.AsMemory(0, length)));
        }
    }
}
