using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Integration.Tests.Modems;

/// <summary>Opens <c>scheme:INNER</c>: the link that INNER names, with something of a test's in between.</summary>
internal sealed class WrappedLinkFactory(string scheme, LinkRegistry links, Func<ILink, ILink> wrap) : ILinkFactory
{
    public string Scheme => scheme;

    public ILink Open(LinkUri uri, IEventLoop loop, PinnedSlabPool pool) => wrap(links.Open(uri.Path, loop, pool));
}
