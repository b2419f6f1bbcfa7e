using UserCoNdis.Transport.Buffers;

namespace UserCoNdis.Transport.Links;

/// <summary>Opens the links of one URI scheme; a back-end or a plug-in brings one.</summary>
public interface ILinkFactory
{
    /// <summary>Gets the scheme, lower case, without the colon: <c>serial</c>.</summary>
    string Scheme { get; }

    /// <summary>Says what a link carries, before it is opened: by that a user chooses what stands on it. It may have to look for the device.</summary>
    /// <param name="uri">What would be opened.</param>
    /// <exception cref="LinkException">There is no such device, or the option that decides is wrong.</exception>
    LinkKind KindOf(LinkUri uri) => LinkKind.ByteStream;

    /// <summary>Opens a link; it reads nothing until it is started. May block for as long as opening the device takes.</summary>
    /// <param name="uri">What to open.</param>
    /// <param name="loop">The loop that the link's calls and the sink's calls run on.</param>
    /// <param name="pool">Where receive blocks are rented.</param>
    /// <exception cref="LinkException">It could not be opened; the message is for the user.</exception>
    ILink Open(LinkUri uri, IEventLoop loop, PinnedSlabPool pool);
}
