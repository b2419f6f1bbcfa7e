using Microsoft.Win32.SafeHandles;

namespace UserCoNdis.Transport.Links.Streams;

/// <summary>The master side of a new pseudo-terminal in raw mode; programs open its slave, close it, and come again.</summary>
/// <remarks>
/// Until the first program comes the device keeps the slave open itself, so that bytes sent early wait there. inotify
/// tells when one comes; the device then lets its slave go, so that the kernel tells when the last one has left (EIO).
/// From there on bytes are lost, as on a line with nobody at its end, until inotify tells of the next program; what the
/// last one left unread is thrown away. Presence shows as DSR and DCD. Where inotify is not to be had the slave stays
/// open and the lines are a capability that is off.
/// </remarks>
public sealed class PtyDevice : FdDevice, IPollHandler
{
    private readonly IEventLoop _loop;
    private readonly SafeFileHandle _master;
    private readonly SafeFileHandle _slave;
    private readonly SafeFileHandle? _inotify;
    private readonly PtyPeerLines? _peer;
    private readonly bool _endsWithPeer;
    private readonly string? _symbolicLink;
    private IPollRegistration? _registration;
    private FdByteLink? _link;

    private PtyDevice(
        SafeFileHandle master, SafeFileHandle slave, string slavePath, IEventLoop loop, bool endsWithPeer, string? symbolicLink)
    {
        _loop = loop;
        _master = master;
        _slave = slave;
        FileDescriptor = (int)master.DangerousGetHandle();
        SlavePath = slavePath;
        _inotify = StreamNative.WatchFile(slavePath, StreamNative.IN_OPEN);
        _peer = _inotify is null ? null : new PtyPeerLines();
        _endsWithPeer = endsWithPeer;
        _symbolicLink = symbolicLink;
    }

    /// <summary>Gets the path that other programs open.</summary>
    public string SlavePath { get; }

    /// <inheritdoc/>
    public override int FileDescriptor { get; }

    /// <inheritdoc/>
    public override IModemLines? Lines => _peer;

    /// <summary>Makes a pseudo-terminal.</summary>
    /// <param name="loop">The loop of the link that will stand on it.</param>
    /// <param name="symbolicLink">A path that shall point to the slave until the device is closed; null for none.</param>
    /// <param name="endsWithPeer">Whether the link ends when the last program closes the slave.</param>
    /// <exception cref="LinkException">The system refused, or something else stands at the path.</exception>
    public static PtyDevice Open(IEventLoop loop, string? symbolicLink = null, bool endsWithPeer = false)
    {
        ArgumentNullException.ThrowIfNull(loop);
        (SafeFileHandle master, SafeFileHandle slave, string path) = PtyPair.Open();
        try
        {
            if (symbolicLink is not null)
            {
                PlaceLink(symbolicLink, path);
            }

            return new PtyDevice(master, slave, path, loop, endsWithPeer, symbolicLink);
        }
        catch (LinkException)
        {
            master.Dispose();
            slave.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override void Start(FdByteLink link)
    {
        _link = link;
        _registration = _inotify is null
            ? null
            : _loop.Watch((int)_inotify.DangerousGetHandle(), this, PollInterest.Read);
    }

    /// <summary>Takes note that a program opened the slave.</summary>
    void IPollHandler.HandleReady(PollInterest ready) => LookForPeer();

    /// <inheritdoc/>
    public override LinkException? HandleEnd(int nativeCode)
    {
        if (_peer is null)
        {
            return new LinkException(
                Errno.ToEndKind(nativeCode), $"pty:{SlavePath} ended: {StreamNative.Describe(nativeCode)}", nativeCode);
        }

        PtyPair.DropUnread(FileDescriptor);
        _ = StreamNative.Drain(_inotify!); // our own opening, or one that the next line sees
        if (!StreamNative.IsHungUp(FileDescriptor))
        {
            _link!.Resume(); // another program took its place in the meantime
            return null;
        }

        SetPresent(isPresent: false);
        return _endsWithPeer
            ? new LinkException(LinkErrorKind.EndOfStream, $"pty:{SlavePath}: the other program closed it", nativeCode)
            : null;
    }

    /// <inheritdoc/>
    public override bool LosesHeldBytes()
    {
        LookForPeer(); // an opening that came before these bytes were sent counts
        return _peer is { IsPresent: false };
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (_master.IsClosed)
        {
            return;
        }

        if (_symbolicLink is not null && new FileInfo(_symbolicLink).LinkTarget == SlavePath)
        {
            File.Delete(_symbolicLink);
        }

        _registration?.Dispose();
        _inotify?.Dispose();
        _slave.Dispose();
        _master.Dispose();
    }

    private static void PlaceLink(string path, string target)
    {
        try
        {
            var old = new FileInfo(path);
            if (old.LinkTarget is not null)
            {
                old.Delete(); // one that an earlier run left behind
            }

            _ = File.CreateSymbolicLink(path, target);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LinkException(LinkErrorKind.InvalidOption, $"'link={path}' cannot be made: {e.Message}", inner: e);
        }
    }

    private void LookForPeer()
    {
        if (StreamNative.Drain(_inotify!) && _peer is { IsPresent: false })
        {
            _slave.Dispose(); // from now on the kernel tells when the last program leaves
            SetPresent(isPresent: true);
            _link!.Resume();
        }
    }

    private void SetPresent(bool isPresent)
    {
        if (_peer!.IsPresent != isPresent)
        {
            _peer.IsPresent = isPresent;
            _link!.ReportLines(_peer.Current, PtyPeerLines.Shown);
        }
    }
}
