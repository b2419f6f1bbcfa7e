using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Transport.Tap;

/// <summary>Opens <c>tap:NAME</c>, an Ethernet interface of this system whose cable ends here.</summary>
/// <remarks>
/// NAME is made, or attached to when it is there; empty or with a <c>%d</c> in it, the system picks a number. Options:
/// <c>mtu=</c>, <c>up=1</c>, <c>persist=1</c> (it outlives the link; 0: no longer), <c>owner=USER</c> (who may attach without
/// privilege). Without persist it disappears with the link, and with the process, however that ends.
/// </remarks>
public sealed class TapLinkFactory : ILinkFactory
{
    /// <inheritdoc/>
    public string Scheme => TapOptions.Scheme(TapKind.Tap);

    /// <inheritdoc/>
    public LinkKind KindOf(LinkUri uri) => LinkKind.Frames;

    /// <inheritdoc/>
    public ILink Open(LinkUri uri, IEventLoop loop, PinnedSlabPool pool) =>
        InterfaceLink.Open(TapOptions.From(TapKind.Tap, uri), loop, pool);
}
