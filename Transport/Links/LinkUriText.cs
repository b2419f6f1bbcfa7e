namespace UserCoNdis.Transport.Links;

/// <summary>Reads the words of a link URI.</summary>
internal static class LinkUriText
{
    /// <summary>Tells whether the text is a scheme or option name: a letter, then letters, digits, '-', '.' or '+'.</summary>
    public static bool IsSchemeName(this ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !char.IsAsciiLetter(text[0]))
        {
            return false;
        }

        foreach (char c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '.' or '+'))
            {
                return false;
            }
        }

        return true;
    }
}
