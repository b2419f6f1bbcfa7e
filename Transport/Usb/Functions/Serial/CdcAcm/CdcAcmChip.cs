using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.SerialLine;

namespace UserCoNdis.Transport.Usb.Serial;

/// <summary>The abstract control model's requests and notifications (PSTN 1.2, 6.2.4 and 6.3).</summary>
/// <param name="device">The device; used while the chip is set up, not later.</param>
/// <param name="function">The function; its control interface takes the requests.</param>
/// <param name="options">How the line is to be.</param>
internal sealed class CdcAcmChip(IUsbDevice device, UsbFunction function, SerialLineOptions options) : UsbSerialChip
{
    // bmCapabilities of the functional descriptor (PSTN 1.2, 5.3.2, table 4).
    private const int CapabilitiesAt = 3;
    private const byte HasLineCoding = 1 << 1;
    private const byte HasBreak = 1 << 2;

    private readonly CdcStateReader _states = new();
    private readonly PstnRequests _requests = new(function.Control.Number);
    private readonly byte? _capabilities = Capabilities(function.Control);
    private ModemLines _outputs = ModemLines.Outputs;
    private ModemLines _initial;
    private bool _rings;
    private long _speedBps;

    /// <inheritdoc/>
    /// <remarks>The class has no CTS. Without an endpoint for notifications there are no inputs, and a device that refuses SET_CONTROL_LINE_STATE has no outputs.</remarks>
    public override ModemLines SupportedLines =>
        _outputs | (function.Notification is null ? ModemLines.None : ModemLines.Dcd | ModemLines.Dsr | ModemLines.Ri);

    /// <inheritdoc/>
    public override bool CanBreak => Has(HasBreak, untold: false);

    /// <inheritdoc/>
    public override bool CountsErrors => function.Notification is not null;

    /// <inheritdoc/>
    public override long SpeedBps => _speedBps;

    /// <inheritdoc/>
    public override ModemLines InitialLines => _initial;

    /// <inheritdoc/>
    /// <remarks>DTR off says that no DTE is present any more (PSTN 1.2, 6.3.12).</remarks>
    public override UsbRequest? CloseRequest => _outputs == ModemLines.None ? null : LinesRequest(ModemLines.None);

    /// <summary>Gets how many notifications were of another kind.</summary>
    public long IgnoredNotifications => _states.Ignored;

    /// <inheritdoc/>
    public override void Initialize()
    {
        if (options.Flow != SerialFlowControl.None)
        {
            throw device.Refused($"flow={SerialFormat.FlowWord(options.Flow)}");
        }

        _speedBps = SetUpLine();
        ModemLines on = options.Outputs(ModemLines.Outputs);
        bool hasLines = device.TrySend(LinesRequest(on).Setup);
        _outputs = hasLines ? ModemLines.Outputs : ModemLines.None;
        _initial = hasLines ? on : ModemLines.None;
    }

    /// <inheritdoc/>
    public override UsbRequest LinesRequest(ModemLines outputs) => _requests.SetControlLineState(outputs);

    /// <inheritdoc/>
    public override UsbRequest BreakRequest(bool on) => _requests.SendBreak(on);

    /// <inheritdoc/>
    public override void Notify(ReadOnlySpan<byte> packet, IUsbSerialEvents events)
    {
        _states.BeginPacket(packet);
        while (_states.TryRead(ref packet, out ushort state))
        {
            HandleState((CdcSerialState)state, events);
        }
    }

    /// <summary>Sets the line coding and reads back what the device made of it.</summary>
    /// <remarks>A device that refuses and says so in its capabilities, or tells no coding either, has no line whose speed could matter.</remarks>
    private long SetUpLine()
    {
        Span<byte> coding = stackalloc byte[CdcLineCoding.Size];
        CdcLineCoding.From(options).WriteTo(coding);
        bool taken = device.TrySend(_requests.SetLineCoding, coding);
        if (!taken && !Has(HasLineCoding, untold: true))
        {
            return options.SpeedBps;
        }

        if (device.TryRead(_requests.GetLineCoding, coding) < CdcLineCoding.Size)
        {
            return options.SpeedBps;
        }

        CdcLineCoding real = CdcLineCoding.Read(coding);
        if (real == default)
        {
            return options.SpeedBps; // it answers with nothing
        }

        SerialRate.Check(device.Name, options.SpeedBps, real.SpeedBps);
        return real.FindRefused(options) is { } refused ? throw device.Refused(refused) : real.SpeedBps;
    }

    /// <summary>Reads bmCapabilities (PSTN 1.2, 5.3.2); null: the descriptor is missing.</summary>
    private static byte? Capabilities(UsbInterface control)
    {
        ReadOnlySpan<byte> descriptor = CdcDescriptors.Find(control, CdcDescriptorSubtype.AbstractControl, CapabilitiesAt + 1);
        return descriptor.IsEmpty ? null : descriptor[CapabilitiesAt];
    }

    private bool Has(byte capability, bool untold) => _capabilities is { } capabilities ? (capabilities & capability) != 0 : untold;

    private void HandleState(CdcSerialState state, IUsbSerialEvents events)
    {
        ModemLines steady = ((state & CdcSerialState.Carrier) != CdcSerialState.None ? ModemLines.Dcd : ModemLines.None)
            | ((state & CdcSerialState.DataSetReady) != CdcSerialState.None ? ModemLines.Dsr : ModemLines.None);
        bool rings = (state & CdcSerialState.Ring) != CdcSerialState.None;
        if (rings && _rings)
        {
            // An irregular signal: each notification that has it is another ring, though no notification took the last one back.
            events.SetInputs(ModemLines.None, ModemLines.Ri);
        }

        _rings = rings;
        events.SetInputs(steady | (rings ? ModemLines.Ri : ModemLines.None), ModemLines.Dcd | ModemLines.Dsr | ModemLines.Ri);
        if ((state & CdcSerialState.Errors) != CdcSerialState.None)
        {
            events.CountErrors(
                (state & CdcSerialState.Parity) != CdcSerialState.None ? 1 : 0,
                (state & CdcSerialState.Framing) != CdcSerialState.None ? 1 : 0,
                (state & CdcSerialState.Overrun) != CdcSerialState.None ? 1 : 0,
                (state & CdcSerialState.Break) != CdcSerialState.None ? 1 : 0);
        }
    }
}
