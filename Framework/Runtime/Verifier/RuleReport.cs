namespace UserCoNdis.Framework.Runtime;

/// <summary>Counts how often each rule was looked at, and keeps what was broken.</summary>
internal sealed class RuleReport(VerifierMode mode)
{
    /// <summary>A driver may break a rule with every frame; the first ones tell all.</summary>
    private const int Kept = 4096;

    private readonly List<RuleViolation> _violations = [];
    private readonly int[] _evaluations = new int[Rules.Slots];
    private RuleViolation? _error;

    public IReadOnlyList<RuleViolation> Violations => _violations;

    /// <summary>How often a rule was looked at.</summary>
    public int EvaluationsOf(string rule) => _evaluations[Rules.SlotOf(rule)];

    public void Require(bool holds, string rule, string driver, ITraced subject)
    {
        _evaluations[Rules.SlotOf(rule)]++;
        if (!holds)
        {
            Break(rule, driver, subject.Label);
        }
    }

    /// <summary>The same by an R-number alone, for the data path.</summary>
    public void Require(bool holds, int rule, string driver, ITraced subject)
    {
        _evaluations[rule]++;
        if (!holds)
        {
            Break($"R{rule:D3}", driver, subject.Label);
        }
    }

    /// <summary>A rule is broken.</summary>
    /// <param name="number">Which.</param>
    /// <param name="driver">By whom.</param>
    /// <param name="what">On what: a label, or of what is left a line that tells who made it.</param>
    public void Break(string number, string driver, string what)
    {
        Rule rule = Rules.Get(number);
        string culprit = rule.Who == "NDIS" ? rule.Who : driver;
        RuleViolation violation = new(rule.Number, rule.Symbol, culprit, what, rule.Sentence, rule.Severity);
        if (_violations.Count < Kept)
        {
            _violations.Add(violation);
        }

        if (mode == VerifierMode.Enforce && rule.Severity == RuleSeverity.Error)
        {
            _error ??= violation;
        }
    }

    /// <summary>The first error since this was asked last; null in report mode.</summary>
    public RuleViolation? TakeError()
    {
        RuleViolation? error = _error;
        _error = null;
        return error;
    }
}
