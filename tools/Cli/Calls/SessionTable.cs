using Spectre.Console;
using Spectre.Console.Rendering;

namespace UserCoNdis.Tools.Cli.Calls;

/// <summary>The list of sessions as a terminal shows it.</summary>
internal static class SessionTable
{
    private const int Around = 8; // lines of the frame, the headings and the totals

    /// <summary>Draws the list.</summary>
    /// <param name="rows">The sessions, oldest first.</param>
    /// <param name="counts">The figures of the run.</param>
    /// <param name="height">The lines of the terminal; the newest sessions are shown when there are more.</param>
    public static IRenderable Draw(IReadOnlyList<SessionRow> rows, SessionCounts counts, int height)
    {
        bool hasLine = rows.Any(row => row.CircuitId is not null || row.RemoteId is not null);
        Table table = new Table().Border(TableBorder.Simple);
        string[] headings = ["id", "MAC", "user", "address", "state", "in", "out", "packets in/out", "since"];
        foreach (string heading in hasLine ? [.. headings, "line"] : headings)
        {
            _ = table.AddColumn(heading);
        }

        foreach (SessionRow row in rows.Skip(Math.Max(0, rows.Count - Math.Max(1, height - Around))))
        {
            string[] cells =
            [
                $"{row.SessionId}", row.Peer, row.User ?? "", row.Address, row.State.ToString().ToLowerInvariant(),
                ByteText.Of(row.BytesIn), ByteText.Of(row.BytesOut), $"{row.PacketsIn}/{row.PacketsOut}", $"{row.Since:HH:mm:ss}",
            ];
            string line = string.Join(' ', new[] { row.CircuitId, row.RemoteId }.Where(each => each is not null));
            _ = table.AddRow((hasLine ? [.. cells, line] : cells).Select(cell => new Text(cell)));
        }

        string totals = $"{rows.Count} sessions, {rows.Count(row => row.State == SessionState.Up)} up; opened {counts.Opened}, "
            + $"closed {SessionCounts.InWords(counts.Closed)}, failed {SessionCounts.InWords(counts.Failed)}; "
            + $"in {ByteText.Of(rows.Sum(row => row.BytesIn))}, out {ByteText.Of(rows.Sum(row => row.BytesOut))}. Ctrl-C ends";
        return new Rows(table, new Text(totals));
    }
}
