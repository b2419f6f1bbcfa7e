using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 6.C: SAPs.</summary>
internal sealed class SapWatch(RuleReport report) : RuleWatch(report)
{
    public override void Called(in DdiEvent e)
    {
        switch (e.Id)
        {
            case DdiId.NdisClRegisterSap:
                NdisSapObject sap = (NdisSapObject)e.Subject;
                Require(Shadows.Of(sap.Af).IsOpen, "R055", e);
                Require(!sap.Af.Registration.Family.IsTapi() || sap.Sap.SapType == CoSap.AfTapiSapType, "R069", e);
                break;
            case DdiId.NdisClDeregisterSap:
                Require(e.Sap.State != ShadowSapState.Deregistering, "R063", e);
                Require(e.Sap.State == ShadowSapState.Registered, "R062", e);
                break;
            default:
                break; // no rule of this part
        }
    }
}
