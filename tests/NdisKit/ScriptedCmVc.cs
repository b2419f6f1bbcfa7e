using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>A VC of a stand-alone call manager.</summary>
public sealed class ScriptedCmVc(ScriptedAf? af) : ScriptedVc<CmSap, CmVc>(af)
{
    public override NdisStatus Activate(CoCallParameters parameters) => Handle.Activate(parameters);

    public override NdisStatus Deactivate() => Handle.Deactivate();

    public override NdisStatus Delete() => Handle.Delete();
}
