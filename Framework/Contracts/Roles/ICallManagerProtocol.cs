namespace UserCoNdis.Framework.Contracts;

/// <summary>A stand-alone call manager: a protocol driver that serves clients on the adapters it is bound to.</summary>
/// <remarks>A driver that is client and call manager at once (NDPROXY) implements both roles; VC and OID callbacks
/// come to the role it plays on the family concerned (contract 1.4).</remarks>
public interface ICallManagerProtocol : ICoProtocol, ICallManager<CmAf, CmSap, CmVc>
{
    /// <summary>Offers an adapter; the driver registers its families on it.</summary>
    /// <param name="binding">The call manager's face of the open binding.</param>
    /// <param name="protocolBindingContext">The driver's own. A driver with both roles gives the same for both.</param>
    [Ddi("ProtocolBindAdapterEx")]
    NdisStatus BindAdapterEx(CmBinding binding, out object? protocolBindingContext);

    /// <summary>Completes <see cref="CmVc.Activate"/>; the parameters are what the miniport has put in use.</summary>
    /// <param name="status">NOT_ACCEPTED: an activation was pending. CLOSING: a deactivation was. INVALID_DATA: the miniport
    /// refused the parameters. After a failure the VC is not used but to activate again or to delete it (R116).</param>
    /// <param name="callMgrVcContext">The VC's context.</param>
    /// <param name="callParameters">The call manager's again.</param>
    [Ddi("ProtocolCmActivateVcComplete")]
    void ActivateVcComplete(NdisStatus status, object? callMgrVcContext, CoCallParameters callParameters);

    /// <summary>Completes <see cref="CmVc.Deactivate"/>: a close that waited for it completes now (4.7).</summary>
    [Ddi("ProtocolCmDeactivateVcComplete")]
    void DeactivateVcComplete(NdisStatus status, object? callMgrVcContext);
}
