using static UserCoNdis.Transport.Usb.LibUsbNative;

namespace UserCoNdis.Transport.Usb;

/// <summary>Clears the halt of an endpoint. The system has no way that does not block, so a thread of the pool does it; what is submitted
/// meanwhile waits.</summary>
internal sealed class HaltClearing(LibUsbDevice device, nint handle, byte endpoint) : IThreadPoolWorkItem
{
    private int _error;

    /// <summary>Gets the endpoint.</summary>
    public byte Endpoint => endpoint;

    /// <summary>Gets the transfers to be submitted afterwards, in order. The loop's.</summary>
    public Queue<LibUsbTransfer> Waiting { get; } = [];

    /// <summary>Begins; the device holds its handle open.</summary>
    public void Begin() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    /// <inheritdoc/>
    public void Execute()
    {
        _error = libusb_clear_halt(handle, endpoint);
        device.PostCleared(this);
        device.ReleaseHold();
    }

    /// <summary>Goes on, on the loop.</summary>
    public void Finish() => device.HandleCleared(this, _error);
}
