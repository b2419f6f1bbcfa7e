using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.ContractPrograms;

/// <summary>Contract 3.6: setting a call up.</summary>
internal sealed partial class ContractModel
{
    private NdisStatus? MakeCall(int number, int party)
    {
        ModelVc vc = Vcs[number];
        ModelParty? first = party == 0 ? null : new(number) { IsFirst = true };
        if (first is not null)
        {
            Parties.Add(party, first);
        }

        if (CheckMake(vc, number) is { } refusal)
        {
            first?.Life = PartyLife.Gone;
            return refusal;
        }

        if (vc.Phase == Phase.Failed)
        {
            LeaveOpen("T23");
        }

        vc.Phase = Phase.Proceeding;
        vc.IsMultipoint = first is not null;
        vc.IsMakePending = true;
        if (first is not null)
        {
            Give('M', Kind.Party, party);
        }

        Expect("ProtocolCmMakeCall", Kind.Vc, number);
        if (_call.First is Answer.Success or Answer.CompleteInside)
        {
            _ = Activate(vc, number, _call.Second, isChange: false);
            if (vc.Activation != Activation.Active)
            {
                return NdisStatus.Pending; // the call manager completes when the miniport has
            }
        }

        return Answered(_call.First, ok => Made(vc, number, ok), "ProtocolClMakeCallComplete", Kind.Vc, number);
    }

    private NdisStatus? CheckMake(ModelVc vc, int number)
    {
        NdisStatus busy = vc.IsEnding ? NdisStatus.Closing : NdisStatus.Failure;
        if (!vc.Exists || vc.Creator != Creator.Client)
        {
            return Refuse(busy, "R087, R119");
        }

        if (busy == NdisStatus.Closing || vc.Phase is not (Phase.None or Phase.Failed))
        {
            return Refuse(busy, "R120");
        }

        if (vc.Activation != Activation.Inactive || Outlives(vc, number))
        {
            LeaveOpen("3.6: the call manager has activated it, or is not through with the last call");
            return NdisStatus.Failure;
        }

        return null;
    }

    private NdisStatus? MakeCallComplete(int number)
    {
        ModelVc vc = Vcs[number];
        if (!vc.IsMakePending)
        {
            Break("R126");
            return null;
        }

        bool active = vc.Activation is Activation.Active or Activation.Reactivating;
        if (_call.Success && !active)
        {
            Break("R127");
        }
        else if (_call.Success ? vc.IsClosing : vc.Activation != Activation.Inactive)
        {
            LeaveOpen("R135, 3.6 abort");
        }

        vc.IsDisturbed |= _call.Success && (vc.IsEnding || !active);

        Made(vc, number, _call.Success);
        Expect("ProtocolClMakeCallComplete", Kind.Vc, number);
        return null;
    }

    private void Made(ModelVc vc, int number, bool success)
    {
        vc.IsMakePending = false;
        vc.IsReactivated &= vc.IsQosPending;
        foreach (ModelParty party in PartiesOf(number).Where(static p => p.Life == PartyLife.Adding))
        {
            party.Life = success && !vc.IsCloseDone ? PartyLife.Active : PartyLife.Gone;
        }

        if (vc.IsCloseDone)
        {
            vc.EndCall();
            vc.WasClosed = true;
        }
        else
        {
            vc.Phase = success ? Phase.Connected : Phase.Failed;
        }
    }

    private NdisStatus? DispatchIncomingCall(int number, int sapNumber)
    {
        ModelVc vc = Vcs[number];
        if (!vc.Exists || vc.Creator != Creator.CallManager)
        {
            return Refuse(NdisStatus.Failure, "R087, R140");
        }

        if (vc.Phase != Phase.None || vc.IsClosing)
        {
            return Refuse(NdisStatus.Failure, "R142");
        }

        if (Outlives(vc, number))
        {
            LeaveOpen("3.8: a change outlives its call");
            return NdisStatus.Failure;
        }

        if (!Saps.TryGetValue(sapNumber, out ModelSap? sap) || sap.Life is SapLife.Deregistering or SapLife.Gone)
        {
            return Refuse(NdisStatus.Failure, "R139, R066");
        }

        if (sap.Af != vc.Af || !Afs[vc.Af].IsUsable)
        {
            return Refuse(NdisStatus.Failure, "R140");
        }

        if (vc.Activation == Activation.Deactivating)
        {
            return Refuse(NdisStatus.Failure, "R117, R141");
        }

        if (vc.Activation is Activation.Inactive or Activation.Activating)
        {
            Break("R141"); // forwarded: a TAPI call may be activated later (T6)
        }

        vc.Phase = Phase.Offered;
        vc.IsOfferPending = true;
        Expect("ProtocolClIncomingCall", Kind.Vc, number);
        return Answered(_call.First, ok => Offered(vc, ok), "ProtocolCmIncomingCallComplete", Kind.Vc, number);
    }

    private NdisStatus? IncomingCallComplete(int number)
    {
        ModelVc vc = Vcs[number];
        if (!vc.IsOfferPending)
        {
            Break("R144, R145");
            return null;
        }

        Offered(vc, _call.Success);
        Expect("ProtocolCmIncomingCallComplete", Kind.Vc, number);
        return null;
    }

    /// <summary>The offer was answered; after the caller has gone, the answer changes nothing (T8).</summary>
    private static void Offered(ModelVc vc, bool accepted)
    {
        vc.IsOfferPending = false;
        if (accepted || vc.IsRemoteClosed)
        {
            vc.Phase = Phase.Accepted;
        }
        else
        {
            vc.EndCall();
        }
    }

    private NdisStatus? DispatchCallConnected(int number)
    {
        ModelVc vc = Vcs[number];
        if (vc.IsEnding)
        {
            LeaveOpen("3.6: dropped");
            return null;
        }

        if (vc.Phase != Phase.Accepted || vc.IsRemoteClosed)
        {
            Break("R152, R153");
            return null;
        }

        if (vc.Activation is not (Activation.Active or Activation.Reactivating))
        {
            LeaveOpen("R154");
        }

        vc.Phase = Phase.Connected;
        vc.IsReactivated &= vc.IsQosPending;
        Expect("ProtocolClCallConnected", Kind.Vc, number);
        return null;
    }
}
