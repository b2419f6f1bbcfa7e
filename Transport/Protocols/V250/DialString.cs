namespace UserCoNdis.Transport.Protocols.V250;

/// <summary>What may follow ATD.</summary>
/// <remarks>Source: V.250 6.3.1. Passed on as it is: digits, * # A-D, T P, the pauses ',' 'W' '@' and '!', and what
/// modems on other networks take (host names, '+', separators). Not passed on: anything that could end or extend the
/// command line (control characters), and ';', which would ask for voice.</remarks>
public static class DialString
{
    /// <summary>The longest number, in characters.</summary>
    public const int MaxLength = 128;

    /// <summary>Tells whether <paramref name="number"/> may be dialled.</summary>
    public static bool IsValid(ReadOnlySpan<char> number)
    {
        if (number.Length is 0 or > MaxLength)
        {
            return false;
        }

        foreach (char c in number)
        {
            if (c is < ' ' or > '~' or ';')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Gives the time that the pauses in <paramref name="number"/> add to a call.</summary>
    /// <param name="number">The number.</param>
    /// <param name="comma">What ',' takes (S8).</param>
    /// <param name="wait">What 'W' and '@' take at most (S7).</param>
    public static TimeSpan Pauses(ReadOnlySpan<char> number, TimeSpan comma, TimeSpan wait) =>
        (number.Count(',') * comma) + ((number.Count('W') + number.Count('w') + number.Count('@')) * wait);

    internal static bool NamesDialMode(ReadOnlySpan<char> number) => number[0] is 'T' or 't' or 'P' or 'p';
}
