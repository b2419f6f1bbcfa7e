namespace UserCoNdis.Framework.Runtime;

/// <summary>What the verifier has seen of a SAP.</summary>
internal sealed class ShadowSap(NdisSapObject sap) : Shadow
{
    private string _address = "";

    public NdisSapObject Sap => sap;

    public ShadowSapState State { get; private set; }

    /// <summary>The address as it was when the client handed it over.</summary>
    public SapKey Key => new(sap.Af.Registration, sap.Sap.SapType, _address);

    /// <summary>The client has not touched the address since (R056).</summary>
    public bool IsUnchanged => Convert.ToHexString(sap.Sap.Sap.Span) == _address;

    public override void Called(in DdiEvent e)
    {
        if (e.Id == DdiId.NdisClRegisterSap)
        {
            _address = Convert.ToHexString(sap.Sap.Sap.Span);
        }
    }

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

        Dictionary<SapKey, ProtocolBinding> all = Shadows.Of(sap.Af.Adapter).Saps;
        if (State == ShadowSapState.Registered)
        {
            _ = all.TryAdd(Key, sap.Af.Client);
            return;
        }

        Shadows.Of(sap.Af).Saps--;
        if (all.TryGetValue(Key, out ProtocolBinding? owner) && owner == sap.Af.Client)
        {
            _ = all.Remove(Key);
        }
    }
}
