namespace UserCoNdis.Framework.Runtime;

/// <summary>What the verifier does with a broken rule.</summary>
public enum VerifierMode
{
    /// <summary>There is no verifier; nothing is paid for it.</summary>
    Off,

    /// <summary>Violations are listed; the call goes on.</summary>
    Report,

    /// <summary>An error is thrown at the offending call; warnings are listed.</summary>
    Enforce,
}
