using System.Diagnostics.CodeAnalysis;

namespace UserCoNdis.Transport.Links;

/// <summary>The name of a link: <c>scheme:path?key=value&amp;key=value</c>.</summary>
/// <remarks>Not <see cref="Uri"/>: a path here is a device, a command line or a host and port, taken to the letter.</remarks>
public sealed class LinkUri
{
    private readonly Dictionary<string, string> _options;

    private LinkUri(string text, string scheme, string path, Dictionary<string, string> options)
    {
        Text = text;
        Scheme = scheme;
        Path = path;
        _options = options;
    }

    /// <summary>Gets the whole text.</summary>
    public string Text { get; }

    /// <summary>Gets the scheme, lower case.</summary>
    public string Scheme { get; }

    /// <summary>Gets what stands between the scheme and the options.</summary>
    public string Path { get; }

    /// <summary>Gets the options by name, percent-decoded.</summary>
    public IReadOnlyDictionary<string, string> Options => _options;

    /// <summary>Parses a link URI.</summary>
    /// <returns>False with a line that says what is wrong.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out LinkUri? uri, [NotNullWhen(false)] out string? error)
    {
        ArgumentNullException.ThrowIfNull(text);
        uri = null;
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || !text.AsSpan(0, colon).IsSchemeName())
        {
            error = $"'{text}' is no link: it wants SCHEME:…, for example serial:/dev/ttyUSB0 or pty:";
            return false;
        }

        string scheme = text[..colon].ToLowerInvariant();
        string rest = text[(colon + 1)..];
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        int question = rest.LastIndexOf('?');

        // A command line may hold a '?' of its own: what follows is options only when each piece reads key=value.
        if (question >= 0 && TryParseOptions(rest[(question + 1)..], options))
        {
            rest = rest[..question];
        }
        else if (question >= 0 && scheme != "exec")
        {
            error = $"'{rest[question..]}' in '{text}' is no list of options: it wants ?key=value&key=value";
            return false;
        }

        error = null;
        uri = new LinkUri(text, scheme, rest, options);
        return true;
    }

    /// <summary>Gives the same URI without some of its options.</summary>
    /// <param name="names">The options left out; those that are absent do not matter.</param>
    public LinkUri Without(params ReadOnlySpan<string> names)
    {
        var options = new Dictionary<string, string>(_options, StringComparer.Ordinal);
        foreach (string name in names)
        {
            _ = options.Remove(name);
        }

        return options.Count == _options.Count ? this : new LinkUri(Text, Scheme, Path, options);
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static bool TryParseOptions(string text, Dictionary<string, string> options)
    {
        foreach (string piece in text.Split('&'))
        {
            int equals = piece.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || !piece.AsSpan(0, equals).IsSchemeName())
            {
                options.Clear();
                return false;
            }

            options[piece[..equals]] = Uri.UnescapeDataString(piece[(equals + 1)..]);
        }

        return true;
    }
}
