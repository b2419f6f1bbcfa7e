using UserCoNdis.Transport.Links;
using static UserCoNdis.Transport.Usb.LibUsbNative;

namespace UserCoNdis.Transport.Usb;

/// <summary>The second life: transfers, whose completions the event thread puts on a list that the loop takes as a whole.</summary>
internal sealed unsafe partial class LibUsbDevice
{
    private readonly Action _deliver;
    private readonly List<IUsbTransferSink> _told = [];         // of this turn, until their batch ends; the loop's
    private readonly List<HaltClearing> _clearing = [];         // the loop's
    private IEventLoop? _loop;
    private IUsbDeviceSink? _sink;
    private LibUsbTransfer? _collected;                         // newest first; any thread's
    private LibUsbTransfer? _next;                              // oldest first; the loop's
    private int _requested;                                     // whether _deliver is posted
    private int _gone;                                          // GoneNot .. GoneTold

    private const int GoneNot = 0;
    private const int GoneKnown = 1;
    private const int GoneTold = 2;

    /// <inheritdoc/>
    public void Start(IEventLoop loop, IUsbDeviceSink sink)
    {
        ArgumentNullException.ThrowIfNull(loop);
        ArgumentNullException.ThrowIfNull(sink);
        if (_loop is not null)
        {
            throw new InvalidOperationException($"{Name} was started before.");
        }

        _sink = sink;
        _ = Interlocked.Exchange(ref _loop, loop);
        if (_gone == GoneKnown)
        {
            RequestDelivery();
        }
    }

    /// <inheritdoc/>
    public UsbTransfer CreateTransfer(byte endpoint, UsbTransferType type, IUsbTransferSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        ObjectDisposedException.ThrowIf(_closing, this);
        var transfer = new LibUsbTransfer(this, _handle.Pointer, endpoint, type, sink);
        _transfers.Add(transfer);
        return transfer;
    }

    /// <inheritdoc/>
    public void ClearHalt(byte endpoint)
    {
        ObjectDisposedException.ThrowIf(_closing, this);
        if (_loop is null)
        {
            _ = Check(libusb_clear_halt(_handle.Pointer, endpoint), $"clearing the halt of endpoint 0x{endpoint:x2}");
        }
        else if (FindClearing(endpoint) is null)
        {
            var clearing = new HaltClearing(this, _handle.Pointer, endpoint);
            _clearing.Add(clearing);
            AddHold();
            clearing.Begin();
        }
    }

    /// <summary>Submits a transfer; behind a halt that is being cleared it waits.</summary>
    /// <returns>Its status, if it was not taken; else none.</returns>
    public UsbTransferStatus Submit(LibUsbTransfer transfer)
    {
        ObjectDisposedException.ThrowIf(_closing, this);
        if (_loop is null)
        {
            throw new InvalidOperationException($"{Name} is not started.");
        }

        if (FindClearing(transfer.Endpoint) is { } clearing)
        {
            clearing.Waiting.Enqueue(transfer);
            return UsbTransferStatus.None;
        }

        return SubmitNow(transfer);
    }

    /// <summary>Takes a transfer away that has not reached libusb.</summary>
    /// <returns>False: libusb has it.</returns>
    public bool CancelWaiting(LibUsbTransfer transfer)
    {
        if (FindClearing(transfer.Endpoint) is not { } clearing || !clearing.Waiting.Contains(transfer))
        {
            return false;
        }

        transfer.Give(UsbTransferStatus.Cancelled); // it is passed over when its turn comes
        Collect(transfer);
        return true;
    }

    /// <summary>Makes the loop end the clearing of a halt. Any thread.</summary>
    public void PostCleared(HaltClearing clearing) => _loop!.Post(clearing.Finish);

    /// <summary>Ends the clearing of a halt: what waited for it is submitted. On the loop.</summary>
    public void HandleCleared(HaltClearing clearing, int error)
    {
        _ = _clearing.Remove(clearing);
        if (error == LIBUSB_ERROR_NO_DEVICE)
        {
            MarkGone();
        }

        while (clearing.Waiting.TryDequeue(out LibUsbTransfer? transfer))
        {
            if (transfer.IsGiven)
            {
                continue;
            }

            UsbTransferStatus refusal = _closing ? UsbTransferStatus.Cancelled : SubmitNow(transfer);
            if (refusal != UsbTransferStatus.None)
            {
                transfer.Give(refusal);
                Collect(transfer);
            }
        }
    }

    /// <summary>Takes a completed transfer. Any thread, also inside libusb.</summary>
    public void HandleCompleted(LibUsbTransfer transfer)
    {
        Collect(transfer);
        ReleaseHold();
    }

    /// <summary>Notes that the device is gone; the first time its sink will be told. Any thread.</summary>
    public void MarkGone()
    {
        if (Interlocked.CompareExchange(ref _gone, GoneKnown, GoneNot) == GoneNot)
        {
            RequestDelivery();
        }
    }

    /// <summary>Makes the loop call <see cref="DeliverAll"/>, once for all that is there by then. Any thread.</summary>
    public void RequestDelivery()
    {
        if (Volatile.Read(ref _loop) is { } loop && Interlocked.Exchange(ref _requested, 1) == 0)
        {
            loop.Post(_deliver);
        }
    }

    private HaltClearing? FindClearing(byte endpoint)
    {
        foreach (HaltClearing clearing in _clearing)
        {
            if (clearing.Endpoint == endpoint)
            {
                return clearing;
            }
        }

        return null;
    }

    private UsbTransferStatus SubmitNow(LibUsbTransfer transfer)
    {
        AddHold();
        int error = transfer.SubmitNow();
        if (error == LIBUSB_SUCCESS)
        {
            return UsbTransferStatus.None;
        }

        ReleaseHold();
        if (error == LIBUSB_ERROR_NO_DEVICE)
        {
            MarkGone();
        }

        return LibUsbErrors.RefusalOf(error);
    }

    private void Collect(LibUsbTransfer transfer)
    {
        LibUsbTransfer? before;
        do
        {
            before = Volatile.Read(ref _collected);
            transfer.Next = before;
        }
        while (Interlocked.CompareExchange(ref _collected, transfer, before) != before);
        if (before is null)
        {
            _session.Collected(this);
        }
    }

    private void DeliverAll()
    {
        _ = Interlocked.Exchange(ref _requested, 0); // before looking: what comes later asks again
        TakeCollected();
        try
        {
            while (_next is { } transfer)
            {
                _next = transfer.Next;
                transfer.Next = null;
                Deliver(transfer);
            }
        }
        finally
        {
            if (_next is not null) // a sink threw; the others' transfers are given back all the same
            {
                RequestDelivery();
            }
        }

        for (int i = 0; i < _told.Count; i++)
        {
            _told[i].HandleBatchEnd();
        }

        _told.Clear();
        TellGone();
    }

    private void Deliver(LibUsbTransfer transfer)
    {
        transfer.Complete();
        if (transfer.Status == UsbTransferStatus.NoDevice)
        {
            _ = Interlocked.CompareExchange(ref _gone, GoneKnown, GoneNot);
        }

        if (!_told.Contains(transfer.Sink))
        {
            _told.Add(transfer.Sink);
        }

        transfer.Sink.HandleCompleted(transfer);
    }

    /// <summary>Puts what was collected, newest first, behind what is still to be delivered, oldest first.</summary>
    private void TakeCollected()
    {
        LibUsbTransfer? oldest = null;
        LibUsbTransfer? from = Interlocked.Exchange(ref _collected, null);
        while (from is not null)
        {
            (from.Next, oldest, from) = (oldest, from, from.Next);
        }

        if (_next is null)
        {
            _next = oldest;
            return;
        }

        LibUsbTransfer last = _next;
        while (last.Next is { } further)
        {
            last = further;
        }

        last.Next = oldest;
    }

    private void TellGone()
    {
        if (!_closing && Interlocked.CompareExchange(ref _gone, GoneTold, GoneKnown) == GoneKnown)
        {
            _sink!.HandleGone(UsbErrors.Exception(UsbTransferStatus.NoDevice, Name, _info.PortPath));
        }
    }
}
