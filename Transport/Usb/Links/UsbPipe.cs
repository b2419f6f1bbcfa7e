using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb;

/// <summary>One endpoint with several transfers in flight, in the order of submission; what reading and writing share.</summary>
/// <remarks>
/// The transfers are a ring: the oldest at the head, so that what completes out of turn (the cancelled may) waits for those before it.
/// A transfer that fails ends the rest: all are cancelled and waited for, a halt is cleared, and after a rest that grows with every attempt
/// the pipe goes on. Attempts without success between them are bounded. Thread: the loop. Allocates: nothing a transfer.
/// </remarks>
public abstract class UsbPipe : IUsbTransferSink, IDisposable
{
    private const int MaxAttempts = 8;
    private static readonly TimeSpan s_rest = TimeSpan.FromMilliseconds(5);

    private readonly IUsbDevice _device;
    private readonly IUsbPipeOwner _owner;
    private readonly IEventLoop _loop;
    private readonly ILoopTimer _timer;
    private readonly UsbTransfer[] _transfers;
    private readonly UsbSlotState[] _slots;
    private int _head;
    private int _pending;
    private int _attempts;   // failures since something went through
    private UsbTransferStatus _failure;

    private protected UsbPipe(IUsbDevice device, UsbEndpoint endpoint, IEventLoop loop, int depth, IUsbPipeOwner owner)
    {
        _device = device;
        _owner = owner;
        _loop = loop;
        Endpoint = endpoint;
        _slots = new UsbSlotState[depth];
        _transfers = new UsbTransfer[depth];
        for (int i = 0; i < depth; i++)
        {
            _transfers[i] = device.CreateTransfer(endpoint.Address, endpoint.Type, this);
        }

        _timer = loop.CreateTimer(HandleTimer);
    }

    /// <summary>Gets the endpoint.</summary>
    public UsbEndpoint Endpoint { get; }

    /// <summary>Gets whether nothing is pending and nothing will be.</summary>
    public bool IsStopped => State == UsbPipeState.Stopped;

    /// <summary>Gets how many transfers failed.</summary>
    public long Failures { get; private set; }

    /// <summary>Gets how many transfers are in the ring.</summary>
    private protected int Used { get; private set; }

    private protected bool HasRoom => Used < _slots.Length;

    private protected UsbPipeState State { get; private set; }

    /// <summary>Begins to submit; a pipe that was stopped before does nothing.</summary>
    public void Start()
    {
        if (State == UsbPipeState.Idle)
        {
            State = UsbPipeState.Running;
            Pump();
        }
    }

    /// <summary>Ends the pipe: everything is cancelled. Either <see cref="IsStopped"/> holds afterwards, or the owner is told later.</summary>
    public void Stop()
    {
        if (State is UsbPipeState.Stopping or UsbPipeState.Stopped)
        {
            return;
        }

        State = _pending == 0 ? UsbPipeState.Stopped : UsbPipeState.Stopping;
        _timer.Cancel();
        CancelAll();
    }

    /// <summary>Frees the transfers. The pipe must be stopped.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        foreach (UsbTransfer transfer in _transfers)
        {
            transfer.Dispose();
        }

        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    void IUsbTransferSink.HandleCompleted(UsbTransfer transfer)
    {
        int slot = Array.IndexOf(_transfers, transfer);
        _pending--;
        _slots[slot] = Absorb(slot, transfer) ? UsbSlotState.Done : UsbSlotState.Waiting;
        ReleaseDone();
        Judge(transfer.Status);
        if (_pending == 0)
        {
            HandleQuiet();
        }
        else if (State == UsbPipeState.Running)
        {
            Pump();
        }
    }

    /// <inheritdoc/>
    void IUsbTransferSink.HandleBatchEnd() => TellOwner();

    /// <summary>Submits as much as may be; called whenever that may have become more, while the pipe runs.</summary>
    private protected abstract void Pump();

    /// <summary>Looks at a transfer that is back, perhaps before older ones.</summary>
    /// <returns>Whether it is done; else it is to be submitted again.</returns>
    private protected abstract bool Absorb(int slot, UsbTransfer transfer);

    /// <summary>Takes the oldest of the ring, which is done.</summary>
    private protected abstract void Release(int slot);

    /// <summary>Tells the owner what came together in this turn of the loop.</summary>
    private protected abstract void TellOwner();

    /// <summary>Called before the pipe goes on after a failure, with nothing pending.</summary>
    private protected virtual void Recover()
    {
    }

    /// <summary>Takes the place behind the newest; there is room.</summary>
    private protected int Add()
    {
        int slot = At(Used++);
        _slots[slot] = UsbSlotState.Waiting;
        return slot;
    }

    /// <summary>Takes back the newest, which waits.</summary>
    private protected void RemoveNewest() => _slots[At(--Used)] = UsbSlotState.Free;

    /// <summary>Gets a place of the ring.</summary>
    /// <param name="age">0: the oldest.</param>
    private protected int At(int age) => (_head + age) % _slots.Length;

    private protected UsbSlotState StateOf(int slot) => _slots[slot];

    /// <summary>Counts what waits as done, though it never went through.</summary>
    private protected void SetDone(int slot) => _slots[slot] = UsbSlotState.Done;

    /// <summary>Submits what waits in a place.</summary>
    /// <returns>False: not now, or never; the pipe sees to it.</returns>
    private protected bool TrySubmit(int slot, nint address, int length, bool addZeroPacket = false)
    {
        UsbTransfer transfer = _transfers[slot];
        if (transfer.Submit(address, length, addZeroPacket))
        {
            _slots[slot] = UsbSlotState.Pending;
            _pending++;
            return true;
        }

        if (transfer.Status == UsbTransferStatus.NoMemory && _pending != 0)
        {
            return false; // fewer in flight, then: the next completion tries again
        }

        Judge(transfer.Status);
        if (State == UsbPipeState.Quieting && _pending == 0)
        {
            HandleQuiet();
        }

        return false;
    }

    /// <summary>Calls <see cref="Pump"/> again a while later.</summary>
    private protected void PumpLater() => _timer.Arm(_loop.Now + s_rest);

    /// <summary>Releases all that is done, oldest first.</summary>
    private protected void ReleaseDone()
    {
        while (Used != 0 && _slots[_head] == UsbSlotState.Done)
        {
            Release(_head);
            RemoveOldest();
        }
    }

    private protected void RemoveOldest()
    {
        _slots[_head] = UsbSlotState.Free;
        _head = At(1);
        Used--;
    }

    /// <summary>Decides what follows from how a transfer ended.</summary>
    private void Judge(UsbTransferStatus status)
    {
        switch (status)
        {
            case UsbTransferStatus.Completed:
                _attempts = 0;
                break;
            case UsbTransferStatus.NoDevice:
                GiveUp(UsbErrors.Unplugged(_device.Name));
                break;
            case UsbTransferStatus.Cancelled when State != UsbPipeState.Running:
                break; // as asked
            default:
                Failures++;
                HandleFailure(status);
                break;
        }
    }

    private void HandleFailure(UsbTransferStatus status)
    {
        if (State == UsbPipeState.Running)
        {
            State = UsbPipeState.Quieting;
            _failure = status;
            _timer.Cancel();
            CancelAll();
        }
        else if (State == UsbPipeState.Quieting && status == UsbTransferStatus.Stall)
        {
            _failure = status;
        }
    }

    private void HandleQuiet()
    {
        if (State == UsbPipeState.Running)
        {
            Pump();
        }
        else if (State == UsbPipeState.Stopping)
        {
            State = UsbPipeState.Stopped;
            TellOwner();
            _owner.HandlePipeStopped();
        }
        else if (State == UsbPipeState.Quieting)
        {
            Rest();
        }
    }

    private void Rest()
    {
        if (++_attempts > MaxAttempts)
        {
            string what = $"{(Endpoint.IsIn ? "reading" : "writing")} endpoint 0x{Endpoint.Address:X2}";
            GiveUp(UsbErrors.Exception(_failure, _device.Name, what));
            return;
        }

        if (_failure == UsbTransferStatus.Stall)
        {
            _device.ClearHalt(Endpoint.Address);
        }

        State = UsbPipeState.Resting;
        _timer.Arm(_loop.Now + (_attempts * s_rest));
    }

    private void HandleTimer()
    {
        if (State == UsbPipeState.Resting)
        {
            Recover();
            ReleaseDone();
            State = UsbPipeState.Running;
        }

        if (State == UsbPipeState.Running)
        {
            Pump();
        }

        TellOwner();
    }

    /// <summary>Ends the pipe's own efforts; the owner hears first of what came before.</summary>
    private void GiveUp(LinkException cause)
    {
        if (State is UsbPipeState.Failed or UsbPipeState.Stopping or UsbPipeState.Stopped)
        {
            return;
        }

        State = UsbPipeState.Failed;
        _timer.Cancel();
        CancelAll();
        TellOwner();
        _owner.HandlePipeFailed(cause);
    }

    private void CancelAll()
    {
        foreach (UsbTransfer transfer in _transfers)
        {
            transfer.Cancel();
        }
    }
}
