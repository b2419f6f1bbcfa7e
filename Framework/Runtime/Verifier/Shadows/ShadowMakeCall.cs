using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>What the verifier has seen of the call that a client makes on its VC, until its outcome is used.</summary>
internal sealed class ShadowMakeCall
{
    /// <summary>The client has asked NDIS for a call, and NDIS has not asked the call manager.</summary>
    public bool IsAsked { get; private set; }

    /// <summary>The context of the first party that the completion gave (T39).</summary>
    public object? Context { get; private set; }

    /// <summary>The call manager said that it changed the parameters.</summary>
    public bool IsChanged { get; private set; }

    /// <summary>ProtocolClMakeCallComplete is running.</summary>
    public bool IsCompleting { get; private set; }

    /// <summary>The client closed the call from ProtocolClMakeCallComplete.</summary>
    public bool IsClosedAtOnce { get; private set; }

    public void Called(in DdiEvent e, ShadowCall call)
    {
        switch (e.Id)
        {
            case DdiId.NdisClMakeCall when call is ShadowCall.None or ShadowCall.Failed:
                IsAsked = true;
                IsChanged = false;
                IsClosedAtOnce = false;
                Context = null;
                break;
            case DdiId.NdisCmMakeCallComplete:
                Context = e.Context;
                break;
            case DdiId.NdisClCloseCall:
                IsClosedAtOnce |= IsCompleting;
                break;
            default:
                break; // nothing to remember
        }
    }

    public void Entered(in DdiEvent e)
    {
        IsAsked &= e.Id != DdiId.ProtocolCmMakeCall;
        IsCompleting |= e.Id == DdiId.ProtocolClMakeCallComplete;
    }

    public void Returned(in DdiEvent e) => IsCompleting &= e.Id != DdiId.ProtocolClMakeCallComplete;

    public void Answered(in DdiEvent e)
    {
        if (e.Id == DdiId.ProtocolCmMakeCall)
        {
            IsChanged = e.Status.IsSuccess && e.Parameters is { } parameters && ChangedParameters.AreMarked(parameters);
        }
    }
}
