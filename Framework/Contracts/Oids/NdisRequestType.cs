namespace UserCoNdis.Framework.Contracts;

/// <summary>What an OID request asks (NDIS_REQUEST_TYPE).</summary>
public enum NdisRequestType
{
    /// <summary>NdisRequestQueryInformation.</summary>
    QueryInformation = 0,

    /// <summary>NdisRequestSetInformation.</summary>
    SetInformation = 1,

    /// <summary>NdisRequestQueryStatistics.</summary>
    QueryStatistics = 2,

    /// <summary>NdisRequestMethod.</summary>
    Method = 12,
}
