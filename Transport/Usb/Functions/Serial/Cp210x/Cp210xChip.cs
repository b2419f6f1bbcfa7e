using System.Buffers.Binary;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.SerialLine;

namespace UserCoNdis.Transport.Usb.Serial;

/// <summary>The requests of Silicon Labs' CP210x (AN571), and its events where they stand in the data.</summary>
/// <param name="device">The device; used while the chip is set up, not later.</param>
/// <param name="function">The function; its interface takes the requests.</param>
/// <param name="options">How the line is to be.</param>
/// <param name="wantsEvents">Whether the chip is to tell of lines and errors among the data; else the lines are asked for again and again.</param>
internal sealed class Cp210xChip(IUsbDevice device, UsbFunction function, SerialLineOptions options, bool wantsEvents) : UsbSerialChip
{
    private const byte ToInterface = 0x41;
    private const byte FromInterface = 0xC1;
    private const byte FromDevice = 0xC0;

    // AN571, table 4.
    private const byte InterfaceEnable = 0x00;
    private const byte SetLineControl = 0x03;
    private const byte SetBreak = 0x05;
    private const byte SetModemHandshaking = 0x07;
    private const byte GetModemStatus = 0x08;
    private const byte Purge = 0x12;
    private const byte SetFlow = 0x13;
    private const byte EmbedEvents = 0x15;
    private const byte SetChars = 0x19;
    private const byte GetBaudRate = 0x1D;
    private const byte SetBaudRate = 0x1E;
    private const byte VendorSpecific = 0xFF;

    private const ushort PartNumber = 0x370B;
    private const ushort PurgeAll = 0x000F;
    private const byte Xon = 0x11;
    private const byte Xoff = 0x13;

    // SET_FLOW (AN571, tables 9 and 10).
    private const int FlowLength = 16;
    private const uint DtrActive = 1;
    private const uint CtsHandshake = 1 << 3;
    private const uint AutoTransmit = 1;
    private const uint AutoReceive = 1 << 1;
    private const uint RtsActive = 1 << 6;
    private const uint RtsFlowControl = 2 << 6;
    private const uint XonXoffLimit = 128; // octets in, and room left in, the chip's receive buffer

    private readonly byte _interface = function.Control.Number;
    private Cp210xEvents? _events;
    private ModemLines _initial;
    private long _speedBps;

    /// <inheritdoc/>
    public override ModemLines SupportedLines => ModemLines.Outputs | ModemLines.Inputs;

    /// <inheritdoc/>
    public override bool CanBreak => true;

    /// <inheritdoc/>
    /// <remarks>Only the events tell of single errors.</remarks>
    public override bool CountsErrors => _events is not null;

    /// <inheritdoc/>
    public override long SpeedBps => _speedBps;

    /// <inheritdoc/>
    public override ModemLines InitialLines => _initial;

    /// <inheritdoc/>
    public override UsbRequest? CloseRequest => Request(InterfaceEnable, 0);

    /// <inheritdoc/>
    public override UsbRequest? PollRequest => _events is null ? new(new UsbSetup(FromInterface, GetModemStatus, 0, _interface, 1)) : null;

    /// <inheritdoc/>
    public override void Initialize()
    {
        device.Send(Request(InterfaceEnable, 1).Setup);
        device.Send(Request(Purge, PurgeAll).Setup);
        _speedBps = SetUpSpeed();
        device.SendOption(FormatText(), Request(SetLineControl, Format()).Setup);
        SetUpFlow();
        ModemLines outputs = options.Outputs(ModemLines.Outputs);
        device.Send(LinesRequest(outputs).Setup);
        if (wantsEvents)
        {
            device.SendOption("events=1", Request(EmbedEvents, Cp210xEvents.Escape).Setup);
            _events = new Cp210xEvents();
        }

        Span<byte> status = stackalloc byte[1];
        _ = device.TryRead(new UsbSetup(FromInterface, GetModemStatus, 0, _interface), status);
        _initial = outputs | UartStatus.ToLines(status[0]);
    }

    /// <inheritdoc/>
    /// <remarks>While the chip itself stops its sender by RTS, RTS is left alone.</remarks>
    public override UsbRequest LinesRequest(ModemLines outputs)
    {
        int mask = options.Flow == SerialFlowControl.RtsCts ? 0x0100 : 0x0300; // DTR and RTS
        int on = SerialFormat.OutputBits(outputs);
        return Request(SetModemHandshaking, (ushort)(mask | (on & (mask >> 8))));
    }

    /// <inheritdoc/>
    public override UsbRequest BreakRequest(bool on) => Request(SetBreak, (ushort)(on ? 1 : 0));

    /// <inheritdoc/>
    public override int Receive(Span<byte> transfer, IUsbSerialEvents events) =>
        _events?.Strip(transfer, events) ?? transfer.Length;

    /// <inheritdoc/>
    public override void HandlePolled(ReadOnlySpan<byte> answer, IUsbSerialEvents events)
    {
        if (!answer.IsEmpty)
        {
            events.SetInputs(UartStatus.ToLines(answer[0]), ModemLines.Inputs);
        }
    }

    private UsbRequest Request(byte request, ushort value) => new(new UsbSetup(ToInterface, request, value, _interface));

    /// <summary>Sets the speed and reads back which one the chip took.</summary>
    private long SetUpSpeed()
    {
        Span<byte> octets = stackalloc byte[sizeof(uint)];
        int read = device.TryRead(new UsbSetup(FromDevice, VendorSpecific, PartNumber, _interface), octets[..1]);
        Cp210xPart part = read == 1 ? (Cp210xPart)octets[0] : Cp210xPart.Unknown;
        (long lowest, long highest) = Cp210xSpeeds.RangeOf(part, _interface);
        SerialRate.Check(device.Name, options.SpeedBps, Math.Clamp(options.SpeedBps, lowest, highest));

        BinaryPrimitives.WriteInt32LittleEndian(octets, options.SpeedBps);
        device.SendOption($"speed={options.SpeedBps}", new UsbSetup(ToInterface, SetBaudRate, 0, _interface), octets);
        read = device.TryRead(new UsbSetup(FromInterface, GetBaudRate, 0, _interface), octets);
        long real = read == octets.Length ? BinaryPrimitives.ReadUInt32LittleEndian(octets) : options.SpeedBps;
        SerialRate.Check(device.Name, options.SpeedBps, real);
        return real;
    }

    /// <summary>wValue of SET_LINE_CTL (AN571, 5.4).</summary>
    private ushort Format() => (ushort)(
        SerialFormat.StopCode(options.StopBits) | (SerialFormat.ParityCode(options.Parity) << 4) | (options.DataBits << 8));

    private string FormatText() =>
        $"data={options.DataBits}&parity={options.Parity.ToString().ToLowerInvariant()}&stop={SerialFormat.StopWord(options.StopBits)}";

    private void SetUpFlow()
    {
        if (options.Flow == SerialFlowControl.XonXoff)
        {
            device.SendOption("flow=xonxoff", new UsbSetup(ToInterface, SetChars, 0, _interface), 0, 0, 0, 0, Xon, Xoff);
        }

        uint handshake = (options.Dtr == false ? 0 : DtrActive) | (options.Flow == SerialFlowControl.RtsCts ? CtsHandshake : 0);
        uint replace = options.Flow switch
        {
            SerialFlowControl.RtsCts => RtsFlowControl,
            SerialFlowControl.XonXoff => AutoTransmit | AutoReceive | StaticRts,
            SerialFlowControl.None => StaticRts,
        };
        Span<byte> flow = stackalloc byte[FlowLength];
        BinaryPrimitives.WriteUInt32LittleEndian(flow, handshake);
        BinaryPrimitives.WriteUInt32LittleEndian(flow[4..], replace);
        BinaryPrimitives.WriteUInt32LittleEndian(flow[8..], XonXoffLimit);
        BinaryPrimitives.WriteUInt32LittleEndian(flow[12..], XonXoffLimit);
        device.SendOption($"flow={SerialFormat.FlowWord(options.Flow)}", new UsbSetup(ToInterface, SetFlow, 0, _interface), flow);
    }

    private uint StaticRts => options.Rts == false ? 0 : RtsActive;
}
