using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>What the verifier has seen of the last call that was offered on a VC.</summary>
internal sealed class ShadowOffer(NdisVcObject vc)
{
    private CoCallParameters? _offered;

    /// <summary>The client answered it with NdisClIncomingCallComplete.</summary>
    public bool IsAnsweredByCompletion { get; private set; }

    /// <summary>The client's completion has not been told to the call manager.</summary>
    public bool IsAnswerDue { get; private set; }

    /// <summary>How often the client asked for other parameters before it answered.</summary>
    public int Renegotiations { get; private set; }

    /// <summary>What the client asked for instead of what it was offered.</summary>
    public CoCallParameters? Wanted { get; private set; }

    public void Called(in DdiEvent e, ShadowCall call) =>
        Renegotiations += e.Id == DdiId.NdisClModifyCallQoS && call == ShadowCall.Offered ? 1 : 0;

    public void Entered(in DdiEvent e)
    {
        if (e.Id == DdiId.ProtocolClIncomingCall)
        {
            _offered = e.Parameters;
            (IsAnsweredByCompletion, IsAnswerDue) = (false, false);
            Renegotiations = 0;
            Wanted = null;
            SetRejected(null);
        }
        else if (e.Id == DdiId.ProtocolCmIncomingCallComplete)
        {
            IsAnswerDue = false;
        }
    }

    public void Answered(in DdiEvent e)
    {
        if (e.Id != DdiId.ProtocolClIncomingCall)
        {
            return;
        }

        IsAnsweredByCompletion = IsAnswerDue = e.Request!.IsByCompletion;
        if (e.Status.IsSuccess && e.Parameters is { } accepted && ChangedParameters.AreMarked(accepted))
        {
            Wanted = accepted.Clone();
        }
        else if (!e.Status.IsSuccess && IsAnsweredByCompletion)
        {
            SetRejected(_offered);
        }
    }

    /// <summary>Kept with the family: the VC of a rejected call goes.</summary>
    private void SetRejected(CoCallParameters? parameters)
    {
        if (vc.Af is { } af && (parameters is not null || ReferenceEquals(Shadows.Of(af).Rejected, _offered)))
        {
            Shadows.Of(af).Rejected = parameters;
        }
    }
}
