using System.Text;
using UserCoNdis.NdisKit;
using UserCoNdis.Tools.Cli.Contract;

namespace UserCoNdis.ContractMap.Tests;

/// <summary>Writes the map for readers: docs/ddi-map.md.</summary>
internal static class MapPage
{
    private static readonly (int Last, string Title)[] Chapters =
    [
        (18, "A. Driver registration and handler tables"), (54, "B. Address families"), (69, "C. SAPs"), (94, "D. VC creation and deletion"),
        (118, "E. VC activation and deactivation"), (138, "F. Outgoing calls"), (160, "G. Incoming calls"), (178, "H. Multipoint parties"),
        (201, "I. Closing calls"), (213, "J. Quality of service"), (233, "K. Data transfer"), (262, "L. OID requests"),
        (268, "M. Status indications"), (274, "N. Reset"), (279, "O. Unbind, halt, shutdown"), (298, "P. CoNDIS WAN"), (328, "Q. CoNDIS TAPI"),
        (337, "R. Asynchronous requests, memory and threads"),
    ];

    public static string Write(ContractDocument map)
    {
        StringBuilder page = new();
        _ = page.Append(
            """
            # The contract, and what covers it

            Made by tests/ContractMap.Tests from `[Ddi]`, the rule table, the sequences as they run, and the marks that tests carry (`[Rule]`,
            `[Covers]`, `[Requirement]`); a test fails when this page is not what the code gives, and `UCONDIS_APPROVE=1` rewrites it. `ucondis contract NAME` tells
            more of each line. CM is a stand-alone call manager over a CO miniport, MCM an integrated one; of many tests the first few are named.

            | | total | tested | by construction | mapped | missing |
            | --- | ---: | ---: | ---: | ---: | ---: |

            """);
        Sum(page, "entry points", map.EntryPoints);
        Sum(page, "OIDs", map.Oids);
        Sum(page, "rules", map.Rules);
        Sum(page, "requirements of appendix A", map.Requirements);
        EntryPoints(page, map.EntryPoints);
        Oids(page, map.Oids);
        Rules(page, map.Rules);
        Requirements(page, map.Requirements);
        return page.ToString();
    }

    private static void Sum<T>(StringBuilder page, string name, ContractSection<T> section)
        where T : ContractEntry =>
        page.AppendLine($"| {name} | {section.Total} | {section.Tested} | {section.ByConstruction} | {section.Mapped} | {section.Missing} |");

    private static void EntryPoints(StringBuilder page, ContractSection<EntryPointEntry> section)
    {
        Table(page, "## Entry points", "name", "is", "CM", "MCM");
        foreach (EntryPointEntry entry in section.Entries)
        {
            Row(page, entry.Name, Code(entry.MappedTo), InShape(entry, Shape.StandAlone), InShape(entry, Shape.Mcm));
        }
    }

    private static string InShape(EntryPointEntry entry, Shape shape) =>
        entry.Shapes.FirstOrDefault(s => s.Shape == ContractNames.Of(shape)) is not { } found ? "-"
        : found.Tests.Count > 0 ? string.Join(", ", found.Tests)
        : Words(found.State);

    private static void Oids(StringBuilder page, ContractSection<OidEntry> section)
    {
        Table(page, "## OIDs", "OID", "value", "state", "tests");
        foreach (OidEntry entry in section.Entries)
        {
            Row(page, entry.Name, entry.Value, Words(entry.State), string.Join(", ", entry.Tests));
        }
    }

    private static void Rules(StringBuilder page, ContractSection<RuleEntry> section)
    {
        _ = page.AppendLine().AppendLine("## Rules").AppendLine().AppendLine(
            "What each asks stands in contract section 6 and in `ucondis contract R137`. \"Compiler\" and \"nobody\" give their reason below the tests.");
        int first = 1;
        foreach ((int last, string title) in Chapters)
        {
            Table(page, $"### {title}", "rule", "who", "violation", "seen by", "kept", "broken");
            foreach (RuleEntry entry in section.Entries.Skip(first - 1).Take(last - first + 1))
            {
                Row(page, entry.Name, entry.Who, entry.Symbol, SeenBy(entry), One(entry.Kept), One(entry.Broken) + Because(entry));
            }

            first = last + 1;
        }
    }

    private static string SeenBy(RuleEntry entry) => entry.Check switch
    {
        "Verifier" => "verifier",
        "Construction" => "compiler",
        _ => "nobody",
    };

    private static string One(IReadOnlyList<string> tests) => tests.Count > 0 ? tests[0] : "";

    private static string Because(RuleEntry entry) =>
        entry.Reason is null ? "" : entry.Broken.Count > 0 ? $"<br>{entry.Reason}" : entry.Reason;

    private static void Requirements(StringBuilder page, ContractSection<RequirementEntry> section)
    {
        Table(page, "## Requirements of appendix A", "number", "requirement", "tests");
        foreach (RequirementEntry entry in section.Entries)
        {
            Row(page, entry.Name, entry.Sentence, entry.Tests.Count > 0 ? string.Join("<br>", entry.Tests) : Words(entry.State));
        }
    }

    private static void Table(StringBuilder page, string title, params string[] columns)
    {
        _ = page.AppendLine().AppendLine(title).AppendLine();
        Row(page, columns);
        Row(page, [.. columns.Select(_ => "---")]);
    }

    private static void Row(StringBuilder page, params string[] cells) => page.AppendLine($"| {string.Join(" | ", cells)} |");

    private static string Code(IReadOnlyList<string> names) => string.Join(", ", names.Select(n => $"`{n}`"));

    private static string Words(CoverageState state) => state switch
    {
        CoverageState.Tested => "tested",
        CoverageState.ByConstruction => "by construction",
        CoverageState.Mapped => "mapped",
        CoverageState.Missing => "missing",
    };
}
