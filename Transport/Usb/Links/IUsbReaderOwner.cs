using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb;

/// <summary>Whom a <see cref="UsbReader"/> reads for.</summary>
public interface IUsbReaderOwner : IUsbPipeOwner
{
    /// <summary>Hands over what arrived, a transfer each, in order.</summary>
    /// <param name="reader">Which reader read it.</param>
    /// <param name="transfers">Their leases are the owner's now; the span itself is only valid during the call.</param>
    void HandleRead(UsbReader reader, ReadOnlySpan<LinkFrame> transfers);
}
