namespace UserCoNdis.Framework.Contracts;

/// <summary>Who answers a request (contract 2.8, T40).</summary>
public enum OidTarget
{
    /// <summary>The miniport: the request carries no AF handle.</summary>
    MiniportHalf,

    /// <summary>The call manager, or the call-manager half of an MCM, behind an AF handle.</summary>
    CallManager,

    /// <summary>The client, behind an AF handle.</summary>
    Client,
}
