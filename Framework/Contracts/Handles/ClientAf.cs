namespace UserCoNdis.Framework.Contracts;

/// <summary>An address family that a client has open (NdisAfHandle).</summary>
public abstract class ClientAf
{
    /// <summary>Gets the handle as a number, as CO_PVC carries it (R261).</summary>
    public abstract ulong NdisAfHandle { get; }

    /// <summary>Closes the family; no VC, call or SAP is left on it (R037). The handle is dead at once, but for
    /// <see cref="NotifyCloseComplete"/>.</summary>
    /// <returns>Pending: one <see cref="ICoClient.CloseAfComplete"/> follows.</returns>
    [Ddi("NdisClCloseAddressFamily")]
    public abstract NdisStatus Close();

    /// <summary>Completes a NotifyCloseAf that returned pending, after the family is closed (R050).</summary>
    [Ddi("NdisClNotifyCloseAddressFamilyComplete")]
    public abstract void NotifyCloseComplete(NdisStatus status);

    /// <summary>Registers a SAP: calls for it are offered from now on, even before the completion (R061).</summary>
    /// <param name="protocolSapContext">The client's own, kept until the deregistration completes.</param>
    /// <param name="sap">The client's, unchanged until the completion (R056).</param>
    /// <param name="ndisSapHandle">The SAP, on success.</param>
    /// <returns>Pending: one <see cref="ICoClient.RegisterSapComplete"/> follows.</returns>
    [Ddi("NdisClRegisterSap")]
    public abstract NdisStatus RegisterSap(object protocolSapContext, CoSap sap, out ClientSap? ndisSapHandle);

    /// <summary>Makes a VC for an outgoing call. Never pending (G6).</summary>
    /// <param name="protocolVcContext">The client's own for this VC.</param>
    /// <param name="ndisVcHandle">The VC, on success; the client deletes it.</param>
    [Ddi("NdisCoCreateVc")]
    public abstract NdisStatus CreateVc(object protocolVcContext, out ClientVc? ndisVcHandle);

    /// <summary>Sends a request to the call manager of this family.</summary>
    /// <param name="ndisVcHandle">The VC it is about; null: the family.</param>
    /// <param name="oidRequest">The call manager's until it completes.</param>
    /// <param name="ndisPartyHandle">The party on that VC it is about; null: the VC.</param>
    /// <returns>Pending: one <see cref="ICoClient.OidRequestComplete"/> follows.</returns>
    [Ddi("NdisCoOidRequest")]
    public abstract NdisStatus OidRequest(
        ClientVc? ndisVcHandle, NdisOidRequest oidRequest, ClientParty? ndisPartyHandle = null);

    /// <summary>Completes a request of the call manager that this client left pending.</summary>
    [Ddi("NdisCoOidRequestComplete")]
    public abstract void OidRequestComplete(
        ClientVc? ndisVcHandle, NdisOidRequest oidRequest, NdisStatus status, ClientParty? ndisPartyHandle = null);
}
