using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb;

/// <summary>Reads an IN endpoint straight into leased blocks, several transfers in flight, handed over in order.</summary>
/// <remarks>
/// Without a free block fewer transfers are in flight, and it is tried again by a timer. While the gate is closed what
/// was in flight is kept and nothing more is asked for, so the device feels the pressure. Allocates: nothing a transfer.
/// </remarks>
public sealed class UsbReader : UsbPipe, IReceiveGate
{
    private readonly IUsbReaderOwner _owner;
    private readonly PinnedSlabPool _pool;
    private readonly int _headroom;
    private readonly int _length;
    private readonly bool _keepsEmpty;
    private readonly LinkFrame[] _frames;   // by place in the ring
    private readonly LinkFrame[] _batch;    // what the owner is told next: as much as the ring holds, and once more from a closed gate
    private int _batchCount;
    private bool _gateClosed;
    private bool _telling;

    /// <summary>Makes a reader; it reads nothing until it is started.</summary>
    /// <param name="device">A started device.</param>
    /// <param name="endpoint">An IN endpoint of a claimed interface.</param>
    /// <param name="loop">The loop of the device.</param>
    /// <param name="pool">Where blocks are rented.</param>
    /// <param name="options">How it reads.</param>
    /// <param name="owner">Whom it reads for.</param>
    /// <exception cref="LinkException">A block cannot hold one packet.</exception>
    public UsbReader(
        IUsbDevice device, UsbEndpoint endpoint, IEventLoop loop, PinnedSlabPool pool, UsbTransferOptions options, IUsbReaderOwner owner)
        : base(device, endpoint, loop, options.InFlight, owner)
    {
        _owner = owner;
        _pool = pool;
        _headroom = options.Headroom;
        _keepsEmpty = options.KeepsEmptyReads;
        _length = LengthOf(pool, endpoint, options);
        _frames = new LinkFrame[options.InFlight];
        _batch = new LinkFrame[2 * options.InFlight];
    }

    /// <summary>Gets how often no block was free.</summary>
    public long NoBuffer { get; private set; }

    /// <summary>Gets how often the device sent more than was asked for; what it sent is thrown away.</summary>
    public long Overflows { get; private set; }

    /// <summary>Says how long a read is, and whether there can be any.</summary>
    /// <param name="pool">Where blocks are rented.</param>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="options">How it is read.</param>
    /// <returns>Octets: a multiple of the endpoint's largest packet.</returns>
    /// <exception cref="LinkException">InvalidOption: a block cannot hold one packet.</exception>
    public static int LengthOf(PinnedSlabPool pool, UsbEndpoint endpoint, UsbTransferOptions options)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(options);
        int room = pool.BlockSize - options.Headroom;
        int wanted = options.ReadBytes == 0 ? room : Math.Min(options.ReadBytes, room);
        int packet = endpoint.MaxPacketSize;
        return room >= packet
            ? Math.Max(wanted / packet, 1) * packet
            : throw new LinkException(
                LinkErrorKind.InvalidOption,
                $"endpoint 0x{endpoint.Address:X2} has packets of {packet} octets, the buffer pool blocks of {pool.BlockSize}: too small"
                    + (options.Headroom == 0 ? "" : $" with {options.Headroom} in front"));
    }

    /// <inheritdoc/>
    public void SetReceiving(bool isOpen)
    {
        _gateClosed = !isOpen;
        if (isOpen && State == UsbPipeState.Running)
        {
            TellOwner();
            Pump();
        }
    }

    private protected override void Pump()
    {
        while (State == UsbPipeState.Running && !_gateClosed && HasRoom)
        {
            if (!_pool.TryRent(out BufferLease lease))
            {
                NoBuffer++;
                PumpLater();
                return;
            }

            int slot = Add();
            _frames[slot] = new LinkFrame(lease, _headroom, 0);
            if (!TrySubmit(slot, lease.Address + _headroom, _length))
            {
                Drop(slot);
                RemoveNewest();
                return;
            }
        }
    }

    private protected override bool Absorb(int slot, UsbTransfer transfer)
    {
        bool isBabble = transfer.Status == UsbTransferStatus.Overflow;
        Overflows += isBabble ? 1 : 0;
        bool isKept = !isBabble && (transfer.ActualLength != 0 || (_keepsEmpty && transfer.Status == UsbTransferStatus.Completed));
        if (isKept)
        {
            _frames[slot] = new LinkFrame(_frames[slot].Lease, _headroom, transfer.ActualLength);
        }
        else
        {
            Drop(slot);
        }

        return true;
    }

    private protected override void Release(int slot)
    {
        LinkFrame frame = _frames[slot];
        _frames[slot] = default;
        if (frame.Lease.IsEmpty)
        {
            return;
        }

        if (_batchCount >= _frames.Length)
        {
            TellOwner(); // more came in one turn than the ring holds; what a closed gate keeps still fits
        }

        _batch[_batchCount++] = frame;
    }

    private protected override void TellOwner()
    {
        if (_batchCount == 0 || _gateClosed || _telling)
        {
            return;
        }

        ReadOnlySpan<LinkFrame> batch = _batch.AsSpan(0, _batchCount);
        _batchCount = 0;
        _telling = true;
        try
        {
            _owner.HandleRead(this, batch);
        }
        finally
        {
            _telling = false;
        }
    }

    /// <summary>Gives back what a closed gate kept from the owner. The reader must be stopped.</summary>
    public void ReturnBlocks()
    {
        foreach (ref readonly LinkFrame frame in _batch.AsSpan(0, _batchCount))
        {
            frame.Lease.Return();
        }

        _batchCount = 0;
    }

    private void Drop(int slot)
    {
        _frames[slot].Lease.Return();
        _frames[slot] = default;
    }
}
