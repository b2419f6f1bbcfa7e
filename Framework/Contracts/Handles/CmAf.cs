namespace UserCoNdis.Framework.Contracts;

/// <summary>A client's open family as a stand-alone call manager sees it.</summary>
public abstract class CmAf : CallManagerAf
{
    /// <summary>Makes a VC for an incoming call of the client of this family; the miniport's and the client's CreateVc are
    /// called, in this order. Never pending.</summary>
    /// <param name="protocolVcContext">The call manager's own for this VC.</param>
    /// <param name="ndisVcHandle">The VC, on success; the call manager deletes it.</param>
    /// <returns>The status of the one that refused (R081). Failure on an MCM's adapter, which carries only VCs of the MCM
    /// and aliases of them (T17).</returns>
    [Ddi("NdisCoCreateVc")]
    public abstract NdisStatus CreateVc(object protocolVcContext, out CmVc? ndisVcHandle);

    /// <summary>Makes a VC for the client of this family that stands for a VC this driver holds as a client.</summary>
    /// <param name="protocolVcContext">The call manager's own for this VC.</param>
    /// <param name="aliased">Data, status and miniport requests on the new VC go to this one; call control stays apart;
    /// the alias is closed first (decision T17).</param>
    /// <param name="ndisVcHandle">The VC, on success; the call manager deletes it.</param>
    [Ddi("NdisCoCreateVc")]
    public abstract NdisStatus CreateAliasVc(object protocolVcContext, ClientVc aliased, out CmVc? ndisVcHandle);
}
