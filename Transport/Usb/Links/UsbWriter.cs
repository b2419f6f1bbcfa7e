using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Loops;

namespace UserCoNdis.Transport.Usb;

/// <summary>Writes frames to an OUT endpoint from where they lie, a transfer each, several in flight.</summary>
/// <remarks>
/// Small frames are not gathered: that would be a copy. Frames written in one turn of the loop leave at its end. After a failure a frame
/// goes on where it stopped; one that later ones overtook is lost and counted. Allocates: nothing a frame.
/// </remarks>
public sealed class UsbWriter : UsbPipe
{
    private readonly IUsbWriterOwner _owner;
    private readonly FrameRing _queue;
    private readonly PostedWork _flush;
    private readonly bool _endsShort;
    private readonly LinkFrame[] _frames;   // by place in the ring
    private readonly int[] _written;        // octets of them that the device has
    private readonly LinkFrame[] _batch;    // what the owner is told next
    private int _batchCount;
    private bool _refused;

    /// <summary>Makes a writer; it writes nothing until it is started.</summary>
    /// <param name="device">A started device.</param>
    /// <param name="endpoint">An OUT endpoint of a claimed interface.</param>
    /// <param name="loop">The loop of the device.</param>
    /// <param name="options">How it writes.</param>
    /// <param name="owner">Whom it writes for.</param>
    public UsbWriter(IUsbDevice device, UsbEndpoint endpoint, IEventLoop loop, UsbTransferOptions options, IUsbWriterOwner owner)
        : base(device, endpoint, loop, options.InFlight, owner)
    {
        _owner = owner;
        _queue = new FrameRing(options.QueueFrames);
        _flush = new PostedWork(loop, Flush);
        _endsShort = options.EndsWritesShort;
        _frames = new LinkFrame[options.InFlight];
        _written = new int[options.InFlight];
        _batch = new LinkFrame[options.InFlight];
    }

    /// <summary>Gets how many octets of frames given back the device took.</summary>
    public long BytesWritten { get; private set; }

    /// <summary>Gets how many frames the device took.</summary>
    public long FramesWritten { get; private set; }

    /// <summary>Gets how many frames were lost by a failure, though later ones went through.</summary>
    public long Drops { get; private set; }

    /// <summary>Queues a frame.</summary>
    /// <param name="frame">On true it is the writer's until <see cref="IUsbWriterOwner.HandleWritten"/>, which is never called inside this.</param>
    /// <returns>False: the queue is full (<see cref="IUsbWriterOwner.HandleWritable"/> follows), or the writer was stopped.</returns>
    public bool TryWrite(in LinkFrame frame)
    {
        bool isOpen = State is UsbPipeState.Running or UsbPipeState.Quieting or UsbPipeState.Resting;
        if (!isOpen || !_queue.TryEnqueue(frame))
        {
            _refused = true;
            return false;
        }

        _flush.Post();
        return true;
    }

    /// <summary>Gives back what did not go through, in order. The writer must be stopped.</summary>
    public void ReturnFrames()
    {
        TellSent();
        LinkFrame[] unsent = new LinkFrame[Used + _queue.Count];
        int count = 0;
        for (; Used != 0; count++)
        {
            unsent[count] = _frames[At(0)];
            RemoveOldest();
        }

        _ = _queue.DequeueInto(unsent.AsSpan(count));
        if (unsent.Length != 0)
        {
            _owner.HandleWritten(unsent, delivered: false);
        }
    }

    private protected override void Pump()
    {
        for (int age = 0; State == UsbPipeState.Running && age < Used; age++)
        {
            if (StateOf(At(age)) == UsbSlotState.Waiting && !TrySend(At(age)))
            {
                return;
            }
        }

        ReleaseDone();
        while (State == UsbPipeState.Running && HasRoom && _queue.Count != 0)
        {
            int slot = Add();
            _frames[slot] = _queue.Dequeue();
            _written[slot] = 0;
            if (!TrySend(slot))
            {
                return;
            }

            ReleaseDone();
        }
    }

    private protected override bool Absorb(int slot, UsbTransfer transfer)
    {
        _written[slot] += transfer.ActualLength;
        return transfer.Status == UsbTransferStatus.Completed && _written[slot] >= _frames[slot].Length;
    }

    private protected override void Release(int slot)
    {
        if (_batchCount == _batch.Length)
        {
            TellSent(); // more came back in one turn than the ring holds
        }

        _batch[_batchCount++] = _frames[slot];
        _frames[slot] = default;
    }

    private protected override void TellOwner()
    {
        TellSent();
        if (_refused && !_queue.IsFull && State == UsbPipeState.Running)
        {
            _refused = false;
            _owner.HandleWritable();
        }
    }

    /// <summary>Counts as lost what is not through though something newer is: sent now, it would come out of order.</summary>
    private protected override void Recover()
    {
        int newest = Used - 1;
        while (newest >= 0 && StateOf(At(newest)) != UsbSlotState.Done)
        {
            newest--;
        }

        for (int age = 0; age < newest; age++)
        {
            if (StateOf(At(age)) == UsbSlotState.Waiting)
            {
                Drops++;
                SetDone(At(age));
            }
        }
    }

    private bool TrySend(int slot)
    {
        LinkFrame frame = _frames[slot];
        int rest = frame.Length - _written[slot];
        if (rest == 0 && !_endsShort)
        {
            SetDone(slot); // nothing to send; on a stream an empty packet would say something
            return true;
        }

        return TrySubmit(slot, frame.Lease.Address + frame.Offset + _written[slot], rest, _endsShort);
    }

    private void Flush()
    {
        if (State == UsbPipeState.Running)
        {
            Pump();
            TellOwner();
        }
    }

    private void TellSent()
    {
        if (_batchCount == 0)
        {
            return;
        }

        ReadOnlySpan<LinkFrame> batch = _batch.AsSpan(0, _batchCount);
        _batchCount = 0;
        foreach (ref readonly LinkFrame frame in batch)
        {
            BytesWritten += frame.Length;
        }

        FramesWritten += batch.Length;
        _owner.HandleWritten(batch, delivered: true);
    }
}
