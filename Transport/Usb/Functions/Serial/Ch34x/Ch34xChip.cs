using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.SerialLine;

namespace UserCoNdis.Transport.Usb.Serial;

/// <summary>The requests of WCH's CH340 and CH341, and the packets of their interrupt endpoint.</summary>
/// <remarks>
/// The maker publishes no description of the USB side. Facts: what free drivers and the measurements named in <see cref="Ch34xDivisor"/> agree on. Two registers
/// are written or read by one request: their numbers are wValue, the first one low, their values wIndex or the answer. Lines are active low.
/// </remarks>
/// <param name="device">The device; used while the chip is set up, not later.</param>
/// <param name="options">How the line is to be.</param>
internal sealed class Ch34xChip(IUsbDevice device, SerialLineOptions options) : UsbSerialChip
{
    private const byte ToDevice = 0x40;
    private const byte FromDevice = 0xC0;
    private const byte ReadVersion = 0x5F;
    private const byte ReadRegisters = 0x95;
    private const byte WriteRegisters = 0x9A;
    private const byte SerialInit = 0xA1;
    private const byte ModemControl = 0xA4;

    private const ushort PrescalerAndDivisor = 0x1312;
    private const ushort LineControlPair = 0x2518;
    private const ushort BreakAndLineControl = 0x1805;
    private const ushort FlowRegister = 0x2727;
    private const ushort FlowRtsCts = 0x0101;
    private const ushort StatusPair = 0x0706;
    private const ushort OldModemRegister = 0x0606;

    private const byte SendAtOnce = 0x80; // else the chip waits until 32 octets are there
    private const byte LastVersionWithoutSendAtOnce = 0x27;
    private const byte FirstVersionWithLineControl = 0x30;
    private const byte FirstVersionWithModemControl = 0x20;

    private const byte ReceiverOn = 0x80;
    private const byte TransmitterOn = 0x40;
    private const byte MarkOrSpace = 0x20;
    private const byte Even = 0x10;
    private const byte HasParity = 0x08;
    private const byte TwoStopBits = 0x04;
    private const byte NoBreak = 0x01;

    private const byte Dtr = 0x20;
    private const byte Rts = 0x40;
    private const byte Cts = 0x01;
    private const byte Dsr = 0x02;
    private const byte Ri = 0x04;
    private const byte Dcd = 0x08;
    private const int PacketStatusAt = 2;
    private const int PacketMinimum = 4;

    private readonly Ch34xDivisor _divisor = Ch34xDivisor.Find(options.SpeedBps);
    private byte _version;
    private ushort? _breakPair;
    private ModemLines _initial;

    /// <inheritdoc/>
    public override ModemLines SupportedLines => ModemLines.Outputs | ModemLines.Inputs;

    /// <inheritdoc/>
    public override bool CanBreak => _breakPair is not null;

    /// <inheritdoc/>
    public override long SpeedBps => _divisor.SpeedBps;

    /// <inheritdoc/>
    public override ModemLines InitialLines => _initial;

    /// <inheritdoc/>
    public override void Initialize()
    {
        SerialRate.Check(device.Name, options.SpeedBps, SpeedBps);
        if (options.Flow == SerialFlowControl.XonXoff)
        {
            throw device.Refused("flow=xonxoff");
        }

        Span<byte> answer = stackalloc byte[2];
        _ = device.Control(new UsbSetup(FromDevice, ReadVersion, 0, 0), answer);
        _version = answer[0];
        byte lineControl = LineControl();
        device.Send(new UsbSetup(ToDevice, SerialInit, 0, 0));
        int prescaler = _divisor.Prescaler | (_version > LastVersionWithoutSendAtOnce ? SendAtOnce : 0);
        device.Send(Write(PrescalerAndDivisor, (ushort)((_divisor.Divisor << 8) | prescaler)).Setup);
        if (_version >= FirstVersionWithLineControl)
        {
            device.Send(Write(LineControlPair, lineControl).Setup);
        }

        ModemLines outputs = options.Outputs(ModemLines.Outputs);
        device.Send(LinesRequest(outputs).Setup);
        SetUpFlow();
        _breakPair = device.TryRead(new UsbSetup(FromDevice, ReadRegisters, BreakAndLineControl, 0), answer) == answer.Length
            ? (ushort)(answer[0] | (answer[1] << 8))
            : null;
        bool isTold = device.TryRead(new UsbSetup(FromDevice, ReadRegisters, StatusPair, 0), answer) == answer.Length;
        _initial = outputs | (isTold ? ToLines(answer[0]) : ModemLines.None);
    }

    /// <inheritdoc/>
    public override UsbRequest LinesRequest(ModemLines outputs)
    {
        byte on = (byte)(((outputs & ModemLines.Dtr) != ModemLines.None ? Dtr : 0) | ((outputs & ModemLines.Rts) != ModemLines.None ? Rts : 0));
        byte low = (byte)~on;
        return _version >= FirstVersionWithModemControl
            ? new(new UsbSetup(ToDevice, ModemControl, (ushort)~on, 0))
            : Write(OldModemRegister, (ushort)(low | (low << 8)));
    }

    /// <inheritdoc/>
    public override UsbRequest BreakRequest(bool on) => Write(
        BreakAndLineControl, (ushort)(on ? _breakPair!.Value & ~(NoBreak | (TransmitterOn << 8)) : _breakPair!.Value));

    /// <inheritdoc/>
    public override void Notify(ReadOnlySpan<byte> packet, IUsbSerialEvents events)
    {
        if (packet.Length >= PacketMinimum)
        {
            events.SetInputs(ToLines(packet[PacketStatusAt]), ModemLines.Inputs);
        }
    }

    private static UsbRequest Write(ushort registers, ushort values) => new(new UsbSetup(ToDevice, WriteRegisters, registers, values));

    private static ModemLines ToLines(byte status) =>
        ((status & Cts) == 0 ? ModemLines.Cts : ModemLines.None)
        | ((status & Dsr) == 0 ? ModemLines.Dsr : ModemLines.None)
        | ((status & Ri) == 0 ? ModemLines.Ri : ModemLines.None)
        | ((status & Dcd) == 0 ? ModemLines.Dcd : ModemLines.None);

    /// <summary>The line control register; chips before version 0x30 have 8 data bits, no parity and one stop bit.</summary>
    private byte LineControl()
    {
        int parity = options.Parity switch
        {
            SerialParity.None => 0,
            SerialParity.Odd => HasParity,
            SerialParity.Even => HasParity | Even,
            SerialParity.Mark => HasParity | MarkOrSpace,
            SerialParity.Space => HasParity | MarkOrSpace | Even,
        };
        int stop = options.StopBits == SerialStopBits.One ? 0 : TwoStopBits;
        return _version < FirstVersionWithLineControl && (parity | stop | (8 - options.DataBits)) != 0
            ? throw device.Refused($"data={options.DataBits}&parity={options.Parity.ToString().ToLowerInvariant()}&stop={SerialFormat.StopWord(options.StopBits)}")
            : (byte)(ReceiverOn | TransmitterOn | parity | stop | (options.DataBits - 5));
    }

    private void SetUpFlow()
    {
        ushort flow = options.Flow == SerialFlowControl.RtsCts ? FlowRtsCts : (ushort)0;
        if (!device.TrySend(Write(FlowRegister, flow).Setup) && flow != 0)
        {
            throw device.Refused("flow=rtscts");
        }
    }
}
