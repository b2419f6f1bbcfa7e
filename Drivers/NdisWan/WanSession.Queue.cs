using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.NdisWan;

/// <summary>The send window and the queue before it: what NDISWAN sent and has not got back is never more than the window
/// (R285), nothing is sent while it is 0 (R286) or the adapter is paused or being reset (R270), and frames stay in order.</summary>
public sealed partial class WanSession
{
    private const int SlowQueue = 8; // what waits behind a slow line is late
    private const int FastQueue = 256; // a few batches of a fast link
    private const int ControlRoom = 4; // PPP may queue so much behind a full queue: data never silences it

    private static readonly TimeSpan s_drainTime = TimeSpan.FromSeconds(3); // a line that takes nothing is not waited for

    private NetBufferListQueue _queue;
    private int _queued;
    private int _window;
    private int _outstanding;
    private bool _sending;
    private bool _awaitsBuffer;

    /// <summary>Gets how many frames the miniport may have at a time; 0: the link is shut.</summary>
    public int SendWindow => _window;

    /// <summary>Gets how many frames wait for the window.</summary>
    public int Queued => _queued;

    /// <summary>Gets how many frames may wait.</summary>
    public int QueueLimit { get; private set; } = SlowQueue;

    private bool MaySend => _outstanding < _window && !Binding.HoldsSends;

    // What the window takes at once does not wait.
    private bool HasRoom(int extra) => _queued < QueueLimit + extra + (MaySend ? _window - _outstanding : 0);

    internal void ReleaseSends()
    {
        NotifyWritable();
        if (State == WanLinkState.Draining)
        {
            AwaitSends();
        }
    }

    private void Queue(NetBufferList list)
    {
        list.SourceHandle = Vc; // R215
        list.CancelId = this;
        _queue.Append(list);
        _queued++;
    }

    private void Send(NetBufferList list)
    {
        Queue(list);
        SendQueued();
    }

    // What waits goes as one chain. A send may come back before it was handed over whole: the flag keeps that flat, and in order.
    private void SendQueued()
    {
        if (_sending)
        {
            return;
        }

        _sending = true;
        while (MaySend && !_queue.IsEmpty)
        {
            NetBufferListQueue chain = default;
            while (_outstanding < _window && _queue.TryTake(out NetBufferList? list))
            {
                _queued--;
                _outstanding++;
                chain.Append(list);
            }

            Vc.SendNetBufferLists(chain.TakeAll()!);
        }

        _sending = false;
    }

    private void DropQueue()
    {
        while (_queue.TryTake(out NetBufferList? list))
        {
            _queued--;
            _counters.Unsent++;
            _driver.Lists.Free(list);
        }
    }

    private void CancelSends()
    {
        DropQueue();
        Binding.Handle.CancelSendNetBufferLists(this);
    }

    // R180: no send of ours, and no question, is out when the call is closed. What waits for a shut window would wait forever.
    private void AwaitSends()
    {
        if (!MaySend && _outstanding == 0)
        {
            DropQueue();
        }

        if (_outstanding == 0 && _queued == 0 && _questions == 0)
        {
            _timer.Cancel();
            Apply(WanLinkEvent.SendsReturned);
        }
        else if (_timer.DueAt is null)
        {
            _timer.Arm(Now + s_drainTime);
        }
    }
}
