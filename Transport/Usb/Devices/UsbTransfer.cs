namespace UserCoNdis.Transport.Usb;

/// <summary>One reusable transfer of one endpoint; made once, submitted again and again without allocating.</summary>
/// <remarks>
/// Thread: the loop of the device. Owner: from <see cref="Submit"/> that says true until
/// <see cref="IUsbTransferSink.HandleCompleted"/> the memory is the device's, also after <see cref="Cancel"/>. Completions of
/// one endpoint come in the order of submission.
/// </remarks>
public abstract class UsbTransfer : IDisposable
{
    /// <summary>Gets the endpoint; 0 is the control endpoint.</summary>
    public abstract byte Endpoint { get; }

    /// <summary>Gets whether it is submitted and has not completed.</summary>
    public abstract bool IsPending { get; }

    /// <summary>Gets how it ended last.</summary>
    public abstract UsbTransferStatus Status { get; }

    /// <summary>Gets the octets that went through; of a control transfer those of the data stage.</summary>
    public abstract int ActualLength { get; }

    /// <summary>Starts the transfer.</summary>
    /// <param name="address">Memory that does not move until completion. A control transfer: the setup packet, then the data.</param>
    /// <param name="length">Octets; IN: a multiple of the packet size, or a device that sends more ends it with an overflow.</param>
    /// <param name="addZeroPacket">OUT: end it with an empty packet where <paramref name="length"/> is a multiple of the packet size.</param>
    /// <param name="timeoutMilliseconds">0: never.</param>
    /// <returns>False: it was not taken, <see cref="Status"/> says why, no completion follows. Pending already: an exception.</returns>
    public abstract bool Submit(nint address, int length, bool addZeroPacket = false, int timeoutMilliseconds = 0);

    /// <summary>Asks for the transfer to end; completion follows as ever. Not pending: nothing.</summary>
    public abstract void Cancel();

    /// <summary>Frees it. It must not be pending.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what the kind of device holds.</summary>
    protected abstract void Dispose(bool disposing);
}
