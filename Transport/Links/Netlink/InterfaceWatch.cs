using Microsoft.Win32.SafeHandles;
using UserCoNdis.Transport.Links.Streams;

namespace UserCoNdis.Transport.Links.Netlink;

/// <summary>Hears of an interface from the kernel: up, down, another MTU or address, gone.</summary>
/// <remarks>Thread: the loop. Which interface it is says its index: a new one of the same name is another.</remarks>
internal sealed class InterfaceWatch : IPollHandler, IDisposable
{
    private readonly SafeFileHandle _socket;
    private readonly NetlinkSocket _questions = new(); // of the network namespace that the watch was made in
    private readonly IPollRegistration _registration;
    private readonly Action _changed;
    private readonly Action _vanished;
    private readonly byte[] _buffer = new byte[32 * 1024];
    private bool _ended;

    /// <summary>Begins to listen; what changed before is in <see cref="State"/>.</summary>
    /// <param name="loop">Where the news arrive.</param>
    /// <param name="index">The interface.</param>
    /// <param name="changed">Called after <see cref="State"/> became another.</param>
    /// <param name="vanished">Called once when the interface is gone; nothing follows.</param>
    /// <exception cref="LinkException">There is no such interface, or the system refused.</exception>
    public InterfaceWatch(IEventLoop loop, int index, Action changed, Action vanished)
    {
        ArgumentNullException.ThrowIfNull(loop);
        _changed = changed;
        _vanished = vanished;
        _socket = NetlinkSocket.Open(Rtnetlink.RTMGRP_LINK);
        try
        {
            State = _questions.Find(index) ?? throw new LinkException(
                LinkErrorKind.NotFound, $"There is no interface {index} any more", Errno.ENODEV);
            _registration = loop.Watch((int)_socket.DangerousGetHandle(), this, PollInterest.Read);
        }
        catch (Exception e) when (e is LinkException or NotSupportedException)
        {
            _socket.Dispose();
            _questions.Dispose();
            throw;
        }
    }

    /// <summary>Gets the interface as it was last heard of.</summary>
    public InterfaceState State { get; private set; }

    /// <inheritdoc/>
    public void HandleReady(PollInterest ready)
    {
        int count;
        while (!_ended && (count = NetlinkNative.Receive(_socket, _buffer)) != -Errno.EAGAIN)
        {
            if (count < 0 || count > _buffer.Length)
            {
                Update(_questions.Find(State.Index)); // news were lost: the truth is asked for
            }
            else
            {
                Hear(_buffer.AsSpan(0, count));
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ended = true;
        _registration.Dispose();
        _socket.Dispose();
        _questions.Dispose();
    }

    private void Hear(ReadOnlySpan<byte> received)
    {
        while (!_ended && NetlinkMessage.TryTake(ref received, out NetlinkMessage message))
        {
            if (InterfaceState.IndexIn(message) != State.Index)
            {
                continue;
            }

            if (message.Type == Rtnetlink.RTM_DELLINK)
            {
                Update(null);
            }
            else if (InterfaceState.From(message) is { } state)
            {
                Update(state);
            }
        }
    }

    private void Update(InterfaceState? state)
    {
        if (state is null)
        {
            Dispose();
            _vanished();
        }
        else if (state != State)
        {
            State = state;
            _changed();
        }
    }
}
