namespace UserCoNdis.Framework.Contracts;

/// <summary>A VC in a stand-alone call manager's hands.</summary>
public abstract class CmVc : CallManagerVc<CmSap>
{
    /// <summary>Activates the VC, or changes the parameters of an active one.</summary>
    /// <returns>An alias of an active VC is active at once: the miniport has done its part already (T17).</returns>
    [Ddi("NdisCmActivateVc")]
    public abstract NdisStatus Activate(CoCallParameters callParameters);

    /// <summary>Deactivates the VC, once per activation (R103).</summary>
    [Ddi("NdisCmDeactivateVc")]
    public abstract NdisStatus Deactivate();

    /// <summary>Deletes a VC that this call manager created; the client's DeleteVc is called. Never pending.</summary>
    [Ddi("NdisCoDeleteVc")]
    public abstract NdisStatus Delete();

    /// <summary>Gets the string that TAPI applications and NDISWAN call the VC by.</summary>
    [Ddi("NdisCoGetTapiCallId")]
    public abstract NdisStatus GetTapiCallId(out string tapiCallId);
}
