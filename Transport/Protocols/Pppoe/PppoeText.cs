using System.Buffers;
using System.Globalization;
using System.Text;

namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>Makes UTF-8 from the wire fit to print: what is no visible character becomes a dot; at most 128 characters.</summary>
internal static class PppoeText
{
    private const int MaxLength = 128;

    public static string Clean(ReadOnlySpan<byte> octets)
    {
        StringBuilder text = new();
        while (!octets.IsEmpty && text.Length < MaxLength)
        {
            bool isWhole = Rune.DecodeFromUtf8(octets, out Rune rune, out int consumed) == OperationStatus.Done;
            _ = text.Append(isWhole && IsVisible(rune) ? rune.ToString() : ".");
            octets = octets[consumed..];
        }

        return text.ToString();
    }

    /// <summary>Whether a character shows where it stands: no control, line end, writing direction or unassigned number.</summary>
    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control
        or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
