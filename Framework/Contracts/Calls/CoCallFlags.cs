namespace UserCoNdis.Framework.Contracts;

/// <summary>CO_CALL_PARAMETERS.Flags. Source: contract 7.4.</summary>
[Flags]
public enum CoCallFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,

    /// <summary>PERMANENT_VC.</summary>
    PermanentVc = 0x01,

    /// <summary>CALL_PARAMETERS_CHANGED: set by whoever altered the parameters.</summary>
    CallParametersChanged = 0x02,

    /// <summary>QUERY_CALL_PARAMETERS.</summary>
    QueryCallParameters = 0x04,

    /// <summary>BROADCAST_VC.</summary>
    BroadcastVc = 0x08,

    /// <summary>MULTIPOINT_VC.</summary>
    MultipointVc = 0x10,
}
