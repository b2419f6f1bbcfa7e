using System.Text;

namespace UserCoNdis.Transport.Protocols.V250;

/// <summary>Tells result lines from other lines.</summary>
/// <remarks>Source: V.250 5.7 and table 1. Shape: pure, no allocation. A line comes without its CR and LF.</remarks>
public static class AtResultParser
{
    /// <summary>Parses a verbose result (ATV1), in any letter case.</summary>
    public static bool TryParseVerbose(ReadOnlySpan<byte> line, out AtResult result)
    {
        line = Trim(line);
        if (StartsWithWord(line, "CONNECT"u8))
        {
            result = new(AtResultCode.Connect, ParseSpeed(line["CONNECT"u8.Length..]));
            return true;
        }

        AtResultCode? code = line.Length switch
        {
            2 when Is(line, "OK"u8) => AtResultCode.Ok,
            4 when Is(line, "RING"u8) => AtResultCode.Ring,
            4 when Is(line, "BUSY"u8) => AtResultCode.Busy,
            5 when Is(line, "ERROR"u8) => AtResultCode.Error,
            9 when Is(line, "NO ANSWER"u8) => AtResultCode.NoAnswer,
            10 when Is(line, "NO CARRIER"u8) => AtResultCode.NoCarrier,
            11 when Is(line, "NO DIALTONE"u8) => AtResultCode.NoDialtone,
            12 when Is(line, "NO DIAL TONE"u8) => AtResultCode.NoDialtone,
            _ when StartsWithWord(line, "+CRING"u8) => AtResultCode.Ring,
            _ when StartsWithWord(line, "DELAYED"u8) => AtResultCode.Delayed,
            _ when StartsWithWord(line, "BLACKLISTED"u8) => AtResultCode.Blacklisted,
            _ when StartsWithWord(line, "+CME ERROR"u8) => AtResultCode.CmeError,
            _ when StartsWithWord(line, "+CMS ERROR"u8) => AtResultCode.CmeError,
            _ => null,
        };
        result = new(code.GetValueOrDefault());
        return code is not null;
    }

    /// <summary>Parses a numeric result (ATV0): V.250 table 1, and the extensions of the Rockwell command set, which
    /// most modems with more than nine codes took over.</summary>
    public static bool TryParseNumeric(ReadOnlySpan<byte> line, out AtResult result)
    {
        result = default;
        if (line.Length is < 1 or > 2 || !char.IsAsciiDigit((char)line[0]) || !char.IsAsciiDigit((char)line[^1]))
        {
            return false;
        }

        int number = line.Length == 1 ? line[0] - '0' : ((line[0] - '0') * 10) + line[1] - '0';
        AtResult? known = number switch
        {
            0 => new(AtResultCode.Ok),
            1 => new(AtResultCode.Connect),
            2 => new(AtResultCode.Ring),
            3 => new(AtResultCode.NoCarrier),
            4 => new(AtResultCode.Error),
            5 => new(AtResultCode.Connect, 1200),
            6 => new(AtResultCode.NoDialtone),
            7 => new(AtResultCode.Busy),
            8 => new(AtResultCode.NoAnswer),
            9 => new(AtResultCode.Connect, 600),
            10 => new(AtResultCode.Connect, 2400),
            11 => new(AtResultCode.Connect, 4800),
            12 => new(AtResultCode.Connect, 9600),
            13 => new(AtResultCode.Connect, 7200),
            14 => new(AtResultCode.Connect, 12000),
            15 => new(AtResultCode.Connect, 14400),
            16 => new(AtResultCode.Connect, 19200),
            17 => new(AtResultCode.Connect, 38400),
            18 => new(AtResultCode.Connect, 57600),
            19 => new(AtResultCode.Connect, 115200),
            24 => new(AtResultCode.Delayed),
            32 => new(AtResultCode.Blacklisted),
            _ => null,
        };
        result = known.GetValueOrDefault();
        return known is not null;
    }

    /// <summary>Finds the speed in what follows CONNECT: the first word of digits, as in " 57600/ARQ/V90".</summary>
    /// <returns>bit/s; null when there is no plausible speed.</returns>
    public static long? ParseSpeed(ReadOnlySpan<byte> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            bool begins = char.IsAsciiDigit((char)text[i]) && (i == 0 || !char.IsAsciiLetterOrDigit((char)text[i - 1]) && text[i - 1] != '.');
            if (!begins)
            {
                continue;
            }

            int end = i;
            long value = 0;
            while (end < text.Length && char.IsAsciiDigit((char)text[end]) && end - i < 10)
            {
                value = (value * 10) + text[end++] - '0';
            }

            if (end - i is >= 2 and <= 9 && value >= 50)
            {
                return value;
            }

            i = end;
        }

        return null;
    }

    internal static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> line) => line.Trim(" \t\0"u8);

    internal static bool StartsWithWord(ReadOnlySpan<byte> line, ReadOnlySpan<byte> word) =>
        line.Length >= word.Length && Is(line[..word.Length], word)
        && (line.Length == word.Length || !char.IsAsciiLetterOrDigit((char)line[word.Length]));

    private static bool Is(ReadOnlySpan<byte> line, ReadOnlySpan<byte> word) => Ascii.EqualsIgnoreCase(line, word);
}
