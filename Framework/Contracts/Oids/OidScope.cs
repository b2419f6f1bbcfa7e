namespace UserCoNdis.Framework.Contracts;

/// <summary>Of what an object is asked.</summary>
public enum OidScope
{
    /// <summary>Of the whole adapter or family; a VC handle does not count.</summary>
    Global,

    /// <summary>Of one VC.</summary>
    Vc,

    /// <summary>Of one VC, or of all together where none is named (R251).</summary>
    GlobalOrVc,
}
