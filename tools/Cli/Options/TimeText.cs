using System.CommandLine.Parsing;
using System.Globalization;

namespace UserCoNdis.Tools.Cli.Options;

/// <summary>Times as people type them: <c>500ms</c>, <c>30</c> or <c>30s</c>, <c>5m</c>, <c>1.5h</c>.</summary>
internal static class TimeText
{
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(24); // what a timer takes

    public static bool TryParse(string text, out TimeSpan time)
    {
        (string suffix, double seconds) unit = text switch
        {
            _ when text.EndsWith("ms", StringComparison.Ordinal) => ("ms", 0.001),
            _ when text.EndsWith('s') => ("s", 1),
            _ when text.EndsWith('m') => ("m", 60),
            _ when text.EndsWith('h') => ("h", 3600),
            _ => ("", 1),
        };
        const NumberStyles Style = NumberStyles.AllowDecimalPoint;
        bool ok = double.TryParse(text[..^unit.suffix.Length], Style, CultureInfo.InvariantCulture, out double amount)
            && amount * unit.seconds > 0 && amount * unit.seconds <= s_longest.TotalSeconds;
        time = ok ? TimeSpan.FromSeconds(amount * unit.seconds) : default;
        return ok;
    }

    /// <summary>Reads the one word of an option.</summary>
    public static TimeSpan? Parse(ArgumentResult argument)
    {
        string text = argument.Tokens[^1].Value;
        if (TryParse(text, out TimeSpan time))
        {
            return time;
        }

        argument.AddError($"'{text}' is no time: write 500ms, 30s, 5m or 1h");
        return null;
    }
}
