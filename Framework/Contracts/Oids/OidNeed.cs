namespace UserCoNdis.Framework.Contracts;

/// <summary>Whether an answerer must know an object.</summary>
public enum OidNeed
{
    /// <summary>It must (R249, R250, R280).</summary>
    Mandatory,

    /// <summary>It may.</summary>
    Optional,

    /// <summary>The contract names it and says no more.</summary>
    Reserved,
}
