namespace UserCoNdis.Framework.Contracts;

/// <summary>What may be asked of an object.</summary>
[Flags]
public enum OidKinds
{
    /// <summary>Nothing: the object is reserved.</summary>
    None = 0,

    /// <summary>Its value, as information or as a statistic.</summary>
    Query = 1,

    /// <summary>To take a value.</summary>
    Set = 2,
}
