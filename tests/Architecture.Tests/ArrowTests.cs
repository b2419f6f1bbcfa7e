namespace UserCoNdis.Architecture.Tests;

public sealed class ArrowTests
{
    [Fact]
    public void References_OfEveryProject_AreAllowedByTheTable()
    {
        IReadOnlyDictionary<string, string[]> table = ArrowTable.Read();
        var wrong = new List<string>();
        foreach (string project in House.Projects())
        {
            string[] allowed = Allowed(table, project);
            wrong.AddRange(House.References(project)
                .Where(reference => !allowed.Contains("*") && !allowed.Contains(reference, StringComparer.Ordinal))
                .Select(reference => $"{House.Name(project)} -> {reference}"));
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Rows_OfTheTable_NameProjectsThatExist()
    {
        string[] names = House.Projects().Select(House.Name).ToArray();
        IEnumerable<string> rows = ArrowTable.Read().Keys.Where(row => !row.Contains('*', StringComparison.Ordinal));
        Assert.Empty(rows.Except(names, StringComparer.Ordinal));
    }

    [Fact]
    public void Projects_AllOfThem_AreInTheSolution()
    {
        string solution = File.ReadAllText(Path.Combine(House.Root, "UserCoNdis.sln"));
        Assert.Empty(House.Projects()
            .Select(path => House.Relative(path).Replace('/', '\\'))
            .Where(path => !solution.Contains(path, StringComparison.Ordinal)));
    }

    private static string[] Allowed(IReadOnlyDictionary<string, string[]> table, string project)
    {
        string name = House.Name(project);
        if (House.Relative(project).StartsWith("tests/", StringComparison.Ordinal))
        {
            return table["tests/*"];
        }

        return name.StartsWith("Tools.", StringComparison.Ordinal) ? table["Tools.*"]
            : table.TryGetValue(name, out string[]? row) ? row
            : throw new InvalidOperationException($"ARCHITECTURE.md has no row for {name}.");
    }
}
