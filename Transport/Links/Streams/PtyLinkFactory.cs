using UserCoNdis.Transport.Buffers;

namespace UserCoNdis.Transport.Links.Streams;

/// <summary>Opens <c>pty:</c>, a new pseudo-terminal; the link's name is then <c>pty:/dev/pts/N</c>, the path to open.</summary>
/// <remarks>
/// Options: <c>link=/path</c> makes a symbolic link to it, removed at close; <c>hangup=keep|end</c> says what happens
/// when the last program closes it: the link waits for the next one (DSR and DCD show it, see <see cref="PtyDevice"/>),
/// or ends with <see cref="LinkErrorKind.EndOfStream"/>. Why so: docs/adr/0009.
/// </remarks>
public sealed class PtyLinkFactory : ILinkFactory
{
    /// <inheritdoc/>
    public string Scheme => "pty";

    /// <inheritdoc/>
    public ILink Open(LinkUri uri, IEventLoop loop, PinnedSlabPool pool)
    {
        ArgumentNullException.ThrowIfNull(uri);
        var options = new LinkOptionReader(uri);
        string? symbolicLink = options.Text("link");
        bool endsWithPeer = options.Choice("hangup", absent: false, ("keep", false), ("end", true));
        options.ThrowIfUnread();
        if (uri.Path.Length != 0)
        {
            throw new LinkException(
                LinkErrorKind.InvalidOption,
                $"'{uri}': pty: makes a new pseudo-terminal and takes no path; open an existing one as serial:{uri.Path}");
        }

        PtyDevice device = PtyDevice.Open(loop, symbolicLink, endsWithPeer);
        return new FdByteLink($"pty:{device.SlavePath}", loop, pool, device);
    }
}
