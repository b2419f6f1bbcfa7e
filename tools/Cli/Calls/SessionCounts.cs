namespace UserCoNdis.Tools.Cli.Calls;

/// <summary>How many sessions did what.</summary>
/// <param name="Opened">Came up.</param>
/// <param name="Most">Were there at once, at most.</param>
/// <param name="Closed">Were up and ended, by cause.</param>
/// <param name="Failed">Did not come up, by cause.</param>
internal sealed record SessionCounts(int Opened, int Most, SortedDictionary<string, int> Closed, SortedDictionary<string, int> Failed)
{
    /// <summary>Says how often each cause was, in words.</summary>
    public static string InWords(IReadOnlyDictionary<string, int> causes) => causes.Count == 0
        ? "none"
        : $"{causes.Values.Sum()} ({string.Join(", ", causes.Select(each => $"{each.Key} {each.Value}"))})";
}
