namespace UserCoNdis.ContractPrograms;

/// <summary>A VC and the call on it.</summary>
internal sealed class ModelVc(int af, Creator creator)
{
    /// <summary>Its family; 0 for a signaling VC.</summary>
    public int Af => af;

    public Creator Creator => creator;

    public Activation Activation { get; set; } = Activation.Inactive;

    public bool Exists => Activation != Activation.Deleted;

    public Phase Phase { get; set; }

    public bool IsMultipoint { get; set; }

    public bool IsMakePending { get; set; }

    public bool IsOfferPending { get; set; }

    public bool IsRemoteClosed { get; set; }

    /// <summary>The call manager has said that the call is over.</summary>
    public bool IsCloseDispatched { get; set; }

    public bool IsClosing { get; set; }

    /// <summary>The close of an aborted call was completed before the call was.</summary>
    public bool IsCloseDone { get; set; }

    /// <summary>A close is under way, or was done before the call it aborts.</summary>
    public bool IsEnding => IsClosing || IsCloseDone;

    public bool IsQosPending { get; set; }

    /// <summary>The VC was activated again since the change that is under way began (R205), or since the last one (R210).</summary>
    public bool IsReactivated { get; set; }

    /// <summary>The client closed the last call on it.</summary>
    public bool WasClosed { get; set; }

    /// <summary>The changed parameters are in use.</summary>
    public bool IsChanged { get; set; }

    /// <summary>The activation under way is with the changed parameters.</summary>
    public bool IsChanging { get; set; }

    /// <summary>No call: the VC may be deleted or used again.</summary>
    public bool IsIdle => Phase is Phase.None or Phase.Failed && !IsClosing && !IsCloseDone;

    public int Sends { get; set; }

    public int Receives { get; set; }

    public bool IsDrained => Sends == 0 && Receives == 0;

    /// <summary>Its last call was closed with the VC active (R190, R191).</summary>
    public bool IsLeftActive { get => field && Activation != Activation.Inactive; set; }

    /// <summary>It was deactivated while a call was on it.</summary>
    public bool IsDisturbed { get; set; }

    /// <summary>The miniport has said that the deactivation is done while frames were out.</summary>
    public bool IsDoneEarly { get; set; }

    /// <summary>An activation or deactivation is under way.</summary>
    public bool IsMoving => Activation is Activation.Activating or Activation.Reactivating or Activation.Deactivating;

    public void EndCall()
    {
        Phase = Phase.None;
        IsMultipoint = false;
        IsRemoteClosed = false;
        IsCloseDispatched = false;
        IsClosing = false;
        IsCloseDone = false;
        IsDisturbed = false;
        IsOfferPending = false;
        IsReactivated &= IsQosPending;
    }

    public ModelVc Clone() => (ModelVc)MemberwiseClone();
}
