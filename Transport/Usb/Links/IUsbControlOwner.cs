namespace UserCoNdis.Transport.Usb;

/// <summary>Whom a <see cref="UsbControlQueue"/> belongs to.</summary>
public interface IUsbControlOwner : IUsbPipeOwner
{
    /// <summary>Hands over the answer to an IN request.</summary>
    /// <param name="key">What it was about.</param>
    /// <param name="answer">What arrived; it may be shorter than asked for. Valid during the call.</param>
    void HandleAnswer(int key, ReadOnlySpan<byte> answer);
}
