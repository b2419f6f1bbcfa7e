using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.SerialLine;

namespace UserCoNdis.Transport.Usb.Serial;

/// <summary>The requests of FTDI's chips, and the two status octets at the head of each packet.</summary>
/// <remarks>
/// Facts: FTDI's application notes AN232B-04 (latency, status octets), AN_120 and AN232B-05 (speeds), AN_184 (modem lines), the D2XX Programmer's Guide
/// (what can be set), and the data sheets. wIndex of a request is the port: 0 on a chip with one, else the interface number and 1.
/// </remarks>
/// <param name="device">The device; used while the chip is set up, not later.</param>
/// <param name="function">The function.</param>
/// <param name="options">How the line is to be.</param>
/// <param name="latencyMilliseconds">How long the chip waits for a packet to fill up, 1 to 255.</param>
internal sealed class FtdiChip(IUsbDevice device, UsbFunction function, SerialLineOptions options, byte latencyMilliseconds) : UsbSerialChip
{
    private const byte ToDevice = 0x40;
    private const byte FromDevice = 0xC0;

    private const byte Reset = 0x00;
    private const byte SetModemControl = 0x01;
    private const byte SetFlowControl = 0x02;
    private const byte SetBaudRate = 0x03;
    private const byte SetData = 0x04;
    private const byte GetModemStatus = 0x05;
    private const byte SetEventCharacter = 0x06;
    private const byte SetErrorCharacter = 0x07;
    private const byte SetLatencyTimer = 0x09;
    private const byte GetLatencyTimer = 0x0A;
    private const byte SetBitMode = 0x0B;

    private const ushort ResetAll = 0;
    private const ushort PurgeReceive = 1;
    private const ushort PurgeTransmit = 2;
    private const ushort FlowRtsCts = 0x0100;
    private const ushort FlowXonXoff = 0x0400;
    private const ushort XoffXon = 0x1311; // DC3, DC1
    private const ushort BreakOn = 1 << 14;

    private readonly FtdiStatus _status = new(function.In!.MaxPacketSize);
    private readonly FtdiChipType _type = FtdiChips.TypeOf(device.Descriptor, function.In!.MaxPacketSize);
    private readonly byte _port = (byte)(HasOnePort(device) ? 0 : function.Data.Number + 1);
    private byte? _foundLatency;
    private ModemLines _initial;
    private ushort _format;

    /// <inheritdoc/>
    public override ModemLines SupportedLines => ModemLines.Outputs | ModemLines.Inputs;

    /// <inheritdoc/>
    public override bool CanBreak => true;

    /// <inheritdoc/>
    public override bool CountsErrors => true;

    /// <inheritdoc/>
    public override long SpeedBps => Divisor.SpeedBps;

    /// <inheritdoc/>
    public override ModemLines InitialLines => _initial;

    /// <inheritdoc/>
    /// <remarks>The next user of the chip finds the latency that was there before.</remarks>
    public override UsbRequest? CloseRequest => _foundLatency is { } found ? Request(SetLatencyTimer, found) : null;

    private FtdiDivisor Divisor => FtdiDivisor.Find(_type, options.SpeedBps);

    private bool HasLatencyTimer => _type is not (FtdiChipType.Sio or FtdiChipType.Am);

    /// <inheritdoc/>
    public override void Initialize()
    {
        SerialRate.Check(device.Name, options.SpeedBps, SpeedBps);
        _format = Format();
        device.Send(Request(Reset, ResetAll).Setup);
        device.Send(Request(Reset, PurgeReceive).Setup);
        device.Send(Request(Reset, PurgeTransmit).Setup);
        if (HasLatencyTimer)
        {
            SetUpLatency();
        }

        device.Send(Request(SetEventCharacter, 0).Setup);
        device.Send(Request(SetErrorCharacter, 0).Setup);
        device.Send(BaudRateRequest());
        device.Send(Request(SetData, _format).Setup);
        device.Send(FlowRequest());
        ModemLines outputs = options.Outputs(ModemLines.Outputs);
        device.Send(LinesRequest(outputs).Setup);
        Span<byte> status = stackalloc byte[FtdiStatus.Size];
        bool isTold = device.TryRead(new UsbSetup(FromDevice, GetModemStatus, 0, _port), status) > 0;
        _initial = outputs | (isTold ? UartStatus.ToLines(status[0]) : ModemLines.None);
    }

    /// <inheritdoc/>
    public override UsbRequest LinesRequest(ModemLines outputs)
    {
        const int both = 0x0300; // which lines the request is about
        int on = SerialFormat.OutputBits(outputs);
        return Request(SetModemControl, (ushort)(both | on));
    }

    /// <inheritdoc/>
    public override UsbRequest BreakRequest(bool on) => Request(SetData, (ushort)(_format | (on ? BreakOn : 0)));

    /// <inheritdoc/>
    public override int Receive(Span<byte> transfer, IUsbSerialEvents events) => _status.Strip(transfer, events);

    private static bool HasOnePort(IUsbDevice device)
    {
        foreach (UsbInterface each in device.Configuration.Interfaces)
        {
            if (each.Number != 0)
            {
                return false;
            }
        }

        return true;
    }

    private UsbRequest Request(byte request, ushort value) => new(new UsbSetup(ToDevice, request, value, _port));

    /// <summary>The divisor's high bits are in wIndex: beside the port on chips with several, and on the FT232H; alone on the others.</summary>
    private UsbSetup BaudRateRequest()
    {
        FtdiDivisor divisor = Divisor;
        int high = (int)(divisor.Code >> 16);
        bool sharesIndex = _type is FtdiChipType.Ft2232C or FtdiChipType.Ft2232H or FtdiChipType.Ft4232H or FtdiChipType.Ft232H;
        return new UsbSetup(ToDevice, SetBaudRate, (ushort)divisor.Code, (ushort)(sharesIndex ? (high << 8) | _port : high));
    }

    private UsbSetup FlowRequest() => options.Flow switch
    {
        SerialFlowControl.None => new UsbSetup(ToDevice, SetFlowControl, 0, _port),
        SerialFlowControl.RtsCts => new UsbSetup(ToDevice, SetFlowControl, 0, (ushort)(FlowRtsCts | _port)),
        SerialFlowControl.XonXoff => new UsbSetup(ToDevice, SetFlowControl, XoffXon, (ushort)(FlowXonXoff | _port)),
    };

    private ushort Format()
    {
        if (options.DataBits < 7)
        {
            throw device.Refused($"data={options.DataBits}"); // the UART has 7 and 8 (data sheets)
        }

        return (ushort)(options.DataBits | (SerialFormat.ParityCode(options.Parity) << 8) | (SerialFormat.StopCode(options.StopBits) << 11));
    }

    /// <summary>Sets the latency, and leaves bit-bang and MPSSE mode, in which some other program may have left the chip.</summary>
    private void SetUpLatency()
    {
        _ = device.TrySend(Request(SetBitMode, 0).Setup);
        Span<byte> latency = stackalloc byte[1];
        bool isTold = device.TryRead(new UsbSetup(FromDevice, GetLatencyTimer, 0, _port), latency) == 1 && latency[0] != 0;
        bool isTaken = device.TrySend(Request(SetLatencyTimer, latencyMilliseconds).Setup);
        _foundLatency = isTold && isTaken && latency[0] != latencyMilliseconds ? latency[0] : null;
    }
}
