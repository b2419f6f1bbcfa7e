namespace UserCoNdis.Framework.Runtime;

/// <summary>A driver broke a rule of the contract while the verifier enforces.</summary>
public sealed class ContractViolationException : Exception
{
    public ContractViolationException()
    {
    }

    public ContractViolationException(string message)
        : base(message)
    {
    }

    public ContractViolationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ContractViolationException(RuleViolation violation)
        : base(violation?.ToString()) => Violation = violation;

    /// <summary>Gets the rule and who broke it.</summary>
    public RuleViolation? Violation { get; }
}
