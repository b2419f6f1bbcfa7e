using UserCoNdis.Framework.Contracts;
using UserCoNdis.Framework.Runtime;
using UserCoNdis.NdisKit;
using UserCoNdis.Tools.Cli.Contract;

namespace UserCoNdis.ContractMap.Tests;

/// <summary>Makes the map of the contract from what the code and its tests say of themselves.</summary>
internal sealed class MapBuilder
{
    private const int FewTests = 3;

    private readonly TestMarks _marks = new();
    private readonly SequenceCoverage _coverage;
    private readonly Dictionary<string, int> _breadth;
    private readonly Dictionary<string, RuleEntry> _rules;

    public MapBuilder(SequenceCoverage coverage)
    {
        _coverage = coverage;
        _breadth = coverage.EntryPoints.Values.SelectMany(s => s.Values).SelectMany(s => s)
            .GroupBy(s => s, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        _rules = RuleTable.All.Where(r => r.Number[0] == 'R').Select(Rule).ToDictionary(r => r.Name, StringComparer.Ordinal);
    }

    public ContractDocument Build() => new(
        new([.. ContractNames.EntryPoints.Select(EntryPoint)]),
        new([.. ContractNames.Oids.Select(Oid)]),
        new([.. _rules.Values.OrderBy(r => r.Name, StringComparer.Ordinal)]),
        new([.. ContractNames.Requirements.Select(Requirement)]));

    private EntryPointEntry EntryPoint(string name)
    {
        string[] members = [.. DdiMembers.ByName[name]];
        ShapeEntry[] shapes = [.. ContractNames.ShapesOf(name).Select(s => InShape(name, s, members.Length > 0))];
        return new() { Name = name, State = shapes.Max(s => s.State), MappedTo = members, Shapes = shapes };
    }

    private ShapeEntry InShape(string name, Shape shape, bool isMapped)
    {
        string[] sequences = _coverage.EntryPoints.TryGetValue(name, out SortedDictionary<Shape, SortedSet<string>>? shapes)
            && shapes.TryGetValue(shape, out SortedSet<string>? found) ? [.. found] : [];
        string[] tests = Few([.. sequences.OrderBy(Breadth), .. _marks.Covered[name]]);
        CoverageState state = tests.Length > 0 ? CoverageState.Tested : isMapped ? CoverageState.Mapped : CoverageState.Missing;
        return new(ContractNames.Of(shape), state, tests);
    }

    private OidEntry Oid(string name)
    {
        Oid? value = OidValues.Find(name);
        IEnumerable<string> sequences = _coverage.Oids.TryGetValue(name, out SortedSet<string>? found) ? found : [];
        string[] tests = Few([.. _marks.Covered[name], .. sequences.OrderBy(Breadth)]);
        return new()
        {
            Name = name,
            Value = value is null ? "" : $"0x{value.Value.Value:X8}",
            State = value is null ? CoverageState.Missing : tests.Length > 0 ? CoverageState.Tested : CoverageState.Mapped,
            Tests = tests,
        };
    }

    private RuleEntry Rule(Rule rule)
    {
        string[] kept = Few([.. _marks.Kept[rule.Number]]);
        string[] broken = Few([.. _marks.Broken[rule.Number]]);
        return new()
        {
            Name = rule.Number,
            State = RuleState(rule, kept.Length > 0, broken.Length > 0),
            Reason = rule.Reason.Length > 0 ? rule.Reason : null,
            Who = rule.Who,
            Severity = rule.Severity.ToString(),
            Check = rule.Check.ToString(),
            Symbol = rule.Symbol,
            Sentence = rule.Sentence,
            Source = rule.Source,
            Kept = kept,
            Broken = broken,
        };
    }

    private static CoverageState RuleState(Rule rule, bool kept, bool broken) => (rule.Check, kept, broken) switch
    {
        (_, true, true) => CoverageState.Tested,
        (RuleCheck.Construction, _, _) => CoverageState.ByConstruction,
        (_, false, false) => CoverageState.Missing,
        _ => CoverageState.Mapped,
    };

    private RequirementEntry Requirement(Requirement requirement)
    {
        string[] tests =
        [
            .. Sequences.All.Where(s => s.Requirements.Contains(requirement.Number, StringComparer.Ordinal)).Select(s => s.Name),
            .. _marks.Requirements[requirement.Number],
            .. requirement.ShownBy.SelectMany(ShownBy),
        ];
        return new()
        {
            Name = requirement.Number,
            State = tests.Length > 0 ? CoverageState.Tested : CoverageState.Missing,
            Sentence = requirement.Sentence,
            Tests = [.. tests.Distinct(StringComparer.Ordinal)],
        };
    }

    private IEnumerable<string> ShownBy(string name) =>
        _rules.TryGetValue(name, out RuleEntry? rule) && rule.State == CoverageState.Tested ? [$"{name}: {rule.Kept[0]}"] : [];

    /// <summary>Of many sequences the one that does the least besides tells the most.</summary>
    private int Breadth(string sequence) => _breadth[sequence];

    private static string[] Few(string[] tests) => [.. tests.Distinct(StringComparer.Ordinal).Take(FewTests)];
}
