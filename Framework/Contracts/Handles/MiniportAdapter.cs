namespace UserCoNdis.Framework.Contracts;

/// <summary>An adapter in its miniport's hands (MiniportAdapterHandle).</summary>
public abstract class MiniportAdapter
{
    /// <summary>Gets the adapter's name.</summary>
    public abstract string Name { get; }

    /// <summary>Indicates a status of the adapter to all protocols, or of a VC to those who share it (R265).</summary>
    /// <param name="ndisVcHandle">The VC; null: the adapter.</param>
    /// <param name="indication">Its buffer is read during the call only.</param>
    [Ddi("NdisMCoIndicateStatusEx")]
    public abstract void IndicateStatusEx(NdisVc? ndisVcHandle, in NdisStatusIndication indication);

    /// <summary>Completes a request to the miniport half that OidRequest left pending (R239).</summary>
    [Ddi("NdisMCoOidRequestComplete")]
    public abstract void OidRequestComplete(NdisVc? ndisVcHandle, NdisOidRequest oidRequest, NdisStatus status);

    /// <summary>Completes a Pause that returned pending: every send is completed, every indicated frame is back.</summary>
    [Ddi("NdisMPauseComplete")]
    public abstract void PauseComplete();

    /// <summary>Completes a Restart that returned pending.</summary>
    [Ddi("NdisMRestartComplete")]
    public abstract void RestartComplete(NdisStatus status);

    /// <summary>Completes a ResetEx that returned pending, once (R272).</summary>
    /// <param name="status">Success; SOFT_ERRORS or HARD_ERRORS when the device does not work.</param>
    /// <param name="addressingReset">True: NDIS restores filter, multicast, encapsulation and wake settings (R274).</param>
    [Ddi("NdisMResetComplete")]
    public abstract void ResetComplete(NdisStatus status, bool addressingReset);

    /// <summary>Completes a HaltEx that returned pending; the handle is dead from this call on (R278).</summary>
    public abstract void HaltComplete();
}
