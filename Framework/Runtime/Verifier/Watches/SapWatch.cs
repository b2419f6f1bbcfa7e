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
                Require(Shadows.Of(e.Sap.Sap.Af).IsOpen, "R055", e);
                Require(IsOfItsFamily(e.Sap.Sap), "R069", e);
                break;
            case DdiId.NdisClDeregisterSap:
                Require(e.Sap.State != ShadowSapState.Deregistering, "R063", e);
                Require(e.Sap.State is ShadowSapState.Registered or ShadowSapState.Deregistering, "R062", e);
                break;
            case DdiId.NdisCmDispatchIncomingCall when e.Other is NdisSapObject sap:
                Require(Shadows.Of(sap).State != ShadowSapState.Failed, "R060", e);
                Require(Shadows.Of(sap).State is not (ShadowSapState.Deregistering or ShadowSapState.Gone), "R066", e);
                break;
            default:
                break; // no rule of this part
        }

        if (e.Subject is NdisVcObject vc)
        {
            Require(!Shadows.Of(vc).IsOfferHeldBack, "R061", e);
        }
    }

    public override void Entered(in DdiEvent e)
    {
        if (e.Id == DdiId.ProtocolClIncomingCloseCall && e.Vc.Sap is { } sap && Shadows.Of(sap).State >= ShadowSapState.Deregistering)
        {
            Require(e.Vc.IsCloseDispatched, "R067", e);
        }
    }

    public override void Answered(in DdiEvent e)
    {
        if (e.Id == DdiId.ProtocolCmRegisterSap)
        {
            NdisSapObject sap = e.Sap.Sap;
            Require(e.Sap.IsUnchanged, "R056", e with { Driver = sap.Af.Client.DriverName });
            bool isTaken = e.Adapter.Saps.TryGetValue(e.Sap.Key, out ProtocolBinding? owner) && owner != sap.Af.Client;
            Require(!e.Status.IsSuccess || IsOfItsFamily(sap), "R057", e);
            Require(!e.Status.IsSuccess || !isTaken, "R058", e);
        }
    }

    private static bool IsOfItsFamily(NdisSapObject sap) =>
        !sap.Af.Registration.Family.IsTapi() || sap.Sap.SapType == CoSap.AfTapiSapType;
}
