using System.Net.Sockets;

namespace UserCoNdis.Transport.Links.Streams;

/// <summary>A stream socket: connected, or listening for the one peer that it then becomes.</summary>
/// <remarks>A listening link holds until the peer has come: what is sent before waits in the link's queue.</remarks>
internal sealed class SocketDevice : FdDevice, IPollHandler
{
    private readonly IEventLoop _loop;
    private readonly string _name;
    private readonly Action? _released;
    private Socket _socket;
    private IPollRegistration? _listening;
    private FdByteLink? _link;
    private bool _disposed;

    /// <summary>Takes over a socket.</summary>
    /// <param name="loop">The loop of the link.</param>
    /// <param name="socket">Connected, or listening when <paramref name="isListening"/>.</param>
    /// <param name="isListening">Whether the peer is still to come.</param>
    /// <param name="name">For messages.</param>
    /// <param name="released">Called when the device is closed; null for nothing.</param>
    public SocketDevice(IEventLoop loop, Socket socket, bool isListening, string name, Action? released = null)
    {
        _loop = loop;
        _socket = socket;
        _name = name;
        _released = released;
        StartsHeld = isListening;
        _ = StreamNative.MakeNonBlocking(FileDescriptor);
    }

    /// <inheritdoc/>
    public override int FileDescriptor => (int)_socket.Handle;

    /// <inheritdoc/>
    public override bool StartsHeld { get; }

    /// <inheritdoc/>
    public override void Start(FdByteLink link)
    {
        _link = link;
        _listening = StartsHeld ? _loop.Watch(FileDescriptor, this, PollInterest.Read) : null;
    }

    /// <summary>Accepts the peer, and listens no more.</summary>
    void IPollHandler.HandleReady(PollInterest ready)
    {
        Socket peer;
        try
        {
            peer = _socket.Accept();
        }
        catch (SocketException)
        {
            return; // it went before it was taken
        }

        _listening!.Dispose();
        _listening = null;
        _socket.Dispose();
        _socket = peer;
        SocketOpener.Tune(peer);
        _ = StreamNative.MakeNonBlocking(FileDescriptor);
        _link!.Resume();
    }

    /// <inheritdoc/>
    public override LinkException? HandleEnd(int nativeCode) => new(
        Errno.ToEndKind(nativeCode),
        nativeCode == 0 ? $"{_name}: the far end closed the connection" : $"{_name} ended: {StreamNative.Describe(nativeCode)}",
        nativeCode);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!_disposed)
        {
            _disposed = true;
            _listening?.Dispose();
            _socket.Dispose();
            _released?.Invoke();
        }
    }
}
