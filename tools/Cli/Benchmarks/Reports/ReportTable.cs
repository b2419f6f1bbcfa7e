using Spectre.Console;

namespace UserCoNdis.Tools.Cli.Benchmarks.Reports;

/// <summary>A table of results: the terminal and the HTML report show the same.</summary>
/// <param name="Title">What it tells.</param>
/// <param name="Note">How it was counted.</param>
/// <param name="Heads">Of the columns, with units.</param>
/// <param name="Rows">Cells.</param>
internal sealed record ReportTable(string Title, string Note, IReadOnlyList<string> Heads, IReadOnlyList<string[]> Rows)
{
    /// <summary>Gives the cells as the terminal shows them; numbers stand to the right.</summary>
    public Table ToConsole()
    {
        Table table = new Table().Border(TableBorder.Simple);
        foreach (string head in Heads)
        {
            _ = table.AddColumn(new TableColumn(new Text(head)) { Alignment = Justify.Right, NoWrap = true });
        }

        foreach (string[] row in Rows)
        {
            _ = table.AddRow([.. row.Select(static cell => new Text(cell))]);
        }

        return table;
    }
}
