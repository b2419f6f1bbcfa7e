using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Usb;

namespace UserCoNdis.HardwareUsbChecks;

/// <summary>Sends numbered blocks and compares what comes back, as many transfers in flight each way as it has.</summary>
internal sealed class Echo : IUsbTransferSink, IDisposable
{
    private const int Colours = 251; // a prime: a block that is lost or moved shows

    private readonly Dictionary<UsbTransfer, BufferLease> _blocks = [];
    private readonly List<UsbTransfer> _reads = [];
    private readonly List<UsbTransfer> _writes = [];
    private readonly int _length;
    private int _sent;
    private bool _ended;

    public Echo(LoopbackDevice device, PinnedSlabPool pool, int inFlight, int length)
    {
        _length = length;
        for (int i = 0; i < inFlight; i++)
        {
            _reads.Add(Make(device, device.In, pool));
            _writes.Add(Make(device, device.Out, pool));
        }
    }

    /// <summary>Gets how many blocks came back as they were sent.</summary>
    public int Good { get; private set; }

    /// <summary>Gets how many did not.</summary>
    public int Bad { get; private set; }

    public int Pending { get; private set; }

    /// <summary>Gets how those ended that did not complete.</summary>
    public List<UsbTransferStatus> Failures { get; } = [];

    /// <summary>Gets why submissions were refused.</summary>
    public List<UsbTransferStatus> Refusals { get; } = [];

    public void Begin()
    {
        BeginReads();
        _writes.ForEach(Send);
    }

    public void BeginReads(int timeoutMilliseconds = 0)
    {
        foreach (UsbTransfer read in _reads)
        {
            Submit(read, timeoutMilliseconds);
        }
    }

    /// <summary>Submits nothing any more.</summary>
    public void End() => _ended = true;

    /// <summary>Cancels all.</summary>
    public void Cancel()
    {
        End();
        foreach (UsbTransfer transfer in _blocks.Keys)
        {
            transfer.Cancel();
        }
    }

    /// <summary>Makes ready to begin again.</summary>
    public void Clear()
    {
        _ended = false;
        Failures.Clear();
        Refusals.Clear();
    }

    /// <inheritdoc/>
    public void HandleCompleted(UsbTransfer transfer)
    {
        Pending--;
        if (transfer.Status != UsbTransferStatus.Completed)
        {
            Failures.Add(transfer.Status);
        }
        else if (!_ended && (transfer.Endpoint & 0x80) == 0)
        {
            Send(transfer);
        }
        else if (!_ended)
        {
            Compare(transfer);
            Submit(transfer);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        End();
        foreach ((UsbTransfer transfer, BufferLease block) in _blocks)
        {
            if (!transfer.IsPending) // else the check has failed, and says by itself why
            {
                transfer.Dispose();
                block.Return();
            }
        }
    }

    private UsbTransfer Make(LoopbackDevice device, UsbEndpoint endpoint, PinnedSlabPool pool)
    {
        UsbTransfer transfer = device.Device.CreateTransfer(endpoint.Address, endpoint.Type, this);
        CheckException.Require(pool.TryRent(out BufferLease block), "the pool is too small");
        _blocks.Add(transfer, block);
        return transfer;
    }

    private void Send(UsbTransfer write)
    {
        _blocks[write].Span.Fill((byte)(_sent++ % Colours));
        Submit(write);
    }

    private void Compare(UsbTransfer read)
    {
        byte expected = (byte)((Good + Bad) % Colours);
        bool isGood = read.ActualLength == _length && _blocks[read].Span[.._length].IndexOfAnyExcept(expected) < 0;
        (Good, Bad) = isGood ? (Good + 1, Bad) : (Good, Bad + 1);
    }

    private void Submit(UsbTransfer transfer, int timeoutMilliseconds = 0)
    {
        if (transfer.Submit(_blocks[transfer].Address, _length, timeoutMilliseconds: timeoutMilliseconds))
        {
            Pending++;
        }
        else
        {
            Refusals.Add(transfer.Status);
        }
    }
}
