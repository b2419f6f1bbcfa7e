using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.ContractPrograms;

/// <summary>Contract 3.5: life and activation of VCs.</summary>
internal sealed partial class ContractModel
{
    private NdisStatus? ClientCreateVc(int af, int number)
    {
        ModelVc vc = Add(number, new(af, Creator.Client));
        return Afs[af].IsUsable ? Create(vc, number) : Dead(vc, Refuse(NdisStatus.Failure, "R071"));
    }

    private NdisStatus? CallManagerCreateVc(int af, int number)
    {
        ModelVc vc = Add(number, new(af, Creator.CallManager));
        if (Afs[af].IsUsable)
        {
            return Create(vc, number);
        }

        LeaveOpen("3.3: the client may have closed the family");
        return Dead(vc, NdisStatus.Failure);
    }

    private NdisStatus? CreateSignalingVc(int number)
    {
        ModelVc vc = Add(number, new(af: 0, Creator.Signaling));
        AnswerFirst(Synchronous(_call.First));
        Give('P', Kind.Vc, number);
        Expect("MiniportCoCreateVc", Kind.Vc, number);
        return _call.First == Answer.Success ? NdisStatus.Success : Dead(vc, NdisStatus.Failure);
    }

    /// <summary>Miniport first, then the peer; what succeeded is undone (R081, 8.2).</summary>
    private NdisStatus Create(ModelVc vc, int number)
    {
        AnswerFirst(Synchronous(_call.First));
        AnswerSecond(Synchronous(_call.Second));
        bool first = _call.First == Answer.Success;
        if (shape == Shape.Mcm)
        {
            Give(vc.Creator == Creator.Client ? 'M' : 'C', Kind.Vc, number);
        Expect("ProtocolCoCreateVc", Kind.Vc, number);
            return first ? NdisStatus.Success : Dead(vc, NdisStatus.Failure);
        }

        Give('P', Kind.Vc, number);
        Expect("MiniportCoCreateVc", Kind.Vc, number);
        if (!first)
        {
            return Dead(vc, NdisStatus.Failure);
        }

        Give(vc.Creator == Creator.Client ? 'M' : 'C', Kind.Vc, number);
        Expect("ProtocolCoCreateVc", Kind.Vc, number);
        if (_call.Second == Answer.Success)
        {
            return NdisStatus.Success;
        }

        Expect("MiniportCoDeleteVc", Kind.Vc, number);
        return Dead(vc, NdisStatus.Failure);
    }

    private NdisStatus? DeleteVc(int number, Creator caller)
    {
        ModelVc vc = Vcs[number];
        if ((vc.Creator == Creator.Client) != (caller == Creator.Client))
        {
            return Refuse(NdisStatus.Failure, "R084, R159");
        }

        switch (vc.Activation)
        {
            case Activation.Deleted:
                return Refuse(NdisStatus.Failure, "R087");
            case Activation.Active or Activation.Activating or Activation.Reactivating:
                return Refuse(NdisStatus.NotAccepted, "R086");
            case Activation.Deactivating when vc.IsDoneEarly:
                LeaveOpen("R109, R110: the miniport says it is down");
                return NdisStatus.Closing;
            case Activation.Deactivating:
                return Refuse(NdisStatus.Closing, "R086");
            case Activation.Inactive when !vc.IsIdle:
                return Refuse(NdisStatus.NotAccepted, "R085");
            case Activation.Inactive when Outlives(vc, number):
                LeaveOpen("3.7, 3.8: a drop or a change outlives its call");
                return NdisStatus.NotAccepted;
            case Activation.Inactive when Oids.Values.Any(o => o.Vc == number && o.IsPending):
                LeaveOpen("3.5: an OID request on it");
                return NdisStatus.NotAccepted;
            case Activation.Inactive:
                break;
        }

        vc.Activation = Activation.Deleted;
        if (vc.Creator != Creator.Signaling)
        {
            Expect("ProtocolCoDeleteVc", Kind.Vc, number);
        }

        if (shape == Shape.StandAlone)
        {
            Expect("MiniportCoDeleteVc", Kind.Vc, number);
        }

        return NdisStatus.Success;
    }

    private NdisStatus? Activate(int number)
    {
        ModelVc vc = Vcs[number];
        if (vc.IsRemoteClosed || vc.IsClosing || (vc.Creator == Creator.Client && vc.Phase is Phase.None or Phase.Failed))
        {
            LeaveOpen("3.6: no time to activate");
        }

        _isChange = vc.Activation == Activation.Active && IsConnected(vc);
        return Activate(vc, number, _call.First, _isChange);
    }

    private NdisStatus Activate(ModelVc vc, int number, Answer answer, bool isChange)
    {
        switch (vc.Activation)
        {
            case Activation.Deleted:
                return Refuse(NdisStatus.Failure, "R097");
            case Activation.Activating or Activation.Reactivating:
                return Refuse(NdisStatus.NotAccepted, "R100");
            case Activation.Deactivating when vc.IsDoneEarly:
                LeaveOpen("R109, R110: the miniport says it is down");
                return NdisStatus.Closing;
            case Activation.Deactivating:
                return Refuse(NdisStatus.Closing, "R101");
            case Activation.Inactive or Activation.Active:
                break;
        }

        vc.IsChanging = isChange;
        if (shape == Shape.Mcm)
        {
            vc.Activation = Activation.Activating;
            Activated(vc, success: true);
            return NdisStatus.Success;
        }

        bool wasActive = vc.Activation == Activation.Active;
        vc.Activation = wasActive ? Activation.Reactivating : Activation.Activating;
        Expect("MiniportCoActivateVc", Kind.Vc, number);
        return Answered(answer, ok => Activated(vc, ok), "ProtocolCmActivateVcComplete", Kind.Vc, number);
    }

    private NdisStatus? ActivateComplete(int number)
    {
        ModelVc vc = Vcs[number];
        if (vc.Activation is not (Activation.Activating or Activation.Reactivating))
        {
            Break("R107");
            return null;
        }

        Activated(vc, _call.Success);
        Expect("ProtocolCmActivateVcComplete", Kind.Vc, number);
        return null;
    }

    private static void Activated(ModelVc vc, bool success)
    {
        bool stays = vc.Activation == Activation.Reactivating; // with the old parameters (R105)
        vc.Activation = success || stays ? Activation.Active : Activation.Inactive;
        vc.IsReactivated |= success;
        vc.IsChanged = success ? vc.IsChanging : vc.IsChanged;
    }

    private NdisStatus? Deactivate(int number)
    {
        ModelVc vc = Vcs[number];
        if (vc.Phase is Phase.Offered or Phase.Accepted or Phase.Connected && !vc.IsClosing && !vc.IsRemoteClosed)
        {
            LeaveOpen("3.6: a call is on it");
            vc.IsDisturbed = vc.Activation == Activation.Active;
        }

        AnswerFirst(DeactivationAnswer(vc, _call.First));
        return Deactivate(vc, number, _call.First);
    }

    private NdisStatus Deactivate(ModelVc vc, int number, Answer answer)
    {
        switch (vc.Activation)
        {
            case Activation.Deleted:
                return Refuse(NdisStatus.Failure, "R097");
            case Activation.Inactive:
                return Refuse(NdisStatus.NotAccepted, "R103");
            case Activation.Activating or Activation.Reactivating:
                return Refuse(NdisStatus.NotAccepted, "R102");
            case Activation.Deactivating when vc.IsDoneEarly:
                LeaveOpen("R109, R110: the miniport says it is down");
                return NdisStatus.Closing;
            case Activation.Deactivating:
                return Refuse(NdisStatus.Closing, "R103");
            case Activation.Active:
                break;
        }

        if (shape == Shape.Mcm)
        {
            if (!vc.IsDrained)
            {
                Break("R115");
            }

            vc.Activation = Activation.Inactive;
            return NdisStatus.Success;
        }

        vc.Activation = Activation.Deactivating;
        Expect("MiniportCoDeactivateVc", Kind.Vc, number);
        return Answered(
            answer, _ => vc.Activation = Activation.Inactive, "ProtocolCmDeactivateVcComplete", Kind.Vc, number);
    }

    private NdisStatus? DeactivateComplete(int number)
    {
        ModelVc vc = Vcs[number];
        _call = _call with { Success = true };
        if (vc.Activation != Activation.Deactivating || vc.IsDoneEarly)
        {
            Break("R108");
            return null;
        }

        if (!vc.IsDrained)
        {
            Break("R109, R110");
        }

        vc.IsDoneEarly = true;
        EndDeactivation(vc, number);
        return null;
    }

    /// <summary>A completion that came too early counts once everything is back (guard of 3.5).</summary>
    private void EndDeactivation(ModelVc vc, int number)
    {
        if (vc is { Activation: Activation.Deactivating, IsDoneEarly: true, IsDrained: true })
        {
            vc.IsDoneEarly = false;
            vc.Activation = Activation.Inactive;
            Expect("ProtocolCmDeactivateVcComplete", Kind.Vc, number);
        }
    }

    /// <summary>A miniport pends until all is back (3.10), and never fails it (2.3).</summary>
    private static Answer DeactivationAnswer(ModelVc vc, Answer answer) => answer switch
    {
        _ when !vc.IsDrained => Answer.Pending,
        Answer.Failure => Answer.Success,
        Answer.FailInside => Answer.CompleteInside,
        _ => answer,
    };

    /// <summary>A drop or a change of the last call is still to be completed.</summary>
    private bool Outlives(ModelVc vc, int number) =>
        vc.IsQosPending || PartiesOf(number).Any(static p => p.Life == PartyLife.Dropping);

    private ModelVc Add(int number, ModelVc vc)
    {
        Vcs.Add(number, vc);
        return vc;
    }

    private static NdisStatus Dead(ModelVc vc, NdisStatus status)
    {
        vc.Activation = Activation.Deleted;
        return status;
    }
}
