namespace UserCoNdis.Tools.Cli.Calls;

/// <summary>Amounts of bytes for people: <c>999 B</c>, <c>1.5 kB</c>, <c>12 MB</c>.</summary>
internal static class ByteText
{
    private static readonly string[] s_units = ["B", "kB", "MB", "GB", "TB", "PB", "EB"];

    public static string Of(long bytes)
    {
        double amount = bytes;
        int unit = 0;
        while (amount >= 999.5 && unit < s_units.Length - 1)
        {
            amount /= 1000;
            unit++;
        }

        return unit == 0 || amount >= 9.95 ? $"{amount:F0} {s_units[unit]}" : $"{amount:F1} {s_units[unit]}";
    }
}
