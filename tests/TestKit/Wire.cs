using System.Globalization;
using System.Text;

namespace UserCoNdis.TestKit;

/// <summary>Wire literals for tests: hexadecimal text with the spaces a reader wants.</summary>
public static class Wire
{
    /// <summary>Octets of <c>"7E FF 7D 23"</c>. White space is free; from <c>#</c> to the end of a line is a remark.</summary>
    public static byte[] Hex(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        StringBuilder digits = new(text.Length);
        foreach (string line in text.Split('\n'))
        {
            int remark = line.IndexOf('#', StringComparison.Ordinal);
            foreach (char c in remark < 0 ? line : line[..remark])
            {
                if (!char.IsWhiteSpace(c))
                {
                    digits.Append(c);
                }
            }
        }

        return Convert.FromHexString(digits.ToString());
    }

    /// <summary><c>"7E FF 7D 23"</c> of octets.</summary>
    public static string Text(ReadOnlySpan<byte> octets)
    {
        StringBuilder text = new(octets.Length * 3);
        foreach (byte octet in octets)
        {
            if (text.Length > 0)
            {
                text.Append(' ');
            }

            text.Append(octet.ToString("X2", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
