using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links.Middleware;

namespace UserCoNdis.Transport.Links;

/// <summary>Finds the factory of a link URI and opens it.</summary>
public sealed class LinkRegistry
{
    private const string PaceOption = "pace";
    private const string FaultOption = "fault";

    private readonly SortedDictionary<string, ILinkFactory> _factories = new(StringComparer.Ordinal);

    /// <summary>Gets the schemes that can be opened, in order.</summary>
    public IReadOnlyCollection<string> Schemes => _factories.Keys;

    /// <summary>Adds a factory.</summary>
    /// <exception cref="ArgumentException">The scheme is taken.</exception>
    public LinkRegistry Add(ILinkFactory factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        _factories.Add(factory.Scheme, factory);
        return this;
    }

    /// <summary>Says what a link carries, before it is opened.</summary>
    /// <exception cref="LinkException">Wrong URI, unknown scheme, or there is no such device.</exception>
    public LinkKind KindOf(string text)
    {
        (LinkUri uri, ILinkFactory factory) = Find(text);
        return factory.KindOf(uri.Without(PaceOption, FaultOption));
    }

    /// <summary>Opens a link by name.</summary>
    /// <remarks>Every scheme takes <c>pace=BITS_PER_SECOND</c> (<see cref="PacedLink"/>) and
    /// <c>fault=loss:0.01,biterr:1e-6,seed:7</c> (<see cref="LinkFaults"/>).</remarks>
    /// <exception cref="LinkException">Wrong URI, unknown scheme, or the device could not be opened.</exception>
    public ILink Open(string text, IEventLoop loop, PinnedSlabPool pool)
    {
        (LinkUri uri, ILinkFactory factory) = Find(text);
        var options = new LinkOptionReader(uri);
        long? bitsPerSecond = options.Integer(PaceOption, 1, int.MaxValue);
        LinkFaults? faults = LinkFaults.From(options, FaultOption);
        ILink link = factory.Open(uri.Without(PaceOption, FaultOption), loop, pool);
        link = bitsPerSecond is { } rate ? new PacedLink(link, loop, rate) : link;
        return faults is null ? link : new FaultLink(link, loop, pool, faults);
    }

    private (LinkUri Uri, ILinkFactory Factory) Find(string text)
    {
        if (!LinkUri.TryParse(text, out LinkUri? uri, out string? error))
        {
            throw new LinkException(LinkErrorKind.InvalidOption, error);
        }

        return _factories.TryGetValue(uri.Scheme, out ILinkFactory? factory)
            ? (uri, factory)
            : throw new LinkException(
                LinkErrorKind.InvalidOption,
                $"Nothing opens '{uri.Scheme}:' links; known are {string.Join(", ", Schemes)}");
    }
}
