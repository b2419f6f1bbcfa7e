namespace UserCoNdis.Framework.Contracts;

/// <summary>A permanent VC that a client configured, in a <see cref="PvcList"/> (contract 3.9).</summary>
public sealed class Pvc
{
    internal Pvc(CoSpecificParameters parameters) => Parameters = parameters;

    /// <summary>Gets what it is identified by.</summary>
    public CoSpecificParameters Parameters { get; }

    /// <summary>Gets its state; of one that was deleted Unconfigured.</summary>
    public PvcState State { get; private set; }

    /// <summary>Gets the call manager's word for the call that uses it; null while none does.</summary>
    public object? User { get; private set; }

    /// <summary>A call is made on it (PERMANENT_VC, contract 4.15); on success the VC is activated without asking the network.</summary>
    /// <param name="user">The call manager's word for the call.</param>
    /// <returns>Success. NOT_ACCEPTED: another call is on it. INVALID_DATA: it was deleted.</returns>
    public NdisStatus MakeCall(object user) => Use(PvcTable.MakeCall(State), user);

    /// <summary>A call on it is to be offered to the client of a SAP that matches.</summary>
    /// <param name="user">The call manager's word for the call.</param>
    /// <returns>As <see cref="MakeCall"/>.</returns>
    public NdisStatus Offer(object user) => Use(PvcTable.Offer(State), user);

    /// <summary>The call on it was closed, or came to nothing; it may be used again unless it was deleted meanwhile.</summary>
    public void CallEnded() => _ = Apply(PvcTable.CallEnded(State));

    /// <summary>Its parameters are the operator's: nothing is renegotiated (R262).</summary>
    /// <returns>NOT_SUPPORTED; FAILURE: no call is on it.</returns>
    public NdisStatus ModifyCallQoS() => PvcTable.ModifyCallQoS(State).Status;

    internal PvcStep Apply(PvcStep step)
    {
        State = step.Next;
        User = State == PvcState.InUse ? User : null;
        return step;
    }

    private NdisStatus Use(PvcStep step, object user)
    {
        ArgumentNullException.ThrowIfNull(user);
        if (Apply(step).Effect == PvcEffect.Activate)
        {
            User = user;
        }

        return step.Status;
    }
}
