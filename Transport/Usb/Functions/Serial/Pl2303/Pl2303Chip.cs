using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.SerialLine;

namespace UserCoNdis.Transport.Usb.Serial;

/// <summary>The requests of Prolific's PL2303, and the packets of its interrupt endpoint.</summary>
/// <remarks>
/// The maker publishes no description of the USB side. Facts: gist.github.com/tommie/89011c5ac06553d5cdb8 (registers) and what free drivers agree on. Line coding,
/// lines and break are the class requests of PSTN 1.2 (the interface is of the vendor's class all the same); all else is registers, read and written by vendor
/// requests. The start-up sequence was recorded from the maker's own driver; what its reads are good for nobody knows.
/// </remarks>
/// <param name="device">The device; used while the chip is set up, not later.</param>
/// <param name="function">The function.</param>
/// <param name="options">How the line is to be.</param>
internal sealed class Pl2303Chip(IUsbDevice device, UsbFunction function, SerialLineOptions options) : UsbSerialChip
{
    private const byte VendorToDevice = 0x40;
    private const byte VendorFromDevice = 0xC0;
    private const byte OldRegister = 0x01;
    private const byte NewWrite = 0x80;
    private const byte NewRead = 0x81;

    private const ushort ReadProbe = 0x8080;
    private const ushort Flow = 0x00;
    private const ushort FlowAlways = 0x01;
    private const ushort FlowXonXoff = 0xC0;
    private const ushort FlowRtsCtsH = 0x40;
    private const ushort FlowRtsCts = 0x60;
    private const ushort NewFlow = 0x0A;
    private const int NewFlowMask = 0x1C;
    private const int NewFlowXonXoff = 0x0C;
    private const int NewFlowRtsCts = 0x18;
    private const ushort PurgeReceive = 0x08;
    private const ushort PurgeTransmit = 0x09;
    private const ushort NewReset = 0x07;
    private const ushort NewResetBoth = 0x03;

    private const int PacketStatusAt = 8;
    private const byte Dcd = 0x01;
    private const byte Dsr = 0x02;
    private const byte Break = 0x04;
    private const byte Ri = 0x08;
    private const byte Framing = 0x10;
    private const byte Parity = 0x20;
    private const byte Overrun = 0x40;
    private const byte Cts = 0x80;
    private const byte Errors = Break | Framing | Parity | Overrun;

    private readonly PstnRequests _requests = new(function.Control.Number);
    private Pl2303Type _type;
    private long _speedBps;
    private ModemLines _initial;

    /// <inheritdoc/>
    public override ModemLines SupportedLines =>
        ModemLines.Outputs | (function.Notification is null ? ModemLines.None : ModemLines.Inputs);

    /// <inheritdoc/>
    public override bool CanBreak => true;

    /// <inheritdoc/>
    public override bool CountsErrors => function.Notification is not null;

    /// <inheritdoc/>
    public override long SpeedBps => _speedBps;

    /// <inheritdoc/>
    public override ModemLines InitialLines => _initial;

    /// <inheritdoc/>
    public override void Initialize()
    {
        _type = Pl2303Types.TypeOf(device.Descriptor, () => device.TryRead(new UsbSetup(VendorFromDevice, OldRegister, ReadProbe, 0), stackalloc byte[1]) == 1);
        if (_type != Pl2303Type.Hxn)
        {
            StartUp();
        }

        Purge();
        SetUpLine();
        SetUpFlow();
        _initial = options.Outputs(ModemLines.Outputs);
        device.Send(LinesRequest(_initial).Setup);
    }

    /// <inheritdoc/>
    public override UsbRequest LinesRequest(ModemLines outputs) => _requests.SetControlLineState(outputs);

    /// <inheritdoc/>
    public override UsbRequest BreakRequest(bool on) => _requests.SendBreak(on);

    /// <inheritdoc/>
    public override void Notify(ReadOnlySpan<byte> packet, IUsbSerialEvents events)
    {
        if (packet.Length <= PacketStatusAt)
        {
            return;
        }

        byte status = packet[PacketStatusAt];
        events.SetInputs(
            ((status & Cts) != 0 ? ModemLines.Cts : ModemLines.None)
            | ((status & Dsr) != 0 ? ModemLines.Dsr : ModemLines.None)
            | ((status & Dcd) != 0 ? ModemLines.Dcd : ModemLines.None)
            | ((status & Ri) != 0 ? ModemLines.Ri : ModemLines.None),
            ModemLines.Inputs);
        if ((status & Errors) != 0)
        {
            events.CountErrors(
                (status & Parity) != 0 ? 1 : 0,
                (status & Framing) != 0 && (status & Break) == 0 ? 1 : 0,
                (status & Overrun) != 0 ? 1 : 0,
                (status & Break) != 0 ? 1 : 0);
        }
    }

    private void StartUp()
    {
        ReadOnlySpan<ushort> reads = [0x8484, 0x8383];
        Read(reads[0]);
        Write(0x0404, 0);
        Read(reads[0]);
        Read(reads[1]);
        Read(reads[0]);
        Write(0x0404, 1);
        Read(reads[0]);
        Read(reads[1]);
        Write(Flow, FlowAlways);
        Write(1, 0);
        Write(2, (ushort)(_type == Pl2303Type.H ? 0x24 : 0x44));
    }

    private void Purge()
    {
        if (_type == Pl2303Type.Hxn)
        {
            device.Send(new UsbSetup(VendorToDevice, NewWrite, NewReset, NewResetBoth));
        }
        else if (_type != Pl2303Type.H)
        {
            Write(PurgeReceive, 0);
            Write(PurgeTransmit, 0);
        }
    }

    private void SetUpLine()
    {
        Pl2303Rate rate = Pl2303Rate.Find(_type, options.SpeedBps);
        SerialRate.Check(device.Name, options.SpeedBps, rate.SpeedBps);
        _speedBps = rate.SpeedBps;
        CdcLineCoding asked = CdcLineCoding.From(options) with { SpeedBps = rate.Code };
        Span<byte> coding = stackalloc byte[CdcLineCoding.Size];
        asked.WriteTo(coding);
        device.SendOption($"speed={options.SpeedBps}", _requests.SetLineCoding, coding);
        bool isTold = device.TryRead(_requests.GetLineCoding, coding) == coding.Length;
        if (isTold && CdcLineCoding.Read(coding).FindRefused(options) is { } refused)
        {
            throw device.Refused(refused);
        }
    }

    private void SetUpFlow()
    {
        if (_type == Pl2303Type.Hxn)
        {
            Span<byte> now = stackalloc byte[1];
            _ = device.Control(new UsbSetup(VendorFromDevice, NewRead, NewFlow, 0), now);
            int flow = options.Flow switch
            {
                SerialFlowControl.None => NewFlowMask,
                SerialFlowControl.RtsCts => NewFlowRtsCts,
                SerialFlowControl.XonXoff => NewFlowXonXoff,
            };
            device.Send(new UsbSetup(VendorToDevice, NewWrite, NewFlow, (ushort)((now[0] & ~NewFlowMask) | flow)));
            return;
        }

        Write(
            Flow,
            (ushort)(FlowAlways | options.Flow switch
            {
                SerialFlowControl.None => 0,
                SerialFlowControl.RtsCts => _type == Pl2303Type.H ? FlowRtsCtsH : FlowRtsCts,
                SerialFlowControl.XonXoff => FlowXonXoff,
            }));
    }

    private void Read(ushort register) => _ = device.TryRead(new UsbSetup(VendorFromDevice, OldRegister, register, 0), stackalloc byte[1]);

    private void Write(ushort register, ushort value) => device.Send(new UsbSetup(VendorToDevice, OldRegister, register, value));
}
