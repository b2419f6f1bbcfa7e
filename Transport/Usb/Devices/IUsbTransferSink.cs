namespace UserCoNdis.Transport.Usb;

/// <summary>Whom a transfer's completion is told. Thread: the loop of the device; a call may submit again.</summary>
public interface IUsbTransferSink
{
    /// <summary>Says that a transfer ended; its memory is the submitter's again.</summary>
    void HandleCompleted(UsbTransfer transfer);

    /// <summary>Says that no more completions of this turn of the loop follow for this sink.</summary>
    void HandleBatchEnd()
    {
    }
}
