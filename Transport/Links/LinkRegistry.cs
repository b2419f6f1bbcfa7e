using UserCoNdis.Transport.Buffers;

namespace UserCoNdis.Transport.Links;

/// <summary>Finds the factory of a link URI and opens it.</summary>
public sealed class LinkRegistry
{
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

    /// <summary>Opens a link by name.</summary>
    /// <exception cref="LinkException">Wrong URI, unknown scheme, or the device could not be opened.</exception>
    public ILink Open(string text, IEventLoop loop, PinnedSlabPool pool)
    {
        if (!LinkUri.TryParse(text, out LinkUri? uri, out string? error))
        {
            throw new LinkException(LinkErrorKind.InvalidOption, error);
        }

        return _factories.TryGetValue(uri.Scheme, out ILinkFactory? factory)
            ? factory.Open(uri, loop, pool)
            : throw new LinkException(
                LinkErrorKind.InvalidOption,
                $"Nothing opens '{uri.Scheme}:' links; known are {string.Join(", ", Schemes)}");
    }
}
