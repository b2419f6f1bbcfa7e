namespace UserCoNdis.Framework.Contracts;

/// <summary>A client's open family as an MCM sees it.</summary>
public abstract class McmAf : CallManagerAf
{
    /// <summary>Makes a VC for an incoming call of the client of this family; its CreateVc is called. Never pending.</summary>
    /// <param name="miniportVcContext">The MCM's own, given to its call-manager and miniport callbacks.</param>
    /// <param name="ndisVcHandle">The VC, on success; the MCM deletes it.</param>
    /// <returns>The client's status when it refused (R079).</returns>
    [Ddi("NdisMCmCreateVc")]
    public abstract NdisStatus CreateVc(object miniportVcContext, out McmVc? ndisVcHandle);
}
