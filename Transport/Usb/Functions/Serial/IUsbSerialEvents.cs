using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb;

/// <summary>What a <see cref="UsbSerialChip"/> found in a transfer beside data. Thread: the loop.</summary>
public interface IUsbSerialEvents
{
    /// <summary>Tells how input lines are.</summary>
    /// <param name="on">Of <paramref name="mask"/>, those that are on; one that is told off and on in one transfer did both.</param>
    /// <param name="mask">The lines that are told of.</param>
    void SetInputs(ModemLines on, ModemLines mask);

    /// <summary>Counts receive errors since the last call.</summary>
    void CountErrors(int parity, int framing, int overrun, int breaks);
}
