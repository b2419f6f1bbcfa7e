using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>A VC as its call manager sees it, the same in both shapes.</summary>
public abstract class ScriptedVc(ScriptedAf? af)
{
    private readonly List<Action> _whenSettled = [];
    private Action<NdisStatus>? _changed;

    /// <summary>The family of its client; null for a signaling VC.</summary>
    public ScriptedAf? Af => af;

    public abstract NdisVc Handle { get; }

    public bool IsOurs { get; init; }

    public bool HasCall { get; set; }

    /// <summary>The network ended the call; what the client answers to the offer counts no more (T8).</summary>
    public bool IsHungUp { get; set; }

    /// <summary>The parameters of a call that is being made; null once it has been answered.</summary>
    public CoCallParameters? Making { get; set; }

    /// <summary>The client closed while its call was being made; that is answered when the VC is inactive again (3.6).</summary>
    public bool IsAborted { get; set; }

    public bool IsClosing { get; set; }

    /// <summary>The PVC that its call is on: nothing is said to the network, nothing negotiated (4.15).</summary>
    public Pvc? Pvc { get; set; }

    /// <summary>The PVC was deleted before the call on it was up.</summary>
    public bool HasLostPvc => Pvc is { State: PvcState.Unconfigured };

    /// <summary>The party that a multipoint call is made with.</summary>
    public ScriptedLeaf? First { get; set; }

    /// <summary>The parties of a multipoint call.</summary>
    public List<ScriptedLeaf> Leaves { get; } = [];

    public bool IsActive { get; set; }

    /// <summary>No activation or deactivation is under way.</summary>
    public bool IsSettled => _changed is null;

    /// <summary>What it was activated with last.</summary>
    public CoCallParameters? Parameters { get; set; }

    public abstract NdisStatus Activate(CoCallParameters parameters);

    public abstract NdisStatus Deactivate();

    public abstract NdisStatus Delete();

    public abstract void MakeCallComplete(
        NdisStatus status, ScriptedLeaf? party, object? context, CoCallParameters parameters);

    public abstract void CloseCallComplete(NdisStatus status, ScriptedLeaf? party);

    public abstract void ModifyCallQoSComplete(NdisStatus status, CoCallParameters parameters);

    public abstract void DispatchIncomingCallQoSChange(CoCallParameters parameters);

    public abstract NdisStatus DispatchIncomingCall(ScriptedSap sap, CoCallParameters parameters);

    public abstract void DispatchCallConnected();

    public abstract void DispatchIncomingCloseCall(NdisStatus status, ReadOnlyMemory<byte> closeData = default);

    /// <summary>Calls Activate or Deactivate, and goes on when that has completed, at once or later.</summary>
    public void Change(Func<NdisStatus> request, Action<NdisStatus> then)
    {
        _changed = then;
        NdisStatus status = request();
        if (!status.IsPending)
        {
            Changed(status);
        }
    }

    /// <summary>An activation or a deactivation has completed.</summary>
    public void Changed(NdisStatus status)
    {
        Action<NdisStatus>? then = _changed;
        _changed = null;
        then?.Invoke(status);
        while (_changed is null && _whenSettled.Count > 0)
        {
            Action next = _whenSettled[0];
            _whenSettled.RemoveAt(0);
            next();
        }
    }

    /// <summary>Runs when no activation is under way.</summary>
    public void WhenSettled(Action action)
    {
        if (_changed is null)
        {
            action();
        }
        else
        {
            _whenSettled.Add(action);
        }
    }
}
