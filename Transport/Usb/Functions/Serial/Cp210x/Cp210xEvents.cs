using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb.Serial;

/// <summary>Takes the events out of what a CP210x sends once EMBED_EVENTS has told it an escape character (AN571, 5.22).</summary>
/// <remarks>
/// The escape character is followed by 0: it was data itself; 1: line status, then the octet that came with it; 2: line status alone; 3: modem status. A sequence
/// may be cut anywhere. Their bits are those of <see cref="UartStatus"/>.
/// </remarks>
internal sealed class Cp210xEvents
{
    /// <summary>The escape character: an octet that neither HDLC nor text has often.</summary>
    public const byte Escape = 0xEC;

    private const byte LineStatusWithData = 1;
    private const byte LineStatusAlone = 2;
    private const byte ModemStatus = 3;

    private State _state;

    private enum State
    {
        /// <summary>The next octet is data or the escape character.</summary>
        Data,

        /// <summary>The next octet says what kind of event follows.</summary>
        Kind,

        /// <summary>The next octet is line status, and data follows.</summary>
        LineStatusThenData,

        /// <summary>The next octet is line status.</summary>
        LineStatus,

        /// <summary>The next octet is data, whatever it is.</summary>
        Literal,

        /// <summary>The next octet is modem status.</summary>
        ModemStatus,
    }

    /// <summary>Moves the data of a transfer together at its beginning.</summary>
    /// <param name="transfer">What arrived.</param>
    /// <param name="events">Told of lines and errors.</param>
    /// <returns>The octets of data.</returns>
    public int Strip(Span<byte> transfer, IUsbSerialEvents events)
    {
        int written = 0;
        int read = 0;
        while (read < transfer.Length)
        {
            if (_state == State.Data)
            {
                Span<byte> rest = transfer[read..];
                int run = rest.IndexOf(Escape);
                run = run < 0 ? rest.Length : run;
                rest[..run].CopyTo(transfer[written..]);
                written += run;
                read += run + 1; // and the escape character
                _state = run < rest.Length ? State.Kind : State.Data;
            }
            else if (TakeEvent(transfer[read++], events) is { } data)
            {
                transfer[written++] = data;
            }
        }

        return written;
    }

    private byte? TakeEvent(byte octet, IUsbSerialEvents events)
    {
        State state = _state;
        _state = State.Data;
        switch (state)
        {
            case State.Kind when octet == 0:
                return Escape;
            case State.Kind:
                _state = octet switch
                {
                    LineStatusWithData => State.LineStatusThenData,
                    LineStatusAlone => State.LineStatus,
                    ModemStatus => State.ModemStatus,
                    _ => State.Data, // no such event: nothing is known of its length
                };
                return null;
            case State.LineStatusThenData:
                _state = State.Literal;
                UartStatus.CountErrors(octet, events);
                return null;
            case State.LineStatus:
                UartStatus.CountErrors(octet, events);
                return null;
            case State.ModemStatus:
                events.SetInputs(UartStatus.ToLines(octet), ModemLines.Inputs);
                return null;
            case State.Literal or State.Data:
                return octet;
            default:
                throw new InvalidOperationException($"There is no state {state}.");
        }
    }
}
