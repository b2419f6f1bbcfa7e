using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb.Serial;

/// <summary>The class requests of a serial line, which one vendor's chips take too (PSTN 1.2, 6.3.10 to 6.3.13).</summary>
/// <param name="Interface">The number of the interface that takes them.</param>
internal readonly record struct PstnRequests(byte Interface)
{
    private const byte ToInterface = 0x21;
    private const byte FromInterface = 0xA1;
    private const byte SetLineCodingCode = 0x20;
    private const byte GetLineCodingCode = 0x21;
    private const byte SetControlLineStateCode = 0x22;
    private const byte SendBreakCode = 0x23;
    private const ushort BreakUntilTold = 0xFFFF;

    /// <summary>Gets SET_LINE_CODING; a <see cref="CdcLineCoding"/> goes with it.</summary>
    public UsbSetup SetLineCoding => new(ToInterface, SetLineCodingCode, 0, Interface);

    /// <summary>Gets GET_LINE_CODING; a <see cref="CdcLineCoding"/> comes back.</summary>
    public UsbSetup GetLineCoding => new(FromInterface, GetLineCodingCode, 0, Interface);

    /// <summary>Makes SET_CONTROL_LINE_STATE.</summary>
    /// <param name="outputs">DTR and RTS as they are to be.</param>
    public UsbRequest SetControlLineState(ModemLines outputs) =>
        new(new UsbSetup(ToInterface, SetControlLineStateCode, (ushort)SerialFormat.OutputBits(outputs), Interface));

    /// <summary>Makes SEND_BREAK.</summary>
    /// <param name="on">On until told otherwise, or off.</param>
    public UsbRequest SendBreak(bool on) => new(new UsbSetup(ToInterface, SendBreakCode, on ? BreakUntilTold : (ushort)0, Interface));
}
