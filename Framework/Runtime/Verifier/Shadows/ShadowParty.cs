namespace UserCoNdis.Framework.Runtime;

/// <summary>What the verifier has seen of a party. That of MakeCall and CloseCall its call tells it (<see cref="ShadowParties"/>).</summary>
internal sealed class ShadowParty(NdisPartyObject party) : Shadow
{
    public NdisPartyObject Party => party;

    public ShadowPartyState State { get; private set; }

    /// <summary>The call was made with it.</summary>
    public bool IsFirst { get; private set; }

    /// <summary>It is there and is not being dropped: it counts (contract 3.7).</summary>
    public bool IsLeft => State == ShadowPartyState.Active;

    /// <summary>The client was told that it has left.</summary>
    public bool HasLeft { get; private set; }

    /// <summary>The data of its drop.</summary>
    public ShadowCloseData CloseData { get; } = new(party.Vc);

    public override void Entered(in DdiEvent e)
    {
        switch (e.Id)
        {
            case DdiId.ProtocolCmAddParty:
                Begin();
                break;
            case DdiId.ProtocolClIncomingDropParty:
                HasLeft = true;
                break;
            case DdiId.ProtocolCmDropParty:
                State = ShadowPartyState.Dropping;
                CloseData.Entered(e);
                break;
            default:
                break; // nothing to remember
        }
    }

    public override void Answered(in DdiEvent e)
    {
        if (e.Id == DdiId.ProtocolCmAddParty)
        {
            Added(e.Status.IsSuccess);
            Shadows.Of(party.Vc).Parties.AddAnswered(e.Status);
        }
        else if (e.Id == DdiId.ProtocolCmDropParty)
        {
            CloseData.Answered(e);
            Dropped(e.Status.IsSuccess);
        }
    }

    public void BeginWithCall()
    {
        IsFirst = true;
        Begin();
    }

    public void Added(bool success)
    {
        if (State == ShadowPartyState.Adding)
        {
            End(success ? ShadowPartyState.Active : ShadowPartyState.Failed);
        }
    }

    /// <summary>The call is being closed with it; one that is being made is given up, and its party fails (3.6).</summary>
    public void BeginClose()
    {
        State = State == ShadowPartyState.Active ? ShadowPartyState.Closing : State;
    }

    public void CloseEnded(bool success)
    {
        if (State is ShadowPartyState.Dropping)
        {
            return; // its drop has an end of its own
        }

        End(success ? ShadowPartyState.Closed : State == ShadowPartyState.Closing ? ShadowPartyState.Active : State);
    }

    private void Begin()
    {
        State = ShadowPartyState.Adding;
        Shadows.Of(party.Vc).Parties.Add(this);
    }

    private void Dropped(bool success)
    {
        bool isGone = success || Shadows.Of(party.Vc).Call == ShadowCall.None; // no call is left for it to stay in
        End(isGone ? ShadowPartyState.Dropped : ShadowPartyState.Active); // T35
    }

    private void End(ShadowPartyState state)
    {
        State = state;
        if (state is ShadowPartyState.Failed or ShadowPartyState.Dropped or ShadowPartyState.Closed)
        {
            Shadows.Of(party.Vc).Parties.Remove(this);
        }
    }
}
