namespace UserCoNdis.Framework.Contracts;

/// <summary>A SAP that a client has registered (NdisSapHandle).</summary>
public abstract class ClientSap
{
    /// <summary>Gives the SAP up; calls already received on it go on (R067). The handle is dead at once.</summary>
    /// <returns>Pending: one <see cref="ICoClient.DeregisterSapComplete"/> follows.</returns>
    [Ddi("NdisClDeregisterSap")]
    public abstract NdisStatus Deregister();
}
