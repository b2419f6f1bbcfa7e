using UserCoNdis.TestKit;
using UserCoNdis.Transport.Usb;
using UserCoNdis.UsbKit;

namespace UserCoNdis.Usb.Tests.Descriptors;

/// <summary>Whatever octets a device gives: they are refused with one kind of exception, or the records hold together, and drivers live with them.</summary>
public sealed class DescriptorFuzz
{
    private const int Inputs = 1_000_000;

    private static readonly byte[] s_device = UsbWire.Device(0x0403, 0x6001);

    private static readonly byte[][] s_seeds =
    [
        UsbWire.Configuration(
            1,
            UsbWire.Interface(0, 0, 2, 0xFF, 0xFF, 0xFF),
            UsbWire.Endpoint(0x81, UsbTransferType.Bulk, 64),
            UsbWire.Endpoint(0x02, UsbTransferType.Bulk, 64)),
        UsbWire.Configuration(
            1,
            UsbWire.Association(0, 2, 0x02, 0x02, 0x01),
            UsbWire.Interface(0, 0, 1, 0x02, 0x02, 0x01),
            UsbWire.Class(0x24, 0x00, 0x10, 0x01),
            UsbWire.Class(0x24, 0x01, 0x00, 0x01),
            UsbWire.Class(0x24, 0x02, 0x06),
            UsbWire.Class(0x24, 0x06, 0x00, 0x01),
            UsbWire.Endpoint(0x85, UsbTransferType.Interrupt, 10, 9),
            UsbWire.Interface(1, 0, 2, 0x0A),
            UsbWire.Endpoint(0x81, UsbTransferType.Bulk, 512),
            UsbWire.Endpoint(0x02, UsbTransferType.Bulk, 512)),
        UsbWire.Configuration(
            1,
            UsbWire.Interface(0, 0, 1, 0x02, 0x06),
            UsbWire.Class(0x24, 0x06, 0x00, 0x01),
            UsbWire.Class(0x24, 0x0F, 3, 0, 0, 0, 0, 0xEA, 0x05, 0, 0, 0),
            UsbWire.Endpoint(0x81, UsbTransferType.Interrupt, 16, 9),
            UsbWire.Interface(1, 0, 0, 0x0A),
            UsbWire.Interface(1, 1, 2, 0x0A),
            UsbWire.Endpoint(0x82, UsbTransferType.Bulk, 64),
            UsbWire.Endpoint(0x02, UsbTransferType.Bulk, 64)),
    ];

    [Fact]
    public void Configuration_AnyOctets_AreRefusedOrHoldTogether()
    {
        UsbDeviceDescriptor device = DescriptorParser.ParseDevice(s_device);
        int accepted = 0;
        new FuzzRun(s_seeds).Run(Inputs, seed: 5, input =>
        {
            try
            {
                UsbConfiguration configuration = DescriptorParser.ParseConfiguration(input);
                accepted++;
                Check(configuration, input);
                UsbFunctionDrivers.Find(device, configuration);
            }
            catch (UsbDescriptorException e)
            {
                Assert.InRange(e.Offset, 0, input.Length);
            }
        });
        Assert.InRange(accepted, Inputs / 100, Inputs);
    }

    [Fact]
    public void Device_AnyOctets_AreRefusedOrRead() => new FuzzRun([s_device]).Run(Inputs / 10, seed: 6, input =>
    {
        try
        {
            UsbDeviceDescriptor device = DescriptorParser.ParseDevice(input);
            Assert.Equal(input[17], device.ConfigurationCount);
        }
        catch (UsbDescriptorException e)
        {
            Assert.Equal(0, e.Offset);
        }
    });

    private static void Check(UsbConfiguration configuration, byte[] input)
    {
        int octets = 9;
        foreach (UsbInterface setting in configuration.Interfaces)
        {
            octets += 9 + (7 * setting.Endpoints.Count) + setting.ClassDescriptors.Sum(d => d.Length);
            if (setting.Endpoints.Count > 30 || setting.Endpoints.Any(e => (e.Address & 0x0F) == 0 || e.MaxPacketSize > 2047))
            {
                throw new FuzzException("an endpoint that cannot be");
            }

            if (setting.ClassDescriptors.Any(d => d.Length < 2 || d.Span[0] != d.Length))
            {
                throw new FuzzException("a class descriptor that is not whole");
            }
        }

        if (octets > input.Length || configuration.Interfaces.DistinctBy(i => (i.Number, i.Alternate)).Count() != configuration.Interfaces.Count)
        {
            throw new FuzzException("more parts than octets, or one twice");
        }
    }
}
