using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>What the verifier has seen of a VC's activation. An MCM's VC and an alias have no miniport to wait for (T3).</summary>
internal sealed class ShadowActivation(NdisVcObject vc)
{
    public ShadowActivationState State { get; private set; }

    public bool IsActive => State is ShadowActivationState.Active or ShadowActivationState.Reactivating;

    public bool IsChanging => State is ShadowActivationState.Activating or ShadowActivationState.Reactivating;

    /// <summary>It was active once.</summary>
    public bool WasActive { get; private set; }

    /// <summary>The last activation failed.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>The parameters that the call manager handed over, and still owns.</summary>
    public CoCallParameters? Given { get; private set; }

    /// <summary>What they were when the miniport got them.</summary>
    public CoCallParameters? Asked { get; private set; }

    /// <summary>The parameters in use.</summary>
    public CoCallParameters? InUse { get; private set; }

    public void Called(in DdiEvent e, bool isAlive)
    {
        if (vc.Miniport is not null)
        {
            return; // the miniport decides
        }

        if (e.Id == DdiId.NdisCmActivateVc && isAlive && (vc.AliasOf is not { } carrier || Shadows.Of(carrier).IsActive))
        {
            Activated(e.Parameters?.Clone());
        }
        else if (e.Id == DdiId.NdisCmDeactivateVc)
        {
            State = ShadowActivationState.Inactive;
        }
    }

    public void Entered(in DdiEvent e)
    {
        if (e.Id == DdiId.MiniportCoActivateVc)
        {
            State = IsActive ? ShadowActivationState.Reactivating : ShadowActivationState.Activating;
            Given = e.Parameters;
            Asked = e.Parameters?.Clone();
        }
        else if (e.Id == DdiId.MiniportCoDeactivateVc)
        {
            State = ShadowActivationState.Deactivating;
        }
    }

    public void Answered(in DdiEvent e)
    {
        if (e.Id == DdiId.MiniportCoDeactivateVc)
        {
            State = e.Status.IsSuccess ? ShadowActivationState.Inactive : ShadowActivationState.Active;
        }
        else if (e.Id == DdiId.MiniportCoActivateVc && e.Status.IsSuccess)
        {
            Activated(e.Parameters?.Clone());
        }
        else if (e.Id == DdiId.MiniportCoActivateVc)
        {
            HasFailed = true; // after a failed change it goes on as it was (R105)
            State = IsActive ? ShadowActivationState.Active : ShadowActivationState.Inactive;
        }
    }

    private void Activated(CoCallParameters? parameters)
    {
        State = ShadowActivationState.Active;
        WasActive = true;
        HasFailed = false;
        InUse = parameters;
    }
}
