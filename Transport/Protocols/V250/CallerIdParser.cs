using System.Text;

namespace UserCoNdis.Transport.Protocols.V250;

/// <summary>Finds the caller's number in the lines between RINGs.</summary>
/// <remarks>Source: V.253 formatted caller id ("NMBR = 5551234"), 3GPP TS 27.007 7.11 (<c>+CLIP: "5551234",129</c>).</remarks>
internal static class CallerIdParser
{
    private const int MaxNumber = 64;

    public static string? TryParse(ReadOnlySpan<byte> line)
    {
        ReadOnlySpan<byte> value;
        if (AtResultParser.StartsWithWord(line, "NMBR"u8) && line.IndexOf((byte)'=') is > 0 and int equals)
        {
            value = line[(equals + 1)..];
        }
        else if (AtResultParser.StartsWithWord(line, "+CLIP"u8) && line.IndexOf((byte)':') is > 0 and int colon)
        {
            value = line[(colon + 1)..];
            int comma = value.IndexOf((byte)',');
            value = comma < 0 ? value : value[..comma];
        }
        else
        {
            return null;
        }

        value = value.Trim(" \""u8);
        return value.Length is 0 or > MaxNumber ? null : Encoding.ASCII.GetString(value);
    }
}
