namespace UserCoNdis.Framework.Runtime;

/// <summary>What the verifier has seen of a SAP.</summary>
internal sealed class ShadowSap(NdisSapObject sap) : Shadow
{
    public ShadowSapState State { get; private set; }

    /// <summary>Incoming calls may be dispatched on it: also while its registration is under way (R061).</summary>
    public bool TakesCalls => State is ShadowSapState.Registering or ShadowSapState.Registered;

    public override void Entered(in DdiEvent e)
    {
        switch (e.Id)
        {
            case DdiId.ProtocolCmRegisterSap:
                State = ShadowSapState.Registering;
                Shadows.Of(sap.Af).Saps++;
                break;
            case DdiId.ProtocolCmDeregisterSap:
                State = ShadowSapState.Deregistering;
                break;
            default:
                break; // nothing to remember
        }
    }

    public override void Answered(in DdiEvent e)
    {
        switch (e.Id)
        {
            case DdiId.ProtocolCmRegisterSap:
                State = e.Status.IsSuccess ? ShadowSapState.Registered : ShadowSapState.Failed;
                break;
            case DdiId.ProtocolCmDeregisterSap:
                State = e.Status.IsSuccess ? ShadowSapState.Gone : ShadowSapState.Registered;
                break;
            default:
                return; // nothing to remember
        }

        Shadows.Of(sap.Af).Saps -= State == ShadowSapState.Registered ? 0 : 1;
    }
}
