namespace UserCoNdis.Framework.Contracts;

/// <summary>Flags of a send. Source: contract 7.5.</summary>
[Flags]
public enum NdisSendFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,

    /// <summary>NDIS_SEND_FLAGS_DISPATCH_LEVEL.</summary>
    DispatchLevel = 0x1,

    /// <summary>NDIS_SEND_FLAGS_CHECK_FOR_LOOPBACK.</summary>
    CheckForLoopback = 0x2,
}
