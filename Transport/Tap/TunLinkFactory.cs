using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Tap;

/// <summary>Opens <c>tun:NAME</c>, an interface of this system that carries bare IP packets to and from here.</summary>
/// <remarks>
/// A frame is a packet; its first four bits say which version. Options: those of <see cref="TapLinkFactory"/>, and
/// <c>offload=0</c>: the system segments and sums by itself. By default it hands over many segments of a TCP flow at once,
/// and takes them so, which this link divides and joins: those above see ordinary packets alone.
/// </remarks>
public sealed class TunLinkFactory : ILinkFactory
{
    /// <inheritdoc/>
    public string Scheme => TapOptions.Scheme(TapKind.Tun);

    /// <inheritdoc/>
    public LinkKind KindOf(LinkUri uri) => LinkKind.Frames;

    /// <inheritdoc/>
    public ILink Open(LinkUri uri, IEventLoop loop, PinnedSlabPool pool) =>
        InterfaceLink.Open(TapOptions.From(TapKind.Tun, uri), loop, pool);
}
