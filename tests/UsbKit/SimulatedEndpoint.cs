using UserCoNdis.Transport.Usb;

namespace UserCoNdis.UsbKit;

/// <summary>An endpoint as the device has it, with the faults that it can have.</summary>
public abstract class SimulatedEndpoint
{
    private readonly Queue<(UsbTransferStatus Status, int Length)> _faults = new();
    private bool _naks;
    private bool _stallIsTold;

    private protected SimulatedEndpoint(byte address, int maxPacketSize)
    {
        Address = address;
        MaxPacketSize = maxPacketSize;
    }

    /// <summary>Gets bEndpointAddress.</summary>
    public byte Address { get; }

    /// <summary>Gets the octets of its largest packet.</summary>
    public int MaxPacketSize { get; }

    /// <summary>Gets or sets whether it takes and gives nothing: a transfer lasts until it is cancelled.</summary>
    public bool Naks
    {
        get => _naks;
        set
        {
            _naks = value;
            Wake();
        }
    }

    /// <summary>Gets whether it is halted.</summary>
    public bool IsStalled { get; private set; }

    /// <summary>Gets or sets whether a halt ends only the transfer that met it; the others wait, as with some controllers.</summary>
    public bool StallKeepsOthers { get; set; }

    /// <summary>Gets or sets how many CLEAR_FEATUREs a halt outlives; negative: all.</summary>
    public int StubbornStalls { get; set; }

    /// <summary>Gets how often the host cleared a halt.</summary>
    public int ClearedHalts { get; private set; }

    /// <summary>Gets the host's transfers that wait here, oldest first.</summary>
    internal List<SimulatedTransfer> Pending { get; } = [];

    /// <summary>Gets or sets whom to tell that there is something to do.</summary>
    internal Action? Woken { get; set; }

    /// <summary>Gets how many of the host's transfers wait here.</summary>
    public int PendingCount => Pending.Count;

    /// <summary>Halts the endpoint: transfers end with a stall until the host clears it.</summary>
    public void Stall()
    {
        IsStalled = true;
        Wake();
    }

    /// <summary>Ends the next transfer that the host has or submits so.</summary>
    /// <param name="status">Overflow: a babble. Error: the bus failed.</param>
    /// <param name="length">Octets that went through before.</param>
    public void Fail(UsbTransferStatus status, int length = 0)
    {
        _faults.Enqueue((status, length));
        Wake();
    }

    /// <summary>Lets the device's program be asked again after it said not now.</summary>
    public void Wake() => Woken?.Invoke();

    /// <summary>Moves what can be moved now for the oldest transfer.</summary>
    /// <returns>Whether it ended; its status and length are set then.</returns>
    internal bool Progress(SimulatedTransfer transfer)
    {
        if (IsStalled)
        {
            if (_stallIsTold)
            {
                return false;
            }

            _stallIsTold = StallKeepsOthers;
            transfer.End(UsbTransferStatus.Stall, 0);
            return true;
        }

        if (_faults.Count != 0)
        {
            (UsbTransferStatus status, int length) = _faults.Dequeue();
            transfer.End(status, Math.Min(length, transfer.Length));
            return true;
        }

        return !Naks && Move(transfer);
    }

    internal void ClearHalt()
    {
        ClearedHalts++;
        _stallIsTold = false;
        if (StubbornStalls == 0)
        {
            IsStalled = false;
        }
        else if (StubbornStalls > 0)
        {
            StubbornStalls--;
        }

        Wake();
    }

    /// <summary>Moves packets between the device's program and the transfer; true when that ended it.</summary>
    private protected abstract bool Move(SimulatedTransfer transfer);
}
