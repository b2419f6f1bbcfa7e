using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb;

/// <summary>What differs between the serial adapters and modems on USB; the byte link over it is what they share.</summary>
/// <remarks>
/// First <see cref="Initialize"/>, which may use the blocking half of the device. From then on the chip makes requests and reads what
/// arrives, on the loop, and keeps no device: the link sends the requests one after the other. Allocates: nothing a transfer.
/// </remarks>
public abstract class UsbSerialChip
{
    /// <summary>Gets the lines that the chip really has.</summary>
    public abstract ModemLines SupportedLines { get; }

    /// <summary>Gets whether it can send a break.</summary>
    public virtual bool CanBreak => false;

    /// <summary>Gets whether it tells of receive errors.</summary>
    public virtual bool CountsErrors => false;

    /// <summary>Gets the rate that it runs at in bit/s, after its divisors.</summary>
    public abstract long SpeedBps { get; }

    /// <summary>Gets the lines, outputs and inputs, that <see cref="Initialize"/> left on or found on.</summary>
    public virtual ModemLines InitialLines => ModemLines.None;

    /// <summary>Gets what puts the chip to rest when the link closes; null: nothing.</summary>
    public virtual UsbRequest? CloseRequest => null;

    /// <summary>Gets what reads the input lines of a chip that does not tell of them by itself, an IN request; null: it does.</summary>
    public virtual UsbRequest? PollRequest => null;

    /// <summary>Sets the chip up: line coding, flow control, lines. Blocks.</summary>
    /// <exception cref="LinkException">The device refused, did not answer, or is gone.</exception>
    public abstract void Initialize();

    /// <summary>Makes the request that sets the outputs.</summary>
    /// <param name="outputs">All outputs that are on from then on.</param>
    public abstract UsbRequest LinesRequest(ModemLines outputs);

    /// <summary>Makes the request that begins or ends a break; asked only if <see cref="CanBreak"/>.</summary>
    public virtual UsbRequest BreakRequest(bool on) => throw new NotSupportedException("The chip sends no break.");

    /// <summary>Takes status octets out of a transfer of the bulk IN endpoint, in place.</summary>
    /// <param name="transfer">What arrived; may be empty.</param>
    /// <param name="events">Told what else was in it.</param>
    /// <returns>How many octets of data there are, from the beginning of <paramref name="transfer"/>.</returns>
    public virtual int Receive(Span<byte> transfer, IUsbSerialEvents events) => transfer.Length;

    /// <summary>Reads a transfer of the interrupt endpoint.</summary>
    /// <param name="packet">What arrived: perhaps a piece of a notification, perhaps more than one.</param>
    /// <param name="events">Told what was in it.</param>
    public virtual void Notify(ReadOnlySpan<byte> packet, IUsbSerialEvents events)
    {
    }

    /// <summary>Reads the answer to <see cref="PollRequest"/>.</summary>
    /// <param name="answer">What arrived; it may be shorter than asked for.</param>
    /// <param name="events">Told what was in it.</param>
    public virtual void HandlePolled(ReadOnlySpan<byte> answer, IUsbSerialEvents events)
    {
    }
}
