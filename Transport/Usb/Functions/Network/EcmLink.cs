using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb;

/// <summary>CDC-ECM: a transfer is a frame (ECM 1.2, 3.3.1); it is sent from where it lies and handed over where it was read to.</summary>
internal sealed class EcmLink(NetworkLinkParts parts)
    : UsbFrameLink(parts, LinkCapabilities.ZeroCopy, OptionsOf(parts, TransfersInFlight) with { TakesDeviceMemory = true })
{
    private const int TransfersInFlight = 16;

    private readonly LinkFrame[] _frames = new LinkFrame[2 * TransfersInFlight]; // the most that a reader hands over at once
    private int _underWay; // frames that the writer has

    /// <inheritdoc/>
    private protected override void Flush()
    {
        while (!IsEnding && Queue.Count != 0)
        {
            LinkFrame next = Queue[0];
            if (IsFrame(next.Length))
            {
                if (!TryWrite(next))
                {
                    return;
                }

                _underWay++;
                _ = Queue.Dequeue();
            }
            else if (_underWay == 0)
            {
                DropNext();
            }
            else
            {
                return; // those in front come back first
            }
        }
    }

    /// <inheritdoc/>
    protected override void HandleWritten(ReadOnlySpan<LinkFrame> frames, bool delivered)
    {
        _underWay -= frames.Length;
        TellSent(frames, delivered);
        FlushQueue();
    }

    /// <inheritdoc/>
    protected override void HandleRead(ReadOnlySpan<LinkFrame> transfers)
    {
        int count = 0;
        foreach (ref readonly LinkFrame transfer in transfers)
        {
            if (IsFrame(transfer.Length))
            {
                _frames[count++] = transfer;
            }
            else
            {
                Reject(transfer.Length);
                transfer.Lease.Return();
            }
        }

        if (count != 0)
        {
            HandOver(_frames.AsSpan(0, count));
        }
    }
}
