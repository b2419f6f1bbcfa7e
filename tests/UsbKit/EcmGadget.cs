using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Usb;

namespace UserCoNdis.UsbKit;

/// <summary>A CDC-ECM adapter (ECM 1.2): its device, and its wire as a link for whoever is at the other end.</summary>
public sealed class EcmGadget
{
    private const byte AddressString = 5;
    private const byte Notifications = 0x81;
    private const byte In = 0x82;
    private const byte Out = 0x02;
    private const byte SetPacketFilter = 0x43;

    /// <summary>Makes the adapter.</summary>
    /// <param name="address">Its address, twelve hexadecimal digits.</param>
    /// <param name="loop">The loop.</param>
    /// <param name="pool">Where receive blocks of the wire are rented.</param>
    public EcmGadget(string address, IEventLoop loop, PinnedSlabPool pool)
    {
        Device = new SimulatedUsbDevice(
            UsbWire.Device(0x0525, 0xA4A2),
            UsbWire.Configuration(
                1,
                UsbWire.Interface(0, 0, 1, 0x02, 0x06),
                UsbWire.Class(0x24, 0x00, 0x10, 0x01),
                UsbWire.Class(0x24, 0x06, 0x00, 0x01),
                UsbWire.Class(0x24, 0x0F, AddressString, 0, 0, 0, 0, 0xEA, 0x05, 0, 0, 0),
                UsbWire.Endpoint(Notifications, UsbTransferType.Interrupt, 16, 9),
                UsbWire.Interface(1, 0, 0, 0x0A),
                UsbWire.Interface(1, 1, 2, 0x0A),
                UsbWire.Endpoint(In, UsbTransferType.Bulk, 512),
                UsbWire.Endpoint(Out, UsbTransferType.Bulk, 512)))
        {
            OnControl = (setup, _) => setup.Request == SetPacketFilter ? 0 : ControlAnswer.Stall,
        };
        Device.Strings[AddressString] = address;
        Link = new GadgetLink(Device, In, Out, loop, pool, LinkKind.Frames);
    }

    /// <summary>Gets the device.</summary>
    public SimulatedUsbDevice Device { get; }

    /// <summary>Gets the wire's other end.</summary>
    public GadgetLink Link { get; }

    /// <summary>Says that the wire is connected (NETWORK_CONNECTION, CDC 1.2, 6.3.1), or not.</summary>
    public void SetConnected(bool isConnected) =>
        Device.In(Notifications).Send([0xA1, 0x00, (byte)(isConnected ? 1 : 0), 0, 0, 0, 0, 0]);
}
