using static UserCoNdis.Transport.Usb.LibUsbNative;

namespace UserCoNdis.Transport.Usb;

/// <summary>The end: transfers that libusb still has are cancelled and waited for, since they belong to it until their callback ran.</summary>
internal sealed unsafe partial class LibUsbDevice
{
    private static readonly TimeSpan s_closingLimit = TimeSpan.FromSeconds(5);

    private readonly HashSet<LibUsbTransfer> _transfers = [];
    private readonly ManualResetEventSlim _idle = new();
    private int _holds = 1; // transfers and clearings that libusb has, and one until we close
    private bool _closing;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_closing)
        {
            return;
        }

        _closing = true;
        foreach (LibUsbTransfer transfer in _transfers)
        {
            transfer.Cancel();
        }

        ReleaseHold();
        if (_idle.Wait(s_closingLimit))
        {
            Close();
        }
        else
        {
            // The system does not give them back: the handle stays open until it does, rather than be used after it was closed.
            _ = ThreadPool.RegisterWaitForSingleObject(
                _idle.WaitHandle, static (device, _) => ((LibUsbDevice)device!).Close(), this, Timeout.Infinite, executeOnlyOnce: true);
        }
    }

    /// <summary>Forgets a transfer that was disposed.</summary>
    public void Remove(LibUsbTransfer transfer) => _transfers.Remove(transfer);

    private void AddHold() => Interlocked.Increment(ref _holds);

    /// <summary>Lets go of one hold. Any thread.</summary>
    public void ReleaseHold()
    {
        if (Interlocked.Decrement(ref _holds) == 0)
        {
            _idle.Set();
        }
    }

    private void Close()
    {
        _session.Remove(this);
        _claims.Release();
        _handle.Dispose();
    }
}
