using UserCoNdis.Transport.Usb;

namespace UserCoNdis.Usb.Tests.LibUsb;

/// <summary>libusb gives descriptors taken apart; what we lay out again is what the device had sent.</summary>
public sealed unsafe class DescriptorOctetsTests
{
    // A CDC-ACM function: association, communications interface with class descriptors, data interface with an audio-sized endpoint.
    private static readonly byte[] s_associationExtra = [8, 11, 0, 2, 2, 2, 1, 0];
    private static readonly byte[] s_classExtra = [5, 0x24, 0, 0x10, 1, 5, 0x24, 6, 0, 1];
    private static readonly byte[] s_endpointExtra = [6, 48, 0, 0, 0, 0];

    [Fact]
    public void Of_AConfiguration_IsTheDevicesOctetsInItsOrder()
    {
        fixed (byte* association = s_associationExtra, classes = s_classExtra, companion = s_endpointExtra)
        {
            LibUsbEndpointDescriptor notification = new() { Length = 7, Type = 5, Address = 0x83, Attributes = 3, MaxPacketSize = 0x0110, Interval = 9 };
            LibUsbEndpointDescriptor* data = stackalloc LibUsbEndpointDescriptor[2];
            data[0] = new() { Length = 9, Type = 5, Address = 0x81, Attributes = 2, MaxPacketSize = 512, Refresh = 1, SynchAddress = 2, Extra = companion, ExtraLength = 6 };
            data[1] = new() { Length = 7, Type = 5, Address = 0x02, Attributes = 2, MaxPacketSize = 512 };
            LibUsbInterfaceDescriptor control = new()
            {
                Length = 9, Type = 4, Number = 0, EndpointCount = 1, Class = 2, Subclass = 2, Protocol = 1, NameIndex = 4,
                Endpoints = &notification, Extra = classes, ExtraLength = s_classExtra.Length,
            };
            LibUsbInterfaceDescriptor* dataSettings = stackalloc LibUsbInterfaceDescriptor[2];
            dataSettings[0] = new() { Length = 9, Type = 4, Number = 1, Class = 10 };
            dataSettings[1] = new() { Length = 9, Type = 4, Number = 1, Alternate = 1, EndpointCount = 2, Class = 10, Endpoints = data };
            LibUsbInterface* interfaces = stackalloc LibUsbInterface[2];
            interfaces[0] = new() { Alternates = &control, AlternateCount = 1 };
            interfaces[1] = new() { Alternates = dataSettings, AlternateCount = 2 };
            LibUsbConfigDescriptor configuration = new()
            {
                Length = 9, Type = 2, TotalLength = 99, InterfaceCount = 2, Value = 1, NameIndex = 5, Attributes = 0xC0, MaxPower = 50,
                Interfaces = interfaces, Extra = association, ExtraLength = s_associationExtra.Length,
            };

            byte[] octets = DescriptorOctets.Of(&configuration);
            byte[] expected =
            [
                9, 2, 91, 0, 2, 1, 5, 0xC0, 50,
                .. s_associationExtra,
                9, 4, 0, 0, 1, 2, 2, 1, 4,
                .. s_classExtra,
                7, 5, 0x83, 3, 0x10, 1, 9,
                9, 4, 1, 0, 0, 10, 0, 0, 0,
                9, 4, 1, 1, 2, 10, 0, 0, 0,
                9, 5, 0x81, 2, 0, 2, 0, 1, 2,
                .. s_endpointExtra,
                7, 5, 0x02, 2, 0, 2, 0,
            ];
            expected[2] = (byte)expected.Length;
            Assert.Equal(expected, octets);
            UsbConfiguration parsed = DescriptorParser.ParseConfiguration(octets);
            Assert.Equal((3, 1), (parsed.Interfaces.Count, parsed.Associations.Count));
            Assert.Equal(2, parsed.Interfaces[0].ClassDescriptors.Count);
        }
    }
}
