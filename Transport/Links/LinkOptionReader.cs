using System.Globalization;

namespace UserCoNdis.Transport.Links;

/// <summary>Reads a link URI's options, checked; an option that nobody asked for is an error, not a surprise.</summary>
/// <remarks>Shape: read every option, then call <see cref="ThrowIfUnread"/>. Every error is a
/// <see cref="LinkException"/> of kind <see cref="LinkErrorKind.InvalidOption"/> that names the option.</remarks>
public sealed class LinkOptionReader
{
    private readonly LinkUri _uri;
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    /// <summary>Makes a reader.</summary>
    /// <param name="uri">The URI whose options are read.</param>
    public LinkOptionReader(LinkUri uri)
    {
        ArgumentNullException.ThrowIfNull(uri);
        _uri = uri;
    }

    /// <summary>Reads a text.</summary>
    /// <param name="name">The option.</param>
    /// <returns>Null when the option is absent.</returns>
    public string? Text(string name)
    {
        _ = _read.Add(name);
        return _uri.Options.GetValueOrDefault(name);
    }

    /// <summary>Reads a whole number.</summary>
    /// <param name="name">The option.</param>
    /// <param name="minimum">The smallest value that is taken.</param>
    /// <param name="maximum">The largest value that is taken.</param>
    /// <returns>Null when the option is absent.</returns>
    public long? Integer(string name, long minimum, long maximum)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        bool good = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
            && value >= minimum && value <= maximum;
        return good ? value : throw Invalid(name, $"it wants a whole number from {minimum} to {maximum}");
    }

    /// <summary>Reads a switch: 1 or 0, on or off, true or false, yes or no.</summary>
    /// <param name="name">The option.</param>
    /// <returns>Null when the option is absent.</returns>
    public bool? Switch(string name) => Text(name) switch
    {
        null => null,
        "1" or "on" or "true" or "yes" => true,
        "0" or "off" or "false" or "no" => false,
        _ => throw Invalid(name, "it wants 1 or 0"),
    };

    /// <summary>Reads one of a few words.</summary>
    /// <param name="name">The option.</param>
    /// <param name="absent">The value when the option is absent.</param>
    /// <param name="choices">The words and what they mean.</param>
    public T Choice<T>(string name, T absent, params ReadOnlySpan<(string Word, T Value)> choices)
    {
        if (Text(name) is not { } text)
        {
            return absent;
        }

        foreach ((string word, T value) in choices)
        {
            if (word == text)
            {
                return value;
            }
        }

        var words = new List<string>(choices.Length);
        foreach ((string word, T _) in choices)
        {
            words.Add(word);
        }

        throw Invalid(name, $"it wants one of {string.Join(", ", words)}");
    }

    /// <summary>Makes the error of a wrong value.</summary>
    /// <param name="name">The option.</param>
    /// <param name="wants">What it should be, as a clause: "it wants …".</param>
    public LinkException Invalid(string name, string wants) =>
        new(LinkErrorKind.InvalidOption, $"'{name}={_uri.Options.GetValueOrDefault(name)}' in '{_uri}': {wants}");

    /// <summary>Throws when the URI has an option that was not read.</summary>
    /// <exception cref="LinkException">It names the option and lists the known ones.</exception>
    public void ThrowIfUnread()
    {
        foreach (string name in _uri.Options.Keys)
        {
            if (!_read.Contains(name))
            {
                string known = string.Join(", ", _read.Order(StringComparer.Ordinal));
                throw new LinkException(
                    LinkErrorKind.InvalidOption,
                    $"'{_uri.Scheme}:' links have no option '{name}'; {(known.Length == 0 ? "they have none" : $"known are {known}")}");
            }
        }
    }
}
