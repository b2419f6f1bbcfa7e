using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 6.Q: the calls of telephony sessions.</summary>
internal sealed class TapiCallWatch(RuleReport report) : RuleWatch(report)
{
    public override void Called(in DdiEvent e)
    {
        switch (e.Id)
        {
            case DdiId.NdisClMakeCall when ShadowTapi.FamilyOf(e)?.Tapi is not null:
                ReadOnlyMemory<byte> made = TapiCaps.CallStructure(e.Parameters);
                Require(made.Length >= CoAfTapiMakeCallParameters.FixedSize, "R309", e);
                Require(
                    made.Length < CoAfTapiMakeCallParameters.FixedSize || TapiCaps.FlagsOf(made.Span) == CoTapi.FlagOutgoingCall,
                    "R310",
                    e);
                break;
            case DdiId.NdisCmDispatchIncomingCall when ShadowTapi.FamilyOf(e)?.Tapi is { } session:
                Offering(e, session);
                break;
            case DdiId.NdisCmDispatchIncomingCall when e.Vc.Vc.AliasOf is { } carrier && Shadows.Of(carrier).Tapi is { } call:
                int size = call.IsOutgoing ? CoAfTapiMakeCallParameters.FixedSize : CoAfTapiIncomingCallParameters.FixedSize;
                Require(TapiCaps.CallStructure(e.Parameters).Length >= size, "R309", e);
                break;
            case DdiId.NdisCoCreateVc when e.Vc.Vc.AliasOf is { } carrier && Shadows.Of(carrier).Tapi is { } call:
                Require(!call.IsDropped, "R318", e); // it is to be closed, not handed on again
                break;
            case DdiId.NdisCmDeactivateVc when e.Vc.Tapi is not null:
                bool isUp = e.Vc.Call is ShadowCall.Accepted or ShadowCall.Connected;
                Require(!isUp || e.Vc.IsClosing || e.Vc.IsRemoteClosed || e.Vc.IsCloseDispatched, "R320", e);
                break;
            case DdiId.NdisClDeregisterSap when ShadowTapi.FamilyOf(e)?.Tapi is not null:
                ClosingLine(e);
                break;
            default:
                break; // no rule of this part
        }
    }

    public override void Returned(in DdiEvent e)
    {
        if (e.Id == DdiId.ProtocolClIncomingCall && e.Vc.Tapi is not null)
        {
            Require(e.Status.IsPending || e.Request!.CompletedInside || e.Status.IsFailure, "R315", e);
        }
    }

    public override void Answered(in DdiEvent e)
    {
        if (!e.Status.IsSuccess || (e.Subject as NdisVcObject)?.Shadow is not ShadowVc { Tapi: { } call } vc)
        {
            return;
        }

        if (e.Id == DdiId.ProtocolCmCloseCall)
        {
            Require(e.Request!.IsByCompletion && !vc.IsActive, "R319", e);
        }
        else if (e.Id == DdiId.ProtocolCmMakeCall)
        {
            Require(TapiCaps.HasSpeeds(e.Parameters), "R312", e);
            bool isChanged = vc.Proposed is { } proposed && e.Parameters?.SameParameters(proposed) == false;
            Require(!isChanged || ChangedParameters.AreMarked(e.Parameters!), "R313", e);
            if (ShadowTapi.FamilyOf(e)?.Tapi?.OfLine(call.Line) is { } line && TapiCaps.IsVoice(line.MediaModes))
            {
                Require(TapiCaps.HasSduSizes(e.Parameters), "R317", e);
            }
        }
    }

    private void Offering(in DdiEvent e, ShadowTapi session)
    {
        ReadOnlyMemory<byte> structure = TapiCaps.CallStructure(e.Parameters);
        Require(TapiCaps.FlagsOf(structure.Span) == CoTapi.FlagIncomingCall, "R311", e);
        Require(TapiCaps.HasSpeeds(e.Parameters), "R314", e);
        if (CoAfTapiIncomingCallParameters.TryRead(structure, out CoAfTapiIncomingCallParameters call)
            && TapiCaps.IsVoice(call.LineCallInfo.MediaMode) && session.OfLine(call.LineId) is { } line)
        {
            Require(TapiCaps.IsVoice(line.MediaModes), "R316", e);
        }
    }

    /// <summary>A line closes when its SAP goes: its calls have gone before (4.19).</summary>
    private void ClosingLine(in DdiEvent e)
    {
        NdisSapObject sap = e.Sap.Sap;
        if (CoAfTapiSap.TryRead(sap.Sap.Sap.Span, out CoAfTapiSap address))
        {
            bool isBusy = e.Adapter.Vcs.Any(vc => vc.Vc.Af == sap.Af && vc.Tapi?.Line == address.LineId
                && vc.Call is ShadowCall.Offered or ShadowCall.Accepted or ShadowCall.Connected && !vc.IsClosing);
            Require(!isBusy, "R321", e);
        }
    }
}
