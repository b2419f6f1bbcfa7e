namespace UserCoNdis.Framework.Contracts;

/// <summary>A client's open family as its call manager sees it: what both shapes do with it.</summary>
public abstract class CallManagerAf
{
    /// <summary>Completes an OpenAf that returned pending.</summary>
    /// <param name="status">Not pending.</param>
    /// <param name="callMgrAfContext">The context that counts from now on; ignored on failure.</param>
    [Ddi("NdisCmOpenAddressFamilyComplete")]
    [Ddi("NdisMCmOpenAddressFamilyComplete")]
    public abstract void OpenComplete(NdisStatus status, object? callMgrAfContext);

    /// <summary>Completes a CloseAf that returned pending; the handle is dead from this call on (R045).</summary>
    [Ddi("NdisCmCloseAddressFamilyComplete")]
    [Ddi("NdisMCmCloseAddressFamilyComplete")]
    public abstract void CloseComplete(NdisStatus status);

    /// <summary>Asks the client to close its calls, SAPs and the family; once (R048).</summary>
    /// <returns>Success: it is closed. Pending: one NotifyCloseAfComplete follows.</returns>
    [Ddi("NdisCmNotifyCloseAddressFamily")]
    [Ddi("NdisMCmNotifyCloseAddressFamily")]
    public abstract NdisStatus NotifyClose();

    /// <summary>Completes a client's request that OidRequest left pending.</summary>
    [Ddi("NdisCoOidRequestComplete")]
    [Ddi("NdisMCmOidRequestComplete")]
    public abstract void OidRequestComplete(
        NdisVc? ndisVcHandle, NdisOidRequest oidRequest, NdisStatus status, CallManagerParty? ndisPartyHandle = null);

    /// <summary>Sends a request to the client of this family.</summary>
    /// <param name="ndisVcHandle">The VC it is about; null: the family.</param>
    /// <param name="oidRequest">The client's until it completes.</param>
    /// <param name="ndisPartyHandle">The party on that VC it is about; null: the VC.</param>
    /// <returns>Pending: one OidRequestComplete follows.</returns>
    [Ddi("NdisCoOidRequest")]
    [Ddi("NdisMCmOidRequest")]
    public abstract NdisStatus OidRequest(
        NdisVc? ndisVcHandle, NdisOidRequest oidRequest, CallManagerParty? ndisPartyHandle = null);
}
