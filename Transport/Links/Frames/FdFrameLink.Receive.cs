using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links.Loops;

namespace UserCoNdis.Transport.Links.Frames;

/// <content>Receiving: the blocks that are rented ahead, and handing over those that were filled.</content>
public partial class FdFrameLink
{
    private const int BurstFrames = 64; // in a window
    private static readonly TimeSpan s_window = TimeSpan.FromMilliseconds(1);

    private readonly LinkFrame[] _blocks = new LinkFrame[BatchFrames];
    private readonly int _blockLimit;  // so that an idle link does not hold what others need
    private readonly PostedWork _readOn;
    private readonly TimeSpan _rest;   // between reads in a burst
    private int _handedOver;           // blocks in front of this one are the user's
    private int _rented;
    private TimeSpan _windowStart;     // since when frames are counted, to know a burst
    private int _inWindow;
    private bool _isInBurst;
    private int _wanted;               // grows while reads fill all that they are offered, shrinks when few come

    private void ReadSome()
    {
        bool mayBeMore = true;
        for (int i = 0; mayBeMore && i < BatchesPerTurn && CanRead; i++)
        {
            RentAhead();
            if (_rented == 0)
            {
                Starve();
                return;
            }

            int offered = _rented;
            int filled;
            try
            {
                filled = Device.Receive(_blocks.AsSpan(0, offered));
            }
            catch (LinkException e)
            {
                End(e);
                return;
            }

            if (filled != 0)
            {
                HandOver(filled);
            }

            Adapt(offered, filled);
            mayBeMore = filled == offered; // if there is more by now, the loop says so
        }

        if (!CanRead)
        {
            return;
        }

        if (mayBeMore)
        {
            _readOn.Post(); // the device may have more that the descriptor does not tell of; others on the loop come first
        }
        else if (_rest != TimeSpan.Zero && IsInBurst())
        {
            Pause(_rest);
        }
    }

    private bool IsInBurst()
    {
        TimeSpan now = _loop.Now;
        TimeSpan passed = now - _windowStart;
        if (passed >= s_window)
        {
            _isInBurst = _inWindow > BurstFrames * (passed / s_window);
            _inWindow = 0;
            _windowStart = now;
        }

        return _isInBurst;
    }

    /// <summary>Rents one block for each that was handed over, and more while more are wanted.</summary>
    private void RentAhead()
    {
        int renewed = 0;
        while (renewed < _handedOver && TryRent(renewed))
        {
            renewed++;
        }

        if (renewed < _handedOver)
        {
            Array.Copy(_blocks, _handedOver, _blocks, renewed, _rented - _handedOver);
            _rented -= _handedOver - renewed;
        }

        _handedOver = 0;
        while (_rented < _wanted && TryRent(_rented))
        {
            _rented++;
        }
    }

    private bool TryRent(int slot)
    {
        if (!_pool.TryRent(out BufferLease lease))
        {
            return false;
        }

        _blocks[slot] = new LinkFrame(lease, FrameHeadroom.Bytes, _pool.BlockSize - FrameHeadroom.Bytes);
        return true;
    }

    private void HandOver(int filled)
    {
        Span<LinkFrame> frames = _blocks.AsSpan(0, filled);
        long bytes = 0;
        foreach (ref readonly LinkFrame frame in frames)
        {
            bytes += frame.Length;
        }

        _statistics.BytesReceived += bytes;
        _statistics.FramesReceived += filled;
        _handedOver = filled;
        _inWindow += filled;
        _sink!.HandleReceive(frames);
    }

    private void Adapt(int offered, int filled)
    {
        if (filled == offered)
        {
            _wanted = Math.Min(2 * _wanted, _blockLimit);
        }
        else if (filled < _wanted / 4)
        {
            _wanted = Math.Max(_wanted / 2, Math.Min(Device.LeastReceiveFrames, _blockLimit));
            while (_rented > _wanted && _rented > _handedOver)
            {
                _blocks[--_rented].Lease.Return();
            }
        }
    }

    private void Starve()
    {
        _statistics.ReceiveNoBuffer++;
        Pause(s_retryDelay);
    }

    private void Pause(TimeSpan length)
    {
        _starved = true;
        _watch.Want(PollInterest.Read, on: false);
        _retry.Arm(_loop.Now + length);
    }

    private void ResumeReading()
    {
        _starved = false;
        if (!_watch.IsOn)
        {
            _watch.Start(Device.FileDescriptor, PollInterest.None);
        }

        WantToSend(_batchHead != _batchCount);
        _watch.Want(PollInterest.Read, on: !_gateClosed);
        if (CanRead)
        {
            ReadSome();
        }
    }

    private void ReturnBlocks()
    {
        foreach (ref readonly LinkFrame frame in _blocks.AsSpan(_handedOver.._rented))
        {
            frame.Lease.Return();
        }

        _rented = _handedOver;
    }
}
