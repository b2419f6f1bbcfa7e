using System.Text;
using UserCoNdis.Tools.Cli.Contract;

namespace UserCoNdis.ContractMap.Tests;

/// <summary>Writes the part of docs/spec-gaps.md that tells of rules: between two marks, the rest is written by hand.</summary>
internal static class GapsPage
{
    private const string Begin = "<!-- rules -->\n";
    private const string End = "<!-- end of rules -->\n";

    /// <summary>Gives the page with its part about rules made anew.</summary>
    public static string Write(string page, ContractSection<RuleEntry> rules)
    {
        int begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int end = page.IndexOf(End, StringComparison.Ordinal);
        return page[..begin] + Rows(rules) + page[end..];
    }

    private static string Rows(ContractSection<RuleEntry> rules)
    {
        StringBuilder rows = new("| rule | who | asks | why |\n| --- | --- | --- | --- |\n");
        foreach (RuleEntry rule in rules.Entries.Where(r => r.State is CoverageState.Mapped or CoverageState.Missing))
        {
            _ = rows.Append($"| {rule.Name} | {rule.Who} | {rule.Sentence} | {rule.Reason ?? Lacks(rule)} |\n");
        }

        return rows.ToString();
    }

    private static string Lacks(RuleEntry rule) => (rule.Kept.Count, rule.Broken.Count) switch
    {
        (0, 0) => "no test yet",
        (0, _) => "no test of it kept yet",
        _ => "no test of it broken yet",
    };
}
