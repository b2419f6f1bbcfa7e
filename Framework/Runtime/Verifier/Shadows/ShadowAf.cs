using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>What the verifier has seen of an open family.</summary>
internal sealed class ShadowAf(NdisAfInstance af) : Shadow
{
    public NdisAfInstance Af => af;

    public ShadowAfState State { get; private set; }

    public bool IsOpen => State == ShadowAfState.Open;

    public ShadowAfOids Oids { get; } = new();

    public bool IsClosed => State == ShadowAfState.Closed;

    /// <summary>The client was told to close it, and has not failed to.</summary>
    public bool WasNotified { get; private set; }

    /// <summary>SAPs of the client that are registered or on the way to or from it.</summary>
    public int Saps { get; set; }

    /// <summary>VCs that the client made and that are not being deleted.</summary>
    public int ClientVcs { get; set; }

    /// <summary>VCs that the call manager made and that are not being deleted.</summary>
    public int CallManagerVcs { get; set; }

    /// <summary>Calls on the call manager's VCs; those on the client's own VCs count with these.</summary>
    public int CallManagerVcCalls { get; set; }

    /// <summary>Calls on it, whoever made the VC.</summary>
    public int Calls { get; set; }

    /// <summary>The call manager's parameters that the client rejected last, with a completion (R148).</summary>
    public CoCallParameters? Rejected { get; set; }

    /// <summary>The client still has something on it: a call, a VC of its own, a SAP.</summary>
    public bool HasClientObjects => Saps > 0 || ClientVcs > 0 || CallManagerVcCalls > 0;

    /// <summary>The telephony session on it; null: its call manager has not told its capabilities.</summary>
    public ShadowTapi? Tapi { get; set; }

    public override void Called(in DdiEvent e) => ShadowTapi.Called(e);

    public override void Entered(in DdiEvent e)
    {
        switch (e.Id)
        {
            case DdiId.ProtocolCmOpenAf:
                State = ShadowAfState.Opening;
                break;
            case DdiId.ProtocolCmCloseAf:
                State = ShadowAfState.Closing;
                break;
            case DdiId.ProtocolClNotifyCloseAf:
                WasNotified = true;
                break;
            case DdiId.ProtocolCmNotifyCloseAfComplete:
                _ = Shadows.Of(af.Adapter).ToldByClient.Remove(this);
                break;
            default:
                break; // nothing to remember
        }
    }

    public override void Answered(in DdiEvent e)
    {
        ShadowTapi.Answered(e);
        switch (e.Id)
        {
            case DdiId.ProtocolCmOpenAf:
                State = e.Status.IsSuccess ? ShadowAfState.Open : ShadowAfState.Failed;
                break;
            case DdiId.ProtocolCmCloseAf:
                State = e.Status.IsSuccess ? ShadowAfState.Closed : ShadowAfState.Open;
                break;
            case DdiId.ProtocolClNotifyCloseAf:
                WasNotified = e.Status.IsSuccess;
                if (e.Request!.IsByCompletion)
                {
                    _ = Shadows.Of(af.Adapter).ToldByClient.Add(this);
                }

                return;
            default:
                return; // nothing to remember
        }

        if (State is ShadowAfState.Failed or ShadowAfState.Closed)
        {
            _ = Shadows.Of(af.Adapter).Afs.Remove(this);
        }
        else
        {
            _ = Shadows.Of(af.Adapter).Afs.Add(this);
        }
    }
}
