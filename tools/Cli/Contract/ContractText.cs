using Spectre.Console;
using UserCoNdis.Tools.Cli.Shell;

namespace UserCoNdis.Tools.Cli.Contract;

/// <summary>Tells people of the map of the contract.</summary>
internal static class ContractText
{
    /// <summary>Figures of each part, then what no test shows, with the reason.</summary>
    public static void Summary(VerbRun run, ContractDocument map)
    {
        Table table = PlainTable.Create(columns: 6);
        Row(table, "", "total", "tested", "by construction", "mapped", "missing");
        Figures(table, "entry points", map.EntryPoints);
        Figures(table, "OIDs", map.Oids);
        Figures(table, "rules", map.Rules);
        Figures(table, "requirements", map.Requirements);
        run.Human.Write(table);
        Gaps(run, map);
        run.Say("More of one: ucondis contract NdisClMakeCall, R137, OID_WAN_CO_GET_INFO. All: --json, docs/ddi-map.md.");
    }

    /// <summary>All that the map tells of one entry.</summary>
    public static void Entry(VerbRun run, ContractEntry entry)
    {
        run.Say($"{entry.Name}: {Words(entry.State)}");
        Table table = PlainTable.Create(columns: 2);
        switch (entry)
        {
            case EntryPointEntry point:
                Row(table, "is", Join(point.MappedTo));
                point.Shapes.ToList().ForEach(s => Row(table, s.Shape, $"{Words(s.State)}{In(s.Tests)}"));
                break;
            case OidEntry oid:
                Row(table, "value", oid.Value);
                Row(table, "tests", Join(oid.Tests));
                break;
            case RuleEntry rule:
                Row(table, "asks", $"{rule.Who}: {rule.Sentence}");
                Row(table, "violation", $"{rule.Symbol} ({rule.Severity.ToLowerInvariant()})");
                Row(table, "source", rule.Source);
                Row(table, "seen by", rule.Check switch { "Verifier" => "the verifier", "Construction" => "the compiler", _ => "nobody" });
                Row(table, "kept", Join(rule.Kept));
                Row(table, "broken", Join(rule.Broken));
                break;
            case RequirementEntry requirement:
                Row(table, "asks", requirement.Sentence);
                Row(table, "tests", Join(requirement.Tests));
                break;
        }

        if (entry.Reason is { } reason)
        {
            Row(table, "because", reason);
        }

        run.Human.Write(new Padder(table, new Padding(2, 0, 0, 0)));
    }

    private static void Figures<T>(Table table, string name, ContractSection<T> section)
        where T : ContractEntry =>
        Row(table, name, $"{section.Total}", $"{section.Tested}", $"{section.ByConstruction}", $"{section.Mapped}", $"{section.Missing}");

    private static void Gaps(VerbRun run, ContractDocument map)
    {
        ContractEntry[] gaps =
        [
            .. map.EntryPoints.Entries.Concat<ContractEntry>(map.Oids.Entries).Concat(map.Rules.Entries).Concat(map.Requirements.Entries)
                .Where(e => e.State is CoverageState.Mapped or CoverageState.Missing),
        ];
        if (gaps.Length == 0)
        {
            return;
        }

        run.Say("Not shown by a test:");
        Table table = PlainTable.Create(columns: 3);
        foreach (ContractEntry gap in gaps)
        {
            Row(table, gap.Name, (gap as RuleEntry)?.Symbol ?? Words(gap.State), gap.Reason ?? "no test yet");
        }

        run.Human.Write(new Padder(table, new Padding(2, 0, 0, 0)));
    }

    private static void Row(Table table, params string[] cells) => _ = table.AddRow(cells.Select(c => new Text(c)));

    private static string Join(IReadOnlyList<string> items) => items.Count > 0 ? string.Join(", ", items) : "none";

    private static string In(IReadOnlyList<string> tests) => tests.Count > 0 ? $": {Join(tests)}" : "";

    private static string Words(CoverageState state) => state switch
    {
        CoverageState.Tested => "tested",
        CoverageState.ByConstruction => "by construction",
        CoverageState.Mapped => "mapped",
        CoverageState.Missing => "missing",
    };
}
