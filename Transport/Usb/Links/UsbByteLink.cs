using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb;

/// <summary>A byte stream over a pair of bulk endpoints: of a serial chip, or of a vendor's function that is nothing but bytes.</summary>
/// <remarks>Each frame is a transfer of its own, from where it lies. What arrived before a line changed is handed over before the change is told.</remarks>
public sealed class UsbByteLink : UsbLink
{
    private readonly UsbSerialChip? _chip;
    private readonly UsbSerialLines? _lines;
    private readonly LinkFrame[] _received;
    private int _receivedCount;

    /// <summary>Makes a link; it reads nothing until it is started.</summary>
    /// <param name="device">The link's from now on: it disposes it. Not when this throws.</param>
    /// <param name="function">The function in it; its interfaces are claimed.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="options">How data is moved.</param>
    /// <param name="chip">What stands behind the endpoints, set up; null: nothing that has lines.</param>
    /// <exception cref="LinkException">A block of the pool cannot hold a packet.</exception>
    public UsbByteLink(
        IUsbDevice device, UsbFunction function, UsbLinkRequest request, UsbTransferOptions options, UsbSerialChip? chip = null)
        : base(device, function, request, options)
    {
        _chip = chip;
        _received = new LinkFrame[2 * options.InFlight];
        LinkCapabilities capabilities = LinkCapabilities.Batching | LinkCapabilities.ZeroCopy;
        if (chip is not null)
        {
            _lines = new UsbSerialLines(chip, Loop, (key, line) => SendControl((int)key, line));
            capabilities |= LinkCapabilities.LineSpeed
                | (chip.SupportedLines == ModemLines.None ? LinkCapabilities.None : LinkCapabilities.ModemLines)
                | (chip.CanBreak ? LinkCapabilities.Break : LinkCapabilities.None)
                | (chip.CountsErrors ? LinkCapabilities.ErrorCounters : LinkCapabilities.None);
        }

        Info = new LinkInfo(request.Uri.Text, LinkKind.ByteStream, capabilities, Pool.BlockSize, chip?.SpeedBps);
    }

    /// <inheritdoc/>
    public override LinkInfo Info { get; }

    /// <inheritdoc/>
    public override IModemLines? Lines => _chip is { SupportedLines: not ModemLines.None } ? _lines : null;

    /// <inheritdoc/>
    public override LinkStatistics Statistics => _lines is null ? base.Statistics : base.Statistics with
    {
        ParityErrors = _lines.Errors.ParityErrors,
        FramingErrors = _lines.Errors.FramingErrors,
        OverrunErrors = _lines.Errors.OverrunErrors,
        Breaks = _lines.Errors.Breaks,
    };

    /// <inheritdoc/>
    protected override void HandleStarted() => _lines?.Start();

    /// <inheritdoc/>
    protected override void HandleRead(ReadOnlySpan<LinkFrame> transfers)
    {
        foreach (ref readonly LinkFrame transfer in transfers)
        {
            int length = _chip?.Receive(transfer.Span, _lines!) ?? transfer.Length;
            if (length == 0 || DropsReceived)
            {
                transfer.Lease.Return();
            }
            else
            {
                _received[_receivedCount++] = new LinkFrame(transfer.Lease, transfer.Offset, length);
            }

            ReportLines();
        }

        HandOver();
    }

    /// <inheritdoc/>
    protected override void HandleNotifications(ReadOnlySpan<LinkFrame> transfers)
    {
        foreach (ref readonly LinkFrame transfer in transfers)
        {
            _chip?.Notify(transfer.Span, _lines!);
            ReportLines();
        }
    }

    /// <inheritdoc/>
    protected override void HandleAnswer(int key, ReadOnlySpan<byte> answer)
    {
        if (key == (int)UsbControlKey.Poll)
        {
            _chip!.HandlePolled(answer, _lines!);
            ReportLines();
        }
    }

    /// <inheritdoc/>
    protected override void HandleEnding(bool isGone)
    {
        if (!isGone)
        {
            _lines?.HandleEnding();
        }

        _lines?.Dispose();
    }

    private void ReportLines()
    {
        if (_lines?.TakeChanged() is { } changed and not ModemLines.None)
        {
            HandOver();
            Sink!.HandleLinesChanged(_lines.Current, changed);
        }
    }

    private void HandOver()
    {
        if (_receivedCount == 0)
        {
            return;
        }

        ReadOnlySpan<LinkFrame> frames = _received.AsSpan(0, _receivedCount);
        _receivedCount = 0;
        foreach (ref readonly LinkFrame frame in frames)
        {
            BytesReceived += frame.Length;
        }

        FramesReceived += frames.Length;
        Sink!.HandleReceive(frames);
    }
}
