namespace UserCoNdis.Framework.Contracts;

/// <summary>Flags of a receive indication. Source: contract 7.5.</summary>
[Flags]
public enum NdisReceiveFlags : uint
{
    /// <summary>No flag: the receiver keeps the lists until it returns them.</summary>
    None = 0,

    /// <summary>NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL.</summary>
    DispatchLevel = 0x1,

    /// <summary>NDIS_RECEIVE_FLAGS_RESOURCES: the receiver copies now and returns nothing (R229).</summary>
    Resources = 0x2,
}
