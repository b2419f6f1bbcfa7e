namespace UserCoNdis.ContractPrograms;

/// <summary>The resources that calls make, use and end.</summary>
public enum Kind
{
    /// <summary>The adapter itself, which is always there.</summary>
    Adapter,

    /// <summary>An address family that the client opened.</summary>
    Af,

    /// <summary>A SAP.</summary>
    Sap,

    /// <summary>A VC, and the call on it.</summary>
    Vc,

    /// <summary>A party of a multipoint call.</summary>
    Party,

    /// <summary>An OID request.</summary>
    Oid,

    /// <summary>A list that the client sent.</summary>
    Sent,

    /// <summary>A list that the miniport indicated.</summary>
    Received,
}
