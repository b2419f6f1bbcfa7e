namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 6.G: incoming calls.</summary>
internal sealed class IncomingCallWatch(RuleReport report) : RuleWatch(report)
{
    public override void Called(in DdiEvent e)
    {
        if (e.Id == DdiId.NdisCmDispatchIncomingCall)
        {
            Dispatching(e);
        }
        else if (e.Id == DdiId.NdisCmDispatchCallConnected)
        {
            Require(!e.Vc.WasRejected, "R156", e);
            Require(e.Vc.Call != ShadowCall.Connected, "R153", e);
            Require(e.Vc.Call is ShadowCall.Accepted or ShadowCall.Connected, "R152", e);
            Require(e.Vc.IsActive, "R154", e);
        }
        else if (e.Id == DdiId.NdisCmDispatchIncomingCloseCall)
        {
            Require(!e.Vc.WasRejected, "R156", e);
        }
    }

    public override void Answered(in DdiEvent e)
    {
        if (e.Id == DdiId.ProtocolClIncomingCall)
        {
            ChangedParameters.Check(Report, e, "R147");
        }
    }

    private void Dispatching(in DdiEvent e)
    {
        NdisVcObject vc = e.Vc.Vc;
        var sap = e.Other as NdisSapObject;
        ShadowSapState state = sap is null ? ShadowSapState.New : Shadows.Of(sap).State;
        Require(state != ShadowSapState.New, "R139", e); // of the others that are not open, SapWatch tells
        Require(vc.Creator == VcCreator.CallManager && (sap is null || sap.Af == vc.Af), "R140", e);
        Require(e.Vc.IsActive || vc.Af?.Registration.Family.IsTapi() == true, "R141", e);
        Require(e.Vc.Call == ShadowCall.None, "R142", e);
    }
}
