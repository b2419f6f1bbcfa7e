using UserCoNdis.Transport.Buffers;

namespace UserCoNdis.Transport.Links.Streams;

/// <content>Reading into leased blocks and writing from them.</content>
public sealed partial class FdByteLink
{
    private void ReadSome()
    {
        int count = 0;
        int end = -1;
        while (count < ReadsPerWake)
        {
            if (!_pool.TryRent(out BufferLease lease))
            {
                Starve();
                break;
            }

            int length = StreamNative.Read(Device.FileDescriptor, lease.Address, lease.Size);
            if (length <= 0)
            {
                lease.Return();
                end = length == -Errno.EAGAIN ? (_hungUp ? Errno.EIO : -1) : -length;
                break;
            }

            _received[count++] = new LinkFrame(lease, 0, length);
            _statistics.BytesReceived += length;
            if (length < lease.Size)
            {
                break; // there was no more; if there is by now, the loop says so
            }
        }

        if (count != 0)
        {
            _statistics.FramesReceived += count;
            _sink!.HandleReceive(_received.AsSpan(0, count));
        }

        if (end >= 0)
        {
            EndStream(end);
        }
        else if (_hungUp && CanRead)
        {
            _retry.Arm(_loop.Now);
        }
    }

    private void Starve()
    {
        _statistics.ReceiveNoBuffer++;
        _starved = true;
        _watch.Want(PollInterest.Read, on: false);
        _retry.Arm(_loop.Now + s_retryDelay);
    }

    private void ResumeReading()
    {
        _starved = false;
        if (CanRead)
        {
            _watch.Want(PollInterest.Read, on: true);
            ReadSome();
        }
    }

    private void Flush()
    {
        if (_held && !_isClosed)
        {
            FlushHeld();
            return;
        }

        for (int i = 0; i < WritesPerTurn && _queue.Count != 0 && !_isClosed && !_held; i++)
        {
            (int pieces, long offered) = Gather();
            long written = offered == 0 ? 0 : StreamNative.Write(Device.FileDescriptor, _gather.AsSpan(0, pieces));
            if (written < 0 && written != -Errno.EAGAIN)
            {
                FailWrite((int)-written);
                return;
            }

            written = Math.Max(written, 0);
            _statistics.BytesSent += written;
            TellSent(TakeWritten(written));
            if (written < offered)
            {
                _watch.Want(PollInterest.Write, on: true);
                TellWritable();
                return;
            }
        }

        if (_isClosed || _held)
        {
            return;
        }

        _watch.Want(PollInterest.Write, on: false);
        if (_queue.Count != 0)
        {
            _flush.Post(); // others on the loop have their turn first
        }

        TellWritable();
    }

    private void FlushHeld()
    {
        bool lost = Device.LosesHeldBytes();
        if (lost && _held)
        {
            _headWritten = 0;
            TellSent(_queue.DequeueInto(_sent));
            TellWritable();
        }
    }

    private (int Pieces, long Offered) Gather()
    {
        int pieces = Math.Min(_queue.Count, GatherFrames);
        long offered = 0;
        for (int i = 0; i < pieces; i++)
        {
            LinkFrame frame = _queue[i];
            int skip = i == 0 ? _headWritten : 0;
            _gather[i] = new IoVector { Base = frame.Lease.Address + frame.Offset + skip, Length = frame.Length - skip };
            offered += frame.Length - skip;
        }

        return (pieces, offered);
    }

    /// <summary>Takes the frames out of the queue that <paramref name="written"/> bytes complete; returns how many.</summary>
    private int TakeWritten(long written)
    {
        int count = 0;
        written += _headWritten;
        while (_queue.Count != 0 && _queue[0].Length <= written && count < GatherFrames)
        {
            written -= _queue[0].Length;
            _sent[count++] = _queue.Dequeue();
        }

        _headWritten = (int)written;
        return count;
    }

    private void TellSent(int count)
    {
        if (count == 0)
        {
            return;
        }

        _statistics.FramesSent += count;
        _sink!.HandleSent(_sent.AsSpan(0, count), delivered: true);
    }

    private void TellWritable()
    {
        if (_refused && !_queue.IsFull && !_isClosed)
        {
            _refused = false;
            _sink!.HandleWritable();
        }
    }

    /// <summary>Hands over what can still be read, since the far end may have sent it before it went; then ends.</summary>
    private void FailWrite(int error)
    {
        if (!_starved)
        {
            ReadSome();
        }

        EndStream(error);
    }
}
