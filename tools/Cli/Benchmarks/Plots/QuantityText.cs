using System.Globalization;

namespace UserCoNdis.Tools.Cli.Benchmarks.Plots;

/// <summary>Numbers for people.</summary>
internal static class QuantityText
{
    /// <summary>Three digits that count, with thousands apart: 0.123, 4.56, 78.9, 12,345.</summary>
    public static string Of(double value)
    {
        double size = Math.Abs(value);
        string format = size switch
        {
            0 => "0",
            < 1 => "0.###",
            < 10 => "0.##",
            < 100 => "0.#",
            _ => "#,0",
        };
        return value.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>The median with the least and the greatest.</summary>
    public static string Of(Frames.Spread spread) => $"{Of(spread.Median)} [{Of(spread.Min)} .. {Of(spread.Max)}]";
}
