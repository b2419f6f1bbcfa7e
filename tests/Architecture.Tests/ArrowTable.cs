namespace UserCoNdis.Architecture.Tests;

/// <summary>The arrows that ARCHITECTURE.md allows.</summary>
internal static class ArrowTable
{
    public static IReadOnlyDictionary<string, string[]> Read()
    {
        IEnumerable<string> section = File.ReadLines(Path.Combine(House.Root, "ARCHITECTURE.md"))
            .SkipWhile(line => line != "## Arrows").Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal));
        return section
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(line => line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells[0] is not ("project" or "---"))
            .ToDictionary(
                cells => cells[0],
                cells => cells.Length < 2 ? [] : cells[1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                StringComparer.Ordinal);
    }
}
