namespace UserCoNdis.Transport.Usb;

/// <summary>A device's descriptors contradict themselves; the message says what is wrong and at which octet.</summary>
/// <param name="offset">Octets before the descriptor that is wrong.</param>
/// <param name="message">What is wrong with it.</param>
public sealed class UsbDescriptorException(int offset, string message) : Exception($"{message} (at octet {offset} of the descriptors)")
{
    /// <summary>Gets how many octets stand before the descriptor that is wrong.</summary>
    public int Offset => offset;
}
