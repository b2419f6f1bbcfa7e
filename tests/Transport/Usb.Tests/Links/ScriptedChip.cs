using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Usb;

namespace UserCoNdis.Usb.Tests.Links;

/// <summary>A chip with one status octet in front of each transfer: bit 0 is DCD, bit 1 a parity error.</summary>
internal sealed class ScriptedChip : UsbSerialChip
{
    public const byte SetLines = 1;
    public const byte SetBreak = 2;
    public const byte GetLines = 3;
    public const byte Rest = 4;
    private const byte VendorOut = 0x40;
    private const byte VendorIn = 0xC0;

    public bool IsPolled { get; init; }

    public override ModemLines SupportedLines => ModemLines.Outputs | ModemLines.Dcd | ModemLines.Ri;

    public override bool CanBreak => true;

    public override bool CountsErrors => true;

    public override long SpeedBps => 9_615;

    public override ModemLines InitialLines => ModemLines.Dtr;

    public override UsbRequest? CloseRequest => new(new UsbSetup(VendorOut, Rest, 0, 0));

    public override UsbRequest? PollRequest => IsPolled ? new(new UsbSetup(VendorIn, GetLines, 0, 0, 1)) : null;

    public override void Initialize()
    {
    }

    public override UsbRequest LinesRequest(ModemLines outputs) => new(new UsbSetup(VendorOut, SetLines, (ushort)outputs, 0));

    public override UsbRequest BreakRequest(bool on) => new(new UsbSetup(VendorOut, SetBreak, on ? (ushort)1 : (ushort)0, 0));

    public override int Receive(Span<byte> transfer, IUsbSerialEvents events)
    {
        if (transfer.IsEmpty)
        {
            return 0;
        }

        events.SetInputs((transfer[0] & 1) != 0 ? ModemLines.Dcd : ModemLines.None, ModemLines.Dcd);
        events.CountErrors((transfer[0] >> 1) & 1, 0, 0, 0);
        transfer[1..].CopyTo(transfer);
        return transfer.Length - 1;
    }

    public override void Notify(ReadOnlySpan<byte> packet, IUsbSerialEvents events)
    {
        // A ring that is over already: told on and off in one packet.
        events.SetInputs(ModemLines.Ri, ModemLines.Ri);
        events.SetInputs(ModemLines.None, ModemLines.Ri);
    }

    public override void HandlePolled(ReadOnlySpan<byte> answer, IUsbSerialEvents events) =>
        events.SetInputs(answer is [1] ? ModemLines.Dcd : ModemLines.None, ModemLines.Dcd);
}
