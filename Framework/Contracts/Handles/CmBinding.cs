namespace UserCoNdis.Framework.Contracts;

/// <summary>A stand-alone call manager's face of its binding.</summary>
public abstract class CmBinding : NdisBinding
{
    /// <summary>Registers an address family on this adapter; clients are told after the bind returned (R026).</summary>
    /// <returns>Failure: another call manager has it (R023), or the binding is closing (R024).</returns>
    [Ddi("NdisCmRegisterAddressFamilyEx")]
    public abstract NdisStatus RegisterAddressFamilyEx(CoAddressFamily addressFamily);

    /// <summary>Makes a signaling VC: it belongs to no family, its data are this call manager's own (R073).</summary>
    /// <param name="protocolVcContext">The call manager's own for this VC.</param>
    /// <param name="ndisVcHandle">The VC, on success; this call manager activates, deactivates and deletes it.</param>
    /// <returns>Never pending. Failure on an MCM's adapter: its signaling is its own (R072).</returns>
    [Ddi("NdisCoCreateVc")]
    public abstract NdisStatus CreateVc(object protocolVcContext, out CmVc? ndisVcHandle);
}
