namespace UserCoNdis.Framework.Contracts;

/// <summary>A plain connection-oriented miniport: stand-alone call managers make its calls, over bindings of their own
/// (contract 1.3).</summary>
/// <remarks>A miniport that manages its calls itself is an <see cref="IMcmMiniport"/>, which has none of the VC callbacks
/// (R008); a driver of both shapes cannot be added to a host, the call would be ambiguous.</remarks>
public interface ICoMiniport : ICoMiniportEdge
{
    /// <summary>Starts the adapter; protocols are bound when it has returned.</summary>
    /// <param name="adapter">The adapter's handle, valid until HaltEx has completed.</param>
    /// <param name="miniportAdapterContext">The driver's own, given to its callbacks.</param>
    /// <returns>Never pending. Anything but success: no protocol ever sees the adapter.</returns>
    [Ddi("MiniportInitializeEx")]
    NdisStatus InitializeEx(MiniportAdapter adapter, out object? miniportAdapterContext);

    /// <summary>A client or a call manager made a VC, perhaps a signaling VC: the miniport need not know which.</summary>
    /// <param name="miniportAdapterContext">The adapter's context.</param>
    /// <param name="ndisVcHandle">The VC; valid until <see cref="DeleteVc"/> returned.</param>
    /// <param name="miniportVcContext">The miniport's own for this VC; not null on success (R082).</param>
    /// <returns>Never pending (R076).</returns>
    [Ddi("MiniportCoCreateVc")]
    NdisStatus CreateVc(object? miniportAdapterContext, MiniportVc ndisVcHandle, out object? miniportVcContext);

    /// <summary>The VC's creator deletes it; it is inactive.</summary>
    /// <returns>Never pending (R077).</returns>
    [Ddi("MiniportCoDeleteVc")]
    NdisStatus DeleteVc(object? miniportVcContext);

    /// <summary>The call manager activates the VC, or changes the parameters of an active one.</summary>
    /// <param name="miniportVcContext">The VC's context.</param>
    /// <param name="callParameters">The call manager's, valid until the activation completes (R099); its flow values are
    /// changed in place, to what is in use, only under a ROUND flag (R106).</param>
    /// <returns>Pending: one <see cref="MiniportVc.ActivateComplete"/> follows (R107). INVALID_DATA: parameters that it
    /// does not support (R104). After a failed change the VC goes on with its old parameters (R105).</returns>
    [Ddi("MiniportCoActivateVc")]
    NdisStatus ActivateVc(object? miniportVcContext, CoCallParameters callParameters);

    /// <summary>The call manager deactivates the VC, once per activation: the miniport completes every send and waits for
    /// every frame that it indicated (R109, R110).</summary>
    /// <returns>Pending: one <see cref="MiniportVc.DeactivateComplete"/> follows (R108).</returns>
    [Ddi("MiniportCoDeactivateVc")]
    NdisStatus DeactivateVc(object? miniportVcContext);
}
