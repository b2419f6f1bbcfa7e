using UserCoNdis.Transport.Usb;

namespace UserCoNdis.UsbKit;

/// <summary>A transfer of a simulated device.</summary>
internal sealed class SimulatedTransfer(SimulatedUsbHandle handle, byte endpoint, UsbTransferType type, IUsbTransferSink sink) : UsbTransfer
{
    private UsbTransferStatus _status;
    private bool _isPending;
    private bool _isDisposed;

    public override byte Endpoint => endpoint;

    public override bool IsPending => _isPending;

    public override UsbTransferStatus Status => _isPending ? UsbTransferStatus.None : _status;

    public override int ActualLength => Moved;

    public UsbTransferType Type => type;

    public IUsbTransferSink Sink => sink;

    public int Length { get; private set; }

    /// <summary>Gets or sets the octets moved so far.</summary>
    public int Moved { get; set; }

    public bool AddZeroPacket { get; private set; }

    /// <summary>Gets when it runs out of time; null: never.</summary>
    public TimeSpan? DueAt { get; private set; }

    public nint Address { get; private set; }

    /// <summary>Gets the octets that were not moved yet.</summary>
    public unsafe Span<byte> Rest => new((byte*)Address + Moved, Length - Moved);

    public override bool Submit(nint address, int length, bool addZeroPacket = false, int timeoutMilliseconds = 0)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_isPending)
        {
            throw new InvalidOperationException("The transfer is pending.");
        }

        Moved = 0;
        IsUnanswered = false;
        if (!handle.Device.IsPlugged)
        {
            _status = UsbTransferStatus.NoDevice;
            return false;
        }

        if (handle.RefuseSubmits > 0)
        {
            handle.RefuseSubmits--;
            _status = UsbTransferStatus.Error;
            return false;
        }

        Address = address;
        Length = length;
        AddZeroPacket = addZeroPacket;
        DueAt = timeoutMilliseconds == 0 ? null : handle.Loop.Now + TimeSpan.FromMilliseconds(timeoutMilliseconds);
        _isPending = true;
        _status = UsbTransferStatus.None;
        handle.Take(this);
        return true;
    }

    /// <summary>Gets or sets whether the device does not answer this control request.</summary>
    public bool IsUnanswered { get; set; }

    /// <summary>Tells whether it was made by this opener.</summary>
    public bool IsOf(SimulatedUsbHandle opener) => ReferenceEquals(handle, opener);

    public override void Cancel()
    {
        if (_isPending && _status == UsbTransferStatus.None)
        {
            handle.Cancel(this);
        }
    }

    /// <summary>Decides how it ends; <see cref="Complete"/> tells.</summary>
    public void End(UsbTransferStatus status, int length)
    {
        _status = status;
        Moved = length;
    }

    /// <summary>Tells the sink; the memory is the submitter's again.</summary>
    public void Complete()
    {
        _isPending = false;
        sink.HandleCompleted(this);
    }

    protected override void Dispose(bool disposing)
    {
        if (_isPending)
        {
            throw new InvalidOperationException("The transfer is pending: it may not be freed.");
        }

        if (!_isDisposed)
        {
            _isDisposed = true;
            handle.Forget(this);
        }
    }
}
