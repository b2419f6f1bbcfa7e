using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb;

/// <summary>Whom a <see cref="UsbWriter"/> writes for.</summary>
public interface IUsbWriterOwner : IUsbPipeOwner
{
    /// <summary>Gives frames back, in order.</summary>
    /// <param name="frames">Their leases are the owner's again.</param>
    /// <param name="delivered">True: the device took them; false: the writer was stopped first.</param>
    void HandleWritten(ReadOnlySpan<LinkFrame> frames, bool delivered);

    /// <summary>Says that the queue has room again after <see cref="UsbWriter.TryWrite"/> said no.</summary>
    void HandleWritable();
}
