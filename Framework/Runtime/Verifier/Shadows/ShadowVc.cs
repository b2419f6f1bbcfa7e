using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>What the verifier has seen of a VC and its call.</summary>
internal sealed class ShadowVc(NdisVcObject vc) : Shadow
{
    private ShadowCall _call;

    public NdisVcObject Vc => vc;

    public ShadowActivation Activation { get; } = new(vc);

    public ShadowMakeCall Make { get; } = new();

    public ShadowOffer Offer { get; } = new(vc);

    /// <summary>It as a WAN link; that of an alias is its carrier's.</summary>
    public ShadowWanLink Link { get; private set; } = new();

    /// <summary>Its call, if that is one of a telephony session.</summary>
    public ShadowTapiCall? Tapi { get; private set; }

    /// <summary>The string that it was handed over by (4.17 step 13).</summary>
    public string? TapiCallId { get; set; }

    public bool IsActive => Activation.IsActive;

    public ShadowParties Parties { get; } = new();

    public ShadowQos Qos { get; } = new(vc);

    /// <summary>The data of the close of its call.</summary>
    public ShadowCloseData CloseData { get; } = new(vc);

    /// <summary>NDIS has begun to ask the other holders of the VC.</summary>
    public bool IsPeerAsked { get; private set; }

    /// <summary>A callback that creates it is running.</summary>
    public bool IsBeingCreated { get; private set; }

    /// <summary>It was created, and its deletion has not begun.</summary>
    public bool IsAlive { get; private set; }

    /// <summary>Its deletion has gone so far that nobody may use it.</summary>
    public bool IsDeleted { get; private set; }

    /// <summary>It is deleted, or being deleted.</summary>
    public bool IsGone { get; private set; }

    /// <summary>A plain miniport has created its side, and not deleted it.</summary>
    public bool IsKnownToMiniport { get; private set; }

    /// <summary>The status with which a holder refused to create it.</summary>
    public NdisStatus? Refusal { get; private set; }

    public ShadowCall Call
    {
        get => _call;
        private set
        {
            int change = (value == ShadowCall.None ? 0 : 1) - (_call == ShadowCall.None ? 0 : 1);
            _call = value;
            if (vc.Af is { } af)
            {
                Shadows.Of(af).Calls += change;
                Shadows.Of(af).CallManagerVcCalls += vc.Creator == VcCreator.CallManager ? change : 0;
            }
        }
    }

    public bool IsRemoteClosed { get; private set; }

    public bool IsClosing { get; private set; }

    public bool WasRejected { get; private set; }

    /// <summary>The client's last call on it was closed: on a call manager's VC its handle is dead for the client (R193).</summary>
    public bool WasClosed { get; private set; }

    /// <summary>It was active when its call was closed, and its call manager has not begun to deactivate it since (R191).</summary>
    public bool IsLeftActive { get; private set; }

    /// <summary>The last call ended with a status that is not success (T7).</summary>
    public bool NetworkFailed { get; private set; }

    /// <summary>The VC that stands for this one is alive (T17).</summary>
    public bool HasAlias { get; private set; }

    /// <summary>Frames sent and not completed.</summary>
    public int Sends { get; set; }

    /// <summary>Frames that were sent over it, ever: each has its number.</summary>
    public long SendOrder { get; set; }

    /// <summary>The number of the last that the miniport got (R224).</summary>
    public long CarriedOrder { get; set; }

    /// <summary>Frames received and not returned.</summary>
    public int Receives { get; set; }

    /// <summary>The SAP that the call came in on.</summary>
    public NdisSapObject? Sap { get; private set; }

    /// <summary>The call manager has dispatched a call on a SAP that is being registered, and NDIS has not offered it (R061).</summary>
    public bool IsOfferHeldBack { get; private set; }

    /// <summary>The call manager has said that the call is over, and the client has not been told.</summary>
    public bool IsCloseDispatched { get; private set; }

    /// <summary>The parameters as they were proposed.</summary>
    public CoCallParameters? Proposed { get; private set; }

    public override void Called(in DdiEvent e)
    {
        if (e.Id == DdiId.NdisCmActivateVc && !IsActive)
        {
            Link = new();
        }

        Tapi = ShadowTapiCall.Begun(e) ?? Tapi;
        ShadowTapi.Called(e);
        Shadows.Of(vc.Carrier).Link.Called(e);
        Activation.Called(e, IsAlive);
        Make.Called(e, Call);
        Offer.Called(e, Call);
        Qos.Called(e);
        switch (e.Id)
        {
            case DdiId.NdisClMakeCall:
                Proposed = e.Parameters?.Clone();
                break;
            case DdiId.NdisCmDispatchIncomingCall:
                Proposed = e.Parameters?.Clone();
                IsOfferHeldBack = IsAlive && IsActive && Call == ShadowCall.None && vc.Creator == VcCreator.CallManager
                    && e.Other is NdisSapObject sap && sap.Af == vc.Af && Shadows.Of(sap.Af).IsOpen
                    && Shadows.Of(sap).State == ShadowSapState.Registering;
                break;
            case DdiId.NdisCmDeactivateVc:
                IsLeftActive = false;
                break;
            case DdiId.NdisCmDispatchIncomingCloseCall:
                IsCloseDispatched |= Call is ShadowCall.Offered or ShadowCall.Accepted or ShadowCall.Connected;
                if (vc.AliasOf is { } carrier && Shadows.Of(carrier).Tapi is { } call)
                {
                    call.IsDropped = true;
                }

                break;
            default:
                break; // nothing to remember
        }
    }

    public override void Entered(in DdiEvent e)
    {
        Activation.Entered(e);
        Make.Entered(e);
        Offer.Entered(e);
        Parties.Entered(e);
        Qos.Entered(e);
        CloseData.Entered(e);
        switch (e.Id)
        {
            case DdiId.ProtocolCoCreateVc or DdiId.MiniportCoCreateVc:
                IsPeerAsked = true;
                IsBeingCreated = true;
                break;
            case DdiId.ProtocolCoDeleteVc:
            case DdiId.MiniportCoDeleteVc when vc.Af is null:
                Leave();
                break;
            case DdiId.ProtocolCmMakeCall:
                Call = ShadowCall.Proceeding;
                WasClosed = false;
                break;
            case DdiId.ProtocolClIncomingCall:
                Call = ShadowCall.Offered;
                Sap = e.Other as NdisSapObject;
                IsOfferHeldBack = false;
                WasRejected = false;
                WasClosed = false;
                break;
            case DdiId.ProtocolClCallConnected:
                Call = ShadowCall.Connected;
                break;
            case DdiId.ProtocolClIncomingCloseCall:
                IsRemoteClosed = true;
                IsCloseDispatched = false;
                NetworkFailed = !e.Status.IsSuccess;
                break;
            case DdiId.ProtocolCmCloseCall:
                IsClosing = true;
                break;
            default:
                break; // nothing to remember
        }
    }

    public override void Returned(in DdiEvent e)
    {
        Make.Returned(e);
        switch (e.Id)
        {
            case DdiId.MiniportCoCreateVc:
                IsKnownToMiniport = e.Status.IsSuccess;
                Created(e.Status, isLast: vc.Af is null); // a signaling VC has no peer
                break;
            case DdiId.ProtocolCoCreateVc:
                Created(e.Status, isLast: true);
                break;
            case DdiId.ProtocolCoDeleteVc:
                IsDeleted = true;
                break;
            case DdiId.MiniportCoDeleteVc:
                IsKnownToMiniport = false;
                IsDeleted = true;
                break;
            default:
                break; // nothing to remember
        }
    }

    public override void Answered(in DdiEvent e)
    {
        ShadowWan.Answered(e);
        ShadowTapi.Answered(e);
        Activation.Answered(e);
        Make.Answered(e);
        Offer.Answered(e);
        Parties.Answered(e);
        Qos.Answered(e);
        CloseData.Answered(e);
        switch (e.Id)
        {
            case DdiId.ProtocolCmMakeCall:
                Call = Call != ShadowCall.Proceeding ? ShadowCall.None
                    : e.Status.IsSuccess ? ShadowCall.Connected : ShadowCall.Failed;
                break;
            case DdiId.ProtocolClIncomingCall:
                Call = e.Status.IsSuccess || IsRemoteClosed ? ShadowCall.Accepted : ShadowCall.None;
                WasRejected = Call == ShadowCall.None;
                break;
            case DdiId.ProtocolCmCloseCall:
                IsClosing = false;
                IsCloseDispatched = false; // one that came meanwhile was dropped (3.6)
                if (e.Status.IsSuccess)
                {
                    Call = ShadowCall.None;
                    IsRemoteClosed = false;
                    WasClosed = true;
                    IsLeftActive = IsActive;
                }

                break;
            default:
                break; // nothing to remember
        }
    }

    private void Created(NdisStatus status, bool isLast)
    {
        IsBeingCreated = false;
        Refusal = status.IsSuccess ? null : status.IsPending ? NdisStatus.Failure : status; // R074
        if (isLast && status.IsSuccess)
        {
            Join();
        }
    }

    private void Join()
    {
        IsAlive = true;
        _ = Shadows.Of(vc.Adapter).Vcs.Add(this);
        Count(1);
        SetAlias(true);
    }

    private void Leave()
    {
        IsGone = true;
        if (IsAlive)
        {
            Count(-1);
            Call = ShadowCall.None; // a failed one goes with its VC
            IsAlive = false;
            ShadowAdapter adapter = Shadows.Of(vc.Adapter);
            _ = adapter.Vcs.Remove(this);
            _ = TapiCallId is { } id && adapter.VcsByTapiCallId.Remove(id);
            SetAlias(false);
        }
    }

    private void Count(int change)
    {
        if (vc.Af is not null)
        {
            ShadowAf af = Shadows.Of(vc.Af);
            af.ClientVcs += vc.Creator == VcCreator.Client ? change : 0;
            af.CallManagerVcs += vc.Creator == VcCreator.CallManager ? change : 0;
        }
    }

    private void SetAlias(bool isThere)
    {
        if (vc.AliasOf is { } carrier)
        {
            Shadows.Of(carrier).HasAlias = isThere;
        }
    }
}
