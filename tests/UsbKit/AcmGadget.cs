using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Usb;

namespace UserCoNdis.UsbKit;

/// <summary>A CDC-ACM modem (PSTN 1.2): its device, and its DTE interface as a link for whatever plays the modem.</summary>
public sealed class AcmGadget : IModemLines
{
    private const byte Notifications = 0x85;
    private const byte In = 0x81;
    private const byte Out = 0x02;
    private const int LineCodingSize = 7;

    private readonly byte[] _coding = new byte[LineCodingSize];
    private ModemLines _host;     // what the host drives
    private ModemLines _driven;   // what is driven here

    /// <summary>Makes the modem.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="pool">Where receive blocks of the link are rented.</param>
    public AcmGadget(IEventLoop loop, PinnedSlabPool pool)
    {
        Device = new SimulatedUsbDevice(
            UsbWire.Device(0x1D6B, 0x0104, deviceClass: 0x02),
            UsbWire.Configuration(
                1,
                UsbWire.Interface(0, 0, 1, 0x02, 0x02, 0x01),
                UsbWire.Class(0x24, 0x00, 0x10, 0x01),
                UsbWire.Class(0x24, 0x01, 0x00, 0x01),
                UsbWire.Class(0x24, 0x02, 0x06), // line coding and state, and break
                UsbWire.Class(0x24, 0x06, 0x00, 0x01),
                UsbWire.Endpoint(Notifications, UsbTransferType.Interrupt, 16, 9),
                UsbWire.Interface(1, 0, 2, 0x0A),
                UsbWire.Endpoint(In, UsbTransferType.Bulk, 64),
                UsbWire.Endpoint(Out, UsbTransferType.Bulk, 64)))
        {
            OnControl = Answer,
        };
        Link = new GadgetLink(Device, In, Out, loop, pool, LinkKind.ByteStream, this);
    }

    /// <summary>Gets the device.</summary>
    public SimulatedUsbDevice Device { get; }

    /// <summary>Gets the modem's own end.</summary>
    public GadgetLink Link { get; }

    /// <summary>Gets how many breaks the host began.</summary>
    public int Breaks { get; private set; }

    /// <inheritdoc/>
    public ModemLines Supported => ModemLines.Outputs | ModemLines.Dcd | ModemLines.Dsr | ModemLines.Ri;

    /// <inheritdoc/>
    public ModemLines Current => _host | _driven;

    /// <inheritdoc/>
    public void Set(ModemLines mask, ModemLines values)
    {
        mask &= Supported & ModemLines.Inputs;
        _driven = (_driven & ~mask) | (values & mask);
        int state = (_driven.HasFlag(ModemLines.Dcd) ? 1 : 0) | (_driven.HasFlag(ModemLines.Dsr) ? 2 : 0) | (_driven.HasFlag(ModemLines.Ri) ? 8 : 0);
        Device.In(Notifications).Send([0xA1, 0x20, 0, 0, 0, 0, 2, 0, (byte)state, 0]); // SERIAL_STATE (6.5.4)
    }

    /// <inheritdoc/>
    public void SendBreak(TimeSpan duration)
    {
    }

    private int Answer(UsbSetup setup, Span<byte> data)
    {
        switch (setup.Request)
        {
            case 0x20: // SET_LINE_CODING
                data[..LineCodingSize].CopyTo(_coding);
                return 0;
            case 0x21: // GET_LINE_CODING
                _coding.CopyTo(data);
                return LineCodingSize;
            case 0x22: // SET_CONTROL_LINE_STATE
                SetHostLines((ModemLines)(setup.Value & 3));
                return 0;
            case 0x23: // SEND_BREAK
                Breaks += setup.Value == 0 ? 0 : 1;
                return 0;
            default:
                return ControlAnswer.Stall;
        }
    }

    private void SetHostLines(ModemLines lines)
    {
        ModemLines changed = lines ^ _host;
        _host = lines;
        Link.ReportLines(Current, changed);
    }
}
