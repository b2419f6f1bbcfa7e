namespace UserCoNdis.Tools.Simulators.Telephony;

/// <summary>The digits of a dial string.</summary>
public static class PhoneNumber
{
    /// <summary>Keeps digits, * # + and the tones A-D; leaves out dial modes, pauses and separators (V.250 6.3.1).</summary>
    public static string Normalize(ReadOnlySpan<char> dialString)
    {
        Span<char> digits = dialString.Length <= 256 ? stackalloc char[dialString.Length] : new char[dialString.Length];
        int length = 0;
        foreach (char c in dialString)
        {
            if (char.IsAsciiDigit(c) || c is '*' or '#' or '+' or (>= 'A' and <= 'D') or (>= 'a' and <= 'd'))
            {
                digits[length++] = char.ToUpperInvariant(c);
            }
        }

        return new string(digits[..length]);
    }
}
