using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb.Serial;

/// <summary>Takes the status octets out of what an FTDI chip sends: each packet, full or not, begins with modem status and line status.</summary>
/// <remarks>
/// Facts: AN232B-04, 2.2; the bits are those of a 16550's MSR and LSR. When nothing is received the chip still sends the two octets each time its latency
/// timer ends, so a line's change is known within that time.
/// </remarks>
/// <param name="maxPacketSize">The largest packet of the bulk IN endpoint.</param>
internal sealed class FtdiStatus(int maxPacketSize)
{
    /// <summary>The status octets of a packet.</summary>
    public const int Size = 2;

    private int _lines = -1;
    private int _errors;

    /// <summary>Moves the data of a transfer together at its beginning.</summary>
    /// <param name="transfer">Packets of the largest size, and a last one that may be shorter.</param>
    /// <param name="events">Told of lines that changed and of errors.</param>
    /// <returns>The octets of data.</returns>
    public int Strip(Span<byte> transfer, IUsbSerialEvents events)
    {
        int written = 0;
        for (int start = 0; transfer.Length - start >= Size; start += maxPacketSize)
        {
            Span<byte> packet = transfer[start..Math.Min(start + maxPacketSize, transfer.Length)];
            Span<byte> data = packet[Size..];
            HandleStatus(packet[0], packet[1], !data.IsEmpty, events);
            data.CopyTo(transfer[written..]);
            written += data.Length;
        }

        return written;
    }

    private void HandleStatus(byte modem, byte line, bool hasData, IUsbSerialEvents events)
    {
        if ((modem & UartStatus.Lines) != _lines)
        {
            _lines = modem & UartStatus.Lines;
            events.SetInputs(UartStatus.ToLines(modem), ModemLines.Inputs);
        }

        // With data the errors are this packet's; a status without data repeats what the one before said.
        UartStatus.CountErrors(hasData ? line : line & ~_errors, events);
        _errors = line;
    }
}
