using System.Net.Sockets;
using UserCoNdis.Transport.Buffers;

namespace UserCoNdis.Transport.Links.Streams;

/// <summary>Opens <c>unix:/path</c>, a stream socket in the file system.</summary>
/// <remarks>Options: <c>listen=1</c> makes the socket, waits for one peer, and removes the path at close.</remarks>
public sealed class UnixLinkFactory : ILinkFactory
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public string Scheme => "unix";

    /// <inheritdoc/>
    public ILink Open(LinkUri uri, IEventLoop loop, PinnedSlabPool pool)
    {
        ArgumentNullException.ThrowIfNull(uri);
        var options = new LinkOptionReader(uri);
        bool listens = options.Switch("listen") ?? false;
        options.ThrowIfUnread();
        string name = $"unix:{uri.Path}";
        UnixDomainSocketEndPoint where = Parse(uri);
        if (listens)
        {
            if (File.Exists(uri.Path))
            {
                throw new LinkException(
                    LinkErrorKind.Busy, $"{name} exists already: remove it if no program listens there any more");
            }

            Socket listener = SocketOpener.Listen(where, ProtocolType.Unspecified, name);
            return new FdByteLink(
                name, loop, pool, new SocketDevice(loop, listener, isListening: true, name, () => File.Delete(uri.Path)));
        }

        if (!File.Exists(uri.Path))
        {
            throw new LinkException(LinkErrorKind.NotFound, $"{name}: there is no such socket");
        }

        Socket socket = SocketOpener.Connect(where, ProtocolType.Unspecified, s_timeout, name);
        return new FdByteLink(name, loop, pool, new SocketDevice(loop, socket, isListening: false, name));
    }

    private static UnixDomainSocketEndPoint Parse(LinkUri uri)
    {
        try
        {
            return new UnixDomainSocketEndPoint(uri.Path);
        }
        catch (ArgumentException e)
        {
            throw new LinkException(LinkErrorKind.InvalidOption, $"'{uri}' wants unix:/PATH of at most 107 bytes", inner: e);
        }
    }
}
