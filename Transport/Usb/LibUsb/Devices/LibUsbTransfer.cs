using System.Runtime.InteropServices;
using static UserCoNdis.Transport.Usb.LibUsbNative;

namespace UserCoNdis.Transport.Usb;

/// <summary>A libusb_transfer, used again and again. Allocates: nothing a submission.</summary>
internal sealed unsafe class LibUsbTransfer : UsbTransfer
{
    private const byte ToHost = 0x80;

    private readonly LibUsbDevice _device;
    private LibUsbTransferBlock* _block;
    private GCHandle<LibUsbTransfer> _self; // what the callback finds this by
    private bool _isPending;
    private UsbTransferStatus _status;
    private UsbTransferStatus _given;       // an end that libusb has no part in
    private int _actualLength;

    public LibUsbTransfer(LibUsbDevice device, nint handle, byte endpoint, UsbTransferType type, IUsbTransferSink sink)
    {
        _device = device;
        Sink = sink;
        Endpoint = endpoint;
        _block = libusb_alloc_transfer(0);
        if (_block == null)
        {
            throw LibUsbErrors.Exception(LIBUSB_ERROR_NO_MEM, device.Name, "making a transfer");
        }

        _self = new GCHandle<LibUsbTransfer>(this);
        _block->Handle = handle;
        _block->Endpoint = endpoint;
        _block->Type = (byte)type;
        _block->Callback = &HandleCompleted;
        _block->UserData = GCHandle<LibUsbTransfer>.ToIntPtr(_self);
    }

    /// <inheritdoc/>
    public override byte Endpoint { get; }

    /// <inheritdoc/>
    public override bool IsPending => _isPending;

    /// <inheritdoc/>
    public override UsbTransferStatus Status => _status;

    /// <inheritdoc/>
    public override int ActualLength => _actualLength;

    /// <summary>Gets whom completions are told.</summary>
    public IUsbTransferSink Sink { get; }

    /// <summary>Gets or sets the next one of the list that it is on.</summary>
    public LibUsbTransfer? Next { get; set; }

    /// <summary>Gets whether <see cref="Give"/> ended it.</summary>
    public bool IsGiven => _given != UsbTransferStatus.None;

    /// <inheritdoc/>
    public override bool Submit(nint address, int length, bool addZeroPacket = false, int timeoutMilliseconds = 0)
    {
        ObjectDisposedException.ThrowIf(_block == null, this);
        if (_isPending)
        {
            throw new InvalidOperationException($"{_device.Name}: a transfer of endpoint 0x{Endpoint:x2} is pending already.");
        }

        _block->Flags = addZeroPacket ? LIBUSB_TRANSFER_ADD_ZERO_PACKET : (byte)0;
        _block->Timeout = (uint)timeoutMilliseconds;
        _block->Buffer = address;
        _block->Length = length;
        _given = UsbTransferStatus.None;
        _actualLength = 0;
        _status = _device.Submit(this);
        _isPending = _status == UsbTransferStatus.None;
        return _isPending;
    }

    /// <summary>Gives it to libusb.</summary>
    /// <returns>A LIBUSB_ERROR, or 0.</returns>
    public int SubmitNow() => libusb_submit_transfer(_block);

    /// <inheritdoc/>
    public override void Cancel()
    {
        if (_isPending && !IsGiven && !_device.CancelWaiting(this))
        {
            _ = libusb_cancel_transfer(_block); // completed already: the callback ran, or will
        }
    }

    /// <summary>Sets how it ended without libusb.</summary>
    public void Give(UsbTransferStatus status) => _given = status;

    /// <summary>Makes the outcome visible. On the loop.</summary>
    public void Complete()
    {
        _isPending = false;
        _actualLength = IsGiven ? 0 : _block->ActualLength;
        _status = IsGiven ? _given : LibUsbErrors.StatusOf(_block->Status);
        if (_status == UsbTransferStatus.Completed && IsCutShort())
        {
            _status = UsbTransferStatus.NoDevice;
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (_isPending)
        {
            throw new InvalidOperationException($"{_device.Name}: a transfer of endpoint 0x{Endpoint:x2} is pending: cancel it first.");
        }

        if (_block != null)
        {
            libusb_free_transfer(_block);
            _block = null;
            _self.Dispose();
            _device.Remove(this);
        }
    }

    /// <summary>Tells whether less was sent than given. When the system takes the interface away, because the device is unplugged, it ends what
    /// is in flight as cancelled, and libusb takes what it did not cancel itself for complete.</summary>
    private bool IsCutShort()
    {
        int data = Endpoint == 0 ? _block->Length - UsbSetup.Size : _block->Length;
        byte direction = Endpoint == 0 ? *(byte*)_block->Buffer : Endpoint;
        return (direction & ToHost) == 0 && _actualLength < data;
    }

    [UnmanagedCallersOnly]
    private static void HandleCompleted(LibUsbTransferBlock* block)
    {
        LibUsbTransfer transfer = GCHandle<LibUsbTransfer>.FromIntPtr(block->UserData).Target;
        transfer._device.HandleCompleted(transfer);
    }
}
