using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.ContractPrograms;

/// <summary>Contract 3.6: the end of a call.</summary>
internal sealed partial class ContractModel
{
    private NdisStatus? DispatchIncomingClose(int number)
    {
        ModelVc vc = Vcs[number];
        if (vc.IsEnding)
        {
            if (vc.IsCloseDispatched)
            {
                LeaveOpen("R151, R194: once");
            }

            vc.IsCloseDispatched = true;
            return null; // glare: dropped (3.6)
        }

        if (vc.Phase == Phase.Proceeding)
        {
            LeaveOpen("3.6: it should complete the call with an error");
            return null;
        }

        if (vc is { Phase: Phase.None, WasClosed: true })
        {
            LeaveOpen("R194: glare with a close that is through");
            return null;
        }

        if (vc.Phase is Phase.None or Phase.Failed || vc.IsRemoteClosed)
        {
            Break("R194");
            return null;
        }

        vc.IsRemoteClosed = true;
        vc.IsCloseDispatched = true;
        Expect("ProtocolClIncomingCloseCall", Kind.Vc, number);
        return null;
    }

    private NdisStatus? CloseCall(int number, int partyNumber)
    {
        ModelVc vc = Vcs[number];
        if (CheckClose(vc, number, partyNumber) is { } refusal)
        {
            return refusal;
        }

        if (vc.Sends > 0)
        {
            Break("R180"); // NDIS does not block it (T49)
        }

        bool canEnd = !vc.IsMakePending && !vc.IsOfferPending && !vc.IsQosPending && vc.IsDrained && !vc.IsMoving;
        if (_call.First is Answer.Success or Answer.CompleteInside && !canEnd)
        {
            AnswerFirst(Answer.Pending);
        }

        vc.IsClosing = true;
        Expect("ProtocolCmCloseCall", Kind.Vc, number);
        if (_call.First is Answer.Success or Answer.CompleteInside && vc.Activation == Activation.Active)
        {
            AnswerSecond(DeactivationAnswer(vc, _call.Second));
            _ = Deactivate(vc, number, _call.Second);
            if (vc.Activation != Activation.Inactive)
            {
                return NdisStatus.Pending;
            }
        }

        return Answered(_call.First, ok => Closed(vc, number, ok), "ProtocolClCloseCallComplete", Kind.Vc, number);
    }

    private NdisStatus? CheckClose(ModelVc vc, int number, int partyNumber)
    {
        if (!vc.Exists)
        {
            return Refuse(NdisStatus.Failure, "R087");
        }

        if (vc.IsEnding)
        {
            return Refuse(NdisStatus.Closing, "R182");
        }

        if (vc.Phase is Phase.None or Phase.Failed || (vc.Phase == Phase.Offered && !vc.IsRemoteClosed))
        {
            return Refuse(NdisStatus.Failure, "R179, R149, R133");
        }

        return NamesTheLast(vc, number, partyNumber) ? null : Refuse(NdisStatus.Failure, "R168, R170");
    }

    /// <summary>A multipoint call is closed with the handle of its only party; a call that is still made may be given up without.</summary>
    private bool NamesTheLast(ModelVc vc, int number, int partyNumber)
    {
        if (!vc.IsMultipoint)
        {
            return partyNumber == 0;
        }

        int[] left = [.. Parties.Where(p => p.Value.Vc == number && (p.Value.Counts || p.Value.Life == PartyLife.Adding)).Select(p => p.Key)];
        return left is [int only] && (only == partyNumber || (partyNumber == 0 && vc.Phase == Phase.Proceeding));
    }

    private NdisStatus? CloseCallComplete(int number)
    {
        ModelVc vc = Vcs[number];
        if (!vc.IsClosing)
        {
            Break("R189");
            return null;
        }

        if (_call.Success && (vc.Activation != Activation.Inactive || vc.IsMakePending || vc.IsOfferPending || vc.IsQosPending || CountParties(number) > 1))
        {
            LeaveOpen("T4, 3.6 abort, R169");
        }

        Closed(vc, number, _call.Success);
        Expect("ProtocolClCloseCallComplete", Kind.Vc, number);
        return null;
    }

    private void Closed(ModelVc vc, int number, bool success)
    {
        if (!success)
        {
            vc.IsClosing = false; // the call is as before (T35, T43)
            vc.IsCloseDispatched = vc.IsRemoteClosed;
            vc.IsDisturbed |= vc.Activation is Activation.Inactive or Activation.Deactivating;
            return;
        }

        if (vc.IsMakePending)
        {
            vc.IsClosing = false;
            vc.IsCloseDone = true;
            return;
        }

        foreach (ModelParty party in PartiesOf(number).Where(static p => p.Life != PartyLife.Dropping))
        {
            party.Life = PartyLife.Gone; // a drop under way has an end of its own
        }

        vc.EndCall();
        vc.WasClosed = true;
        vc.IsLeftActive = vc.Activation != Activation.Inactive;
    }
}
