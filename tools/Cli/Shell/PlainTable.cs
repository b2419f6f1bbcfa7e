using Spectre.Console;

namespace UserCoNdis.Tools.Cli.Shell;

/// <summary>Columns without lines around them.</summary>
internal static class PlainTable
{
    public static Table Create(int columns)
    {
        Table table = new Table().Border(TableBorder.None).HideHeaders();
        for (int i = 0; i < columns; i++)
        {
            _ = table.AddColumn(new TableColumn("").Padding(0, 0, 3, 0));
        }

        return table;
    }
}
