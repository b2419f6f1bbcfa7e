using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Usb;

/// <content>Sending: what is in the queue when a block is free goes into one NTB, as much as the device takes.</content>
internal sealed partial class NcmLink
{
    private readonly NcmBlocks _blocks;
    private readonly FrameRing _written = new(TransfersInFlight * NcmSetup.MaxSent); // frames whose NTB is under way
    private readonly int[] _counts = new int[TransfersInFlight];                     // of each such NTB, a ring
    private readonly LinkFrame[] _back = new LinkFrame[TransfersInFlight * NcmSetup.MaxSent];
    private int _oldest;
    private int _underWay;
    private ushort _sequence;

    /// <inheritdoc/>
    private protected override void Flush()
    {
        while (!IsEnding && Queue.Count != 0)
        {
            NtbPlan plan = Plan();
            if (plan.Count != 0)
            {
                if (_underWay == TransfersInFlight || !_blocks.Send.TryRent(out BufferLease block))
                {
                    return; // the next one that comes back goes on
                }

                Write(plan, block);
            }
            else if (_underWay == 0)
            {
                DropNext();
            }
            else
            {
                return; // a frame that does not fit waits for those in front to come back
            }
        }
    }

    private NtbPlan Plan()
    {
        var plan = new NtbPlan(_layout);
        for (int i = 0; i < Queue.Count; i++)
        {
            LinkFrame frame = Queue[i];
            if (!IsFrame(frame.Length) || !plan.TryAdd(frame.Length))
            {
                break;
            }
        }

        return plan;
    }

    private void Write(in NtbPlan plan, BufferLease block)
    {
        var writer = new NtbWriter(plan, _sequence++, block.Span);
        for (int i = 0; i < plan.Count; i++)
        {
            LinkFrame frame = Queue.Dequeue();
            writer.Write(frame.Span);
            _ = _written.TryEnqueue(frame);
        }

        _counts[(_oldest + _underWay++) % TransfersInFlight] = plan.Count;
        _ = TryWrite(new LinkFrame(block, 0, plan.Size)); // it has room for as many
    }

    /// <inheritdoc/>
    protected override void HandleWritten(ReadOnlySpan<LinkFrame> transfers, bool delivered)
    {
        int count = 0;
        foreach (ref readonly LinkFrame transfer in transfers)
        {
            transfer.Lease.Return();
            count += _counts[_oldest];
            _oldest = (_oldest + 1) % TransfersInFlight;
            _underWay--;
        }

        // Unsent ones come back in an array of their own: the user may be in the middle of a batch that it was told of.
        LinkFrame[] back = delivered ? _back : new LinkFrame[count];
        TellSent(back.AsSpan(0, _written.DequeueInto(back, count)), delivered);
        FlushQueue();
    }
}
