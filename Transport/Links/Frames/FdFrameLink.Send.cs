namespace UserCoNdis.Transport.Links.Frames;

/// <content>Sending: the queue, and the batch that is offered to the device.</content>
public partial class FdFrameLink
{
    // Frames leave the queue for the batch before the device sees them, so that it sees them side by side; those in front
    // of _batchHead have been taken.
    private readonly LinkFrame[] _batch = new LinkFrame[BatchFrames];
    private int _batchHead;
    private int _batchCount;

    private void Flush()
    {
        for (int i = 0; i < BatchesPerTurn && !_isClosed && FillBatch(); i++)
        {
            if (!SendBatch())
            {
                WantToSend(!_isClosed);
                TellWritable();
                return;
            }
        }

        if (_isClosed)
        {
            return;
        }

        WantToSend(false);
        if (_queue.Count != 0)
        {
            _flush.Post(); // others on the loop have their turn first
        }

        TellWritable();
    }

    private void WantToSend(bool on)
    {
        if (Device.SendDescriptor == Device.FileDescriptor)
        {
            _watch.Want(PollInterest.Write, on);
        }
        else if (!on)
        {
            _sendWatch.Stop();
        }
        else if (!_sendWatch.IsOn)
        {
            _sendWatch.Start(Device.SendDescriptor, PollInterest.Write);
        }
    }

    private bool FillBatch()
    {
        if (_batchHead == _batchCount)
        {
            _batchHead = 0;
            _batchCount = _queue.DequeueInto(_batch);
        }

        return _batchCount != 0;
    }

    /// <summary>Offers the batch; false when the device did not take all of it.</summary>
    private bool SendBatch()
    {
        ReadOnlySpan<LinkFrame> offered = _batch.AsSpan(_batchHead, _batchCount - _batchHead);
        int taken;
        try
        {
            taken = Device.Send(offered);
        }
        catch (LinkException e)
        {
            FailSend(e);
            return false;
        }

        _batchHead += taken;
        if (taken != 0)
        {
            TellSent(offered[..taken]);
        }

        return taken == offered.Length;
    }

    /// <summary>Hands over what can still be read, since the far end may have sent it before it went; then ends.</summary>
    private void FailSend(LinkException cause)
    {
        if (CanRead)
        {
            ReadSome();
        }

        End(cause);
    }

    private void TellSent(ReadOnlySpan<LinkFrame> frames)
    {
        long bytes = 0;
        foreach (ref readonly LinkFrame frame in frames)
        {
            bytes += frame.Length;
        }

        _statistics.BytesSent += bytes;
        _statistics.FramesSent += frames.Length;
        _sink!.HandleSent(frames, delivered: true);
    }

    private void TellWritable()
    {
        if (_refused && !_queue.IsFull && !_isClosed)
        {
            _refused = false;
            _sink!.HandleWritable();
        }
    }

    private void GiveBackUnsent()
    {
        // Arrays of their own: the user may be in the middle of a batch that it was told of.
        LinkFrame[] unsent = [.. _batch.AsSpan(_batchHead, _batchCount - _batchHead)];
        LinkFrame[] queued = new LinkFrame[_queue.Count];
        _batchHead = _batchCount;
        _ = _queue.DequeueInto(queued);
        if (unsent.Length != 0)
        {
            _sink!.HandleSent(unsent, delivered: false);
        }

        if (queued.Length != 0)
        {
            _sink!.HandleSent(queued, delivered: false);
        }
    }
}
