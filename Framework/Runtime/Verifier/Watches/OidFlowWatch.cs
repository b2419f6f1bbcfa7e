using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 6.L: what clients and call managers owe each other after an OID (4.11), and PVCs (3.9).</summary>
internal sealed class OidFlowWatch(RuleReport report) : RuleWatch(report)
{
    public override void Called(in DdiEvent e)
    {
        switch (e.Id)
        {
            case DdiId.NdisCoOidRequest when e is { Via: NdisAfInstance af, Other: NdisOidRequest request }:
                LookAtPvc(e, af, request);
                break;
            case DdiId.NdisClCloseAddressFamily:
                // Who is told to go need not ask any more.
                bool isLeaving = e.Af.WasNotified || e.Af.Oids.OwesClose || Shadows.Of(e.Af.Af.Client).IsClosing;
                Require(isLeaving || !e.Af.Oids.OwesQuery, "R256", e);
                break;
            case DdiId.NdisClRegisterSap:
                Require(!Shadows.Of(e.Sap.Sap.Af).Oids.OwesClose, "R258", e);
                break;
            case DdiId.NdisClMakeCall when e.Vc.Vc.Af is { } family:
                Require(!Shadows.Of(family).Oids.OwesClose, "R258", e);
                Require(!Shadows.Of(family).Oids.IsClientTold, "R259", e);
                break;
            case DdiId.NdisCmDispatchIncomingCall when e.Vc.Vc.Af is { } family:
                Require(!Shadows.Of(family).Oids.IsSignalingDisabled, "R260", e);
                break;
            case DdiId.NdisCmDispatchIncomingCallQoSChange:
                Require(!IsPermanent(e.Vc), "R262", e);
                break;
            default:
                break; // no rule of this part
        }
    }

    public override void Answered(in DdiEvent e)
    {
        switch (e.Id)
        {
            case DdiId.ProtocolCoOidRequest when e.Status.IsSuccess && e.Other is NdisOidRequest request:
                if (request.Oid == Oid.CoGetAddresses && ShadowOids.HasTrueCounts(request)
                    && ShadowOids.FamilyOf(e.Request!.Subject) is { } af)
                {
                    Require(Shadows.Of(af).Oids.IsAnnounced(request), "R257", e);
                }

                break;
            case DdiId.ProtocolCmMakeCall when e.Status.IsSuccess && IsPermanent(e.Vc):
                bool isChanged = e.Parameters is { } parameters && parameters.Flags.HasFlag(CoCallFlags.CallParametersChanged);
                Require(!isChanged, "R262", e);
                break;
            case DdiId.ProtocolCmModifyCallQoS when IsPermanent(e.Vc):
                Require(!e.Status.IsSuccess, "R262", e);
                break;
            default:
                break; // no rule of this part
        }
    }

    private void LookAtPvc(in DdiEvent e, NdisAfInstance af, NdisOidRequest request)
    {
        if ((request.Oid == Oid.CoAddPvc || request.Oid == Oid.CoDeletePvc)
            && CoPvc.TryRead(request.InformationBuffer.Span, out CoPvc pvc))
        {
            Require(pvc.NdisAfHandle == af.Id, "R261", e);
        }
    }

    private static bool IsPermanent(ShadowVc vc) =>
        vc.Proposed is { } proposed && proposed.Flags.HasFlag(CoCallFlags.PermanentVc);
}
