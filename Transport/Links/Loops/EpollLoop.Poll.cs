using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace UserCoNdis.Transport.Links.Loops;

/// <content>The rounds of the loop: descriptors, timers, posted work.</content>
public sealed partial class EpollLoop
{
    private const int WakeSlot = -1;

    // A slot's index and age travel with its events: an event that was read before its watch ended finds a newer age.
    private PollRegistration?[] _watches = new PollRegistration?[16];
    private int[] _ages = new int[16];

    /// <inheritdoc/>
    public IPollRegistration Watch(int fileDescriptor, IPollHandler handler, PollInterest interest)
    {
        ArgumentNullException.ThrowIfNull(handler);
        CheckAccess();
        int slot = Array.IndexOf(_watches, null);
        if (slot < 0)
        {
            slot = _watches.Length;
            Array.Resize(ref _watches, slot * 2);
            Array.Resize(ref _ages, slot * 2);
        }

        int error = LoopNative.Control(_epoll, LoopNative.EPOLL_CTL_ADD, fileDescriptor, ToEvents(interest), Key(slot));
        if (error != 0)
        {
            throw new LinkException(
                LinkErrorKind.NotSupported,
                $"Descriptor {fileDescriptor} cannot be watched: {Marshal.GetPInvokeErrorMessage(error)}",
                error);
        }

        var registration = new PollRegistration(this, fileDescriptor, slot, handler, interest);
        _watches[slot] = registration;
        return registration;
    }

    internal void Modify(PollRegistration registration)
    {
        CheckAccess();
        _ = LoopNative.Control(
            _epoll,
            LoopNative.EPOLL_CTL_MOD,
            registration.FileDescriptor,
            ToEvents(registration.Interest),
            Key(registration.Slot));
    }

    internal void Forget(PollRegistration registration)
    {
        CheckAccess();
        _watches[registration.Slot] = null;
        _ages[registration.Slot]++;
        if (!_epoll.IsClosed)
        {
            _ = LoopNative.Control(_epoll, LoopNative.EPOLL_CTL_DEL, registration.FileDescriptor, 0, 0);
        }
    }

    private static uint ToEvents(PollInterest interest) =>
        ((interest & PollInterest.Read) != PollInterest.None ? LoopNative.EPOLLIN : 0)
        | ((interest & PollInterest.Write) != PollInterest.None ? LoopNative.EPOLLOUT : 0);

    private static PollInterest ToInterest(uint events) =>
        ((events & LoopNative.EPOLLIN) != 0 ? PollInterest.Read : PollInterest.None)
        | ((events & LoopNative.EPOLLOUT) != 0 ? PollInterest.Write : PollInterest.None)
        | ((events & (LoopNative.EPOLLHUP | LoopNative.EPOLLERR)) != 0 ? PollInterest.HangUp : PollInterest.None);

    private ulong Key(int slot) => ((ulong)(uint)_ages[slot] << 32) | (uint)slot;

    private void Register(SafeFileHandle file, int slot) =>
        _ = LoopNative.Control(
            _epoll, LoopNative.EPOLL_CTL_ADD, (int)file.DangerousGetHandle(), LoopNative.EPOLLIN | LoopNative.EPOLLET, (uint)slot);

    private unsafe void RunOnce(TimeSpan? wakeAt)
    {
        TimeSpan? limit = EnterWait(wakeAt);
        byte* events = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_events)); // pinned
        int count = LoopNative.Wait(_epoll, events, MaxEvents, limit);
        lock (_gate)
        {
            _sleeping = false;
        }

        for (int i = 0; i < count; i++)
        {
            (uint ready, ulong key) = LoopNative.ReadEvent(events, i);
            Dispatch(ready, (int)key, key);
        }

        RunTimers();
        RunPosted();
    }

    /// <summary>Says how long to wait: null for ever.</summary>
    private TimeSpan? EnterWait(TimeSpan? wakeAt)
    {
        lock (_gate)
        {
            if (_posted.Count != 0)
            {
                return TimeSpan.Zero;
            }

            _sleeping = true;
        }

        TimeSpan? due = _timers.NextDue is { } next && (wakeAt is null || next < wakeAt) ? next : wakeAt;
        if (due is null)
        {
            return null;
        }

        TimeSpan left = due.Value - Now;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private void Dispatch(uint ready, int slot, ulong key)
    {
        if (slot != WakeSlot && _watches[slot] is { } registration && Key(slot) == key)
        {
            registration.Handler.HandleReady(ToInterest(ready));
        }
    }

    private void RunTimers()
    {
        // As many as are armed now: a timer that arms itself for the past does not starve the descriptors.
        TimeSpan now = Now;
        for (int left = _timers.Count; left > 0 && _timers.TakeDue(now) is { } timer; left--)
        {
            timer.Fire();
        }
    }

    private void RunPosted()
    {
        lock (_gate)
        {
            (_posted, _running) = (_running, _posted);
        }

        try
        {
            for (int i = 0; i < _running.Count; i++)
            {
                _running[i]();
            }
        }
        finally
        {
            _running.Clear();
        }
    }

    private void TellWatches()
    {
        foreach (PollRegistration? registration in _watches.ToArray())
        {
            (registration?.Handler as ILoopEndHandler)?.HandleLoopEnded();
        }
    }
}
