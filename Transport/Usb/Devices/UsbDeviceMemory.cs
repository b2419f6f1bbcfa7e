namespace UserCoNdis.Transport.Usb;

/// <summary>Memory of one open device that its controller reaches without a copy in the kernel. Its maker's to dispose, when nothing uses it.</summary>
/// <param name="address">The first octet.</param>
/// <param name="length">How many there are.</param>
public abstract class UsbDeviceMemory(nint address, int length) : IDisposable
{
    /// <summary>Gets the first octet.</summary>
    public nint Address => address;

    /// <summary>Gets how many octets there are.</summary>
    public int Length => length;

    /// <summary>Frees it.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees it.</summary>
    protected abstract void Dispose(bool disposing);
}
