namespace UserCoNdis.Framework.Contracts;

/// <summary>A client's SAP as its call manager sees it.</summary>
public abstract class CallManagerSap
{
    /// <summary>Completes a RegisterSap that returned pending; on failure the handle is dead (R060).</summary>
    [Ddi("NdisCmRegisterSapComplete")]
    [Ddi("NdisMCmRegisterSapComplete")]
    public abstract void RegisterComplete(NdisStatus status, object? callMgrSapContext);

    /// <summary>Completes a DeregisterSap that returned pending.</summary>
    [Ddi("NdisCmDeregisterSapComplete")]
    [Ddi("NdisMCmDeregisterSapComplete")]
    public abstract void DeregisterComplete(NdisStatus status);
}
