using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb.Serial;

/// <summary>The status octets of a 16550 (its data sheet, 8.6.4 and 8.6.8), which FTDI and Silicon Labs pass on.</summary>
internal static class UartStatus
{
    /// <summary>The bits of line status that are errors and breaks.</summary>
    public const byte Errors = Overrun | Parity | Framing | Break;

    /// <summary>The bits of modem status that are lines; the others say what changed.</summary>
    public const byte Lines = Cts | Dsr | Ri | Dcd;

    private const byte Overrun = 0x02;
    private const byte Parity = 0x04;
    private const byte Framing = 0x08;
    private const byte Break = 0x10;

    private const byte Cts = 0x10;
    private const byte Dsr = 0x20;
    private const byte Ri = 0x40;
    private const byte Dcd = 0x80;

    /// <summary>Gets the lines that a modem status octet says are on.</summary>
    public static ModemLines ToLines(byte modemStatus) =>
        (Has(modemStatus, Cts) ? ModemLines.Cts : ModemLines.None)
        | (Has(modemStatus, Dsr) ? ModemLines.Dsr : ModemLines.None)
        | (Has(modemStatus, Ri) ? ModemLines.Ri : ModemLines.None)
        | (Has(modemStatus, Dcd) ? ModemLines.Dcd : ModemLines.None);

    /// <summary>Counts the errors that a line status octet tells, if any.</summary>
    /// <remarks>A break is a framing error by its nature; it is counted as a break alone.</remarks>
    public static void CountErrors(int lineStatus, IUsbSerialEvents events)
    {
        if (Has(lineStatus, Errors))
        {
            events.CountErrors(
                Count(lineStatus, Parity),
                Has(lineStatus, Break) ? 0 : Count(lineStatus, Framing),
                Count(lineStatus, Overrun),
                Count(lineStatus, Break));
        }
    }

    private static bool Has(int status, int bits) => (status & bits) != 0;

    private static int Count(int status, int bit) => Has(status, bit) ? 1 : 0;
}
