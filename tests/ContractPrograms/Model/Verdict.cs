namespace UserCoNdis.ContractPrograms;

/// <summary>What the contract says of a call in the state it is made in.</summary>
public enum Verdict
{
    /// <summary>It keeps the contract: the verifier has nothing to say.</summary>
    Legal,

    /// <summary>It breaks a rule: the verifier must say so.</summary>
    Illegal,

    /// <summary>The contract leaves it open, or warns: the verifier may say so.</summary>
    Either,
}
