using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Cli.Benchmarks.Octets;

/// <summary>Names the wiring that the lines show.</summary>
internal static class LineWiring
{
    /// <summary>Gives it in words: what each output reaches, and what such a plug or cable is called.</summary>
    public static string Of(IReadOnlyList<LineRow> rows)
    {
        string lines = string.Join(", ", rows.GroupBy(static row => (row.From, row.Output)).Select(static output =>
            $"{output.Key.From} {NameOf(output.Key.Output)}→{(output.First().To is null ? "nothing" : string.Join('+', output.Select(static row => $"{row.To} {NameOf(row.Input)}")))}"));
        return rows.Count == 0 ? "no outputs" : KindOf(rows) is { } kind ? $"{kind}: {lines}" : lines;
    }

    private static string NameOf(ModemLines line) => line.ToString().ToUpperInvariant();

    private static string? KindOf(IReadOnlyList<LineRow> rows)
    {
        if (rows.All(static row => row.To is null))
        {
            return "three wires";
        }

        bool turns = rows.All(static row => row.To is null || row.To == row.From);
        bool crosses = rows.All(static row => row.To is null || row.To != row.From);
        bool hasRts = rows.Any(static row => row is { Output: ModemLines.Rts, Input: ModemLines.Cts });
        bool hasDtr = rows.Any(static row => row is { Output: ModemLines.Dtr, Input: ModemLines.Dsr or ModemLines.Dcd });
        return (turns, crosses, hasRts, hasDtr) switch
        {
            (true, false, true, true) => "loop-back plug with handshake",
            (true, false, _, _) => "loop-back plug, in part",
            (false, true, true, true) => "null modem with handshake",
            (false, true, _, _) => "cable, in part",
            _ => null,
        };
    }
}
