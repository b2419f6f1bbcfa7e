namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>Makes text from the wire fit to print: ASCII only, at most 64 characters.</summary>
internal static class PppText
{
    private const int MaxLength = 64;

    public static string? Clean(ReadOnlySpan<byte> bytes)
    {
        Span<char> text = stackalloc char[Math.Min(bytes.Length, MaxLength)];
        for (int i = 0; i < text.Length; i++)
        {
            text[i] = bytes[i] is >= 0x20 and < 0x7F ? (char)bytes[i] : '.';
        }

        return text.IsEmpty ? null : text.ToString();
    }
}
