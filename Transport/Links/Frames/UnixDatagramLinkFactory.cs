using System.Text;
using Microsoft.Win32.SafeHandles;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links.Streams;

namespace UserCoNdis.Transport.Links.Frames;

/// <summary>Opens <c>unixdgram:/path?peer=/path2</c>, a datagram socket in the file system, a frame each message.</summary>
/// <remarks>It receives at the first path, which it makes, and sends to the second, whose program may come later: the cable
/// between two programs, as QEMU's <c>-netdev dgram</c> has it. The path is removed at close.</remarks>
public sealed class UnixDatagramLinkFactory : ILinkFactory
{
    /// <inheritdoc/>
    public string Scheme => "unixdgram";

    /// <inheritdoc/>
    public LinkKind KindOf(LinkUri uri) => LinkKind.Frames;

    /// <inheritdoc/>
    public ILink Open(LinkUri uri, IEventLoop loop, PinnedSlabPool pool)
    {
        ArgumentNullException.ThrowIfNull(uri);
        var options = new LinkOptionReader(uri);
        string? peer = options.Text("peer");
        options.ThrowIfUnread();
        string name = $"unixdgram:{uri.Path}";
        if (peer is null || !Fits(uri.Path) || !Fits(peer))
        {
            throw new LinkException(
                LinkErrorKind.InvalidOption,
                $"'{uri}' wants unixdgram:/PATH?peer=/PATH2, paths of at most {DatagramNative.MaxPathBytes} bytes");
        }

        SafeFileHandle socket = DatagramNative.Open(out int error) ?? throw Refused(name, error);
        error = DatagramNative.Bind(socket, uri.Path);
        if (error != 0)
        {
            socket.Dispose();
            throw Refused(name, error);
        }

        _ = DatagramNative.Connect(socket, peer); // whoever is not there yet is looked for at each send
        return new FdFrameLink(name, loop, pool, new DatagramDevice(name, socket, peer, uri.Path));
    }

    private static bool Fits(string path) => path.Length != 0 && Encoding.UTF8.GetByteCount(path) <= DatagramNative.MaxPathBytes;

    private static LinkException Refused(string name, int error) => new(
        error == Errno.EADDRINUSE ? LinkErrorKind.Busy : Errno.ToKind(error),
        error == Errno.EADDRINUSE
            ? $"{name} exists already: remove it if no program receives there any more"
            : $"{name} cannot be opened: {StreamNative.Describe(error)}",
        error);
}
