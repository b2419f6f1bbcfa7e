using System.Runtime.InteropServices;

namespace UserCoNdis.Transport.Usb;

/// <summary>Sends control requests one after the other on the loop; never blocks it.</summary>
/// <remarks>
/// A request has a key: one that waits is replaced by a newer one of the same key, so the queue is bounded and what nobody wants any more
/// is not sent. A request that is refused is counted; a device that answers none ends the queue. Allocates: nothing a request.
/// </remarks>
public sealed class UsbControlQueue : IUsbTransferSink, IDisposable
{
    private const int TimeoutMilliseconds = 1_000;
    private const int MaxUnanswered = 2;
    private const int BufferSize = 64;
    private const int None = -1;

    private readonly IUsbDevice _device;
    private readonly IUsbControlOwner _owner;
    private readonly UsbTransfer _transfer;
    private readonly byte[] _buffer = GC.AllocateArray<byte>(BufferSize, pinned: true);
    private readonly UsbRequest[] _requests;
    private readonly int[] _order;   // the keys that wait, oldest first
    private int _waiting;
    private int _sending = None;
    private bool _sendsIn;
    private int _unanswered;         // one after the other
    private bool _isOpen = true;

    /// <summary>Makes a queue.</summary>
    /// <param name="device">A started device.</param>
    /// <param name="keys">How many keys there are: 0 to <paramref name="keys"/> - 1.</param>
    /// <param name="owner">Whom it belongs to.</param>
    public UsbControlQueue(IUsbDevice device, int keys, IUsbControlOwner owner)
    {
        ArgumentNullException.ThrowIfNull(device);
        _device = device;
        _owner = owner;
        _requests = new UsbRequest[keys];
        _order = new int[keys];
        _transfer = device.CreateTransfer(0, UsbTransferType.Control, this);
    }

    /// <summary>Gets whether it was stopped and nothing is pending.</summary>
    public bool IsStopped => !_isOpen && _sending == None;

    /// <summary>Gets how many requests the device refused.</summary>
    public long Refusals { get; private set; }

    /// <summary>Sends a request when those before it are through.</summary>
    /// <param name="key">What it is about.</param>
    /// <param name="request">The data stage of an IN request is at most 56 octets.</param>
    public void Send(int key, in UsbRequest request)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Size, BufferSize);
        if (!_isOpen)
        {
            return;
        }

        _requests[key] = request;
        if (!_order.AsSpan(0, _waiting).Contains(key))
        {
            _order[_waiting++] = key;
        }

        if (_sending == None)
        {
            SendNext();
        }
    }

    /// <summary>Ends the queue. Either <see cref="IsStopped"/> holds afterwards, or the owner is told later.</summary>
    /// <param name="isGone">Whether nobody is there to answer: all is forgotten; else what waits is still sent.</param>
    public void Stop(bool isGone)
    {
        _isOpen = false;
        if (isGone)
        {
            _waiting = 0;
            _transfer.Cancel();
        }
    }

    /// <summary>Frees the transfer. The queue must be stopped.</summary>
    public void Dispose() => _transfer.Dispose();

    /// <inheritdoc/>
    void IUsbTransferSink.HandleCompleted(UsbTransfer transfer)
    {
        int key = _sending;
        _sending = None;
        Judge(transfer.Status);
        if (transfer.Status == UsbTransferStatus.Completed && _sendsIn && _isOpen)
        {
            _owner.HandleAnswer(key, _buffer.AsSpan(UsbSetup.Size, Math.Min(transfer.ActualLength, BufferSize - UsbSetup.Size)));
        }

        if (_sending == None)
        {
            SendNext();
        }

        if (IsStopped)
        {
            _owner.HandlePipeStopped();
        }
    }

    private void SendNext()
    {
        if (_waiting == 0)
        {
            return;
        }

        int key = _order[0];
        _order.AsSpan(1, --_waiting).CopyTo(_order);
        UsbRequest request = _requests[key];
        request.WriteTo(_buffer);
        _sendsIn = request.Setup.IsIn;
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(_buffer, 0);
        if (_transfer.Submit(address, request.Size, addZeroPacket: false, TimeoutMilliseconds))
        {
            _sending = key;
        }
        else
        {
            Judge(_transfer.Status);
        }
    }

    private void Judge(UsbTransferStatus status)
    {
        bool isAnswered = status is UsbTransferStatus.Completed or UsbTransferStatus.Stall;
        _unanswered = isAnswered ? 0 : _unanswered + 1;
        Refusals += status == UsbTransferStatus.Stall ? 1 : 0;
        if (isAnswered || (_isOpen && status != UsbTransferStatus.NoDevice && _unanswered < MaxUnanswered))
        {
            return;
        }

        _waiting = 0; // and once it is stopped, one request that is not answered is enough
        if (_isOpen)
        {
            _isOpen = false;
            _owner.HandlePipeFailed(status == UsbTransferStatus.NoDevice
                ? UsbErrors.Unplugged(_device.Name)
                : UsbErrors.Exception(status, _device.Name, "a control request"));
        }
    }
}
