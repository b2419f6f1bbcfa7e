using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Usb;

namespace UserCoNdis.UsbFunctions.Tests.Serial;

/// <summary>What a chip found beside data.</summary>
internal sealed class RecordedEvents : IUsbSerialEvents
{
    private readonly List<(ModemLines On, ModemLines Mask)> _inputs = new(1024);

    public IReadOnlyList<(ModemLines On, ModemLines Mask)> Inputs => _inputs;

    public int Parity { get; private set; }

    public int Framing { get; private set; }

    public int Overrun { get; private set; }

    public int Breaks { get; private set; }

    public (int Parity, int Framing, int Overrun, int Breaks) Errors => (Parity, Framing, Overrun, Breaks);

    public void SetInputs(ModemLines on, ModemLines mask) => _inputs.Add((on, mask));

    public void CountErrors(int parity, int framing, int overrun, int breaks)
    {
        Parity += parity;
        Framing += framing;
        Overrun += overrun;
        Breaks += breaks;
    }

    public void Clear()
    {
        _inputs.Clear();
        (Parity, Framing, Overrun, Breaks) = (0, 0, 0, 0);
    }
}
