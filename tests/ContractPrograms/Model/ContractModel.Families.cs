using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.ContractPrograms;

/// <summary>Contract 3.3 and 3.4.</summary>
internal sealed partial class ContractModel
{
    private NdisStatus? OpenAf(int number)
    {
        ModelAf af = new();
        Afs.Add(number, af);
        Give('M', Kind.Af, number);
        Expect("ProtocolCmOpenAf", Kind.Af, number);
        return Answered(
            _call.First, ok => af.Life = ok ? AfLife.Open : AfLife.Closed, "ProtocolClOpenAfCompleteEx", Kind.Af, number);
    }

    private NdisStatus? OpenAfComplete(int number)
    {
        ModelAf af = Afs[number];
        if (af.Life != AfLife.Opening)
        {
            Break("R031");
            return null;
        }

        af.Life = _call.Success ? AfLife.Open : AfLife.Closed;
        Expect("ProtocolClOpenAfCompleteEx", Kind.Af, number);
        return null;
    }

    private NdisStatus? CloseAf(int number)
    {
        ModelAf af = Afs[number];
        if (af.Life != AfLife.Open)
        {
            return Refuse(NdisStatus.Failure, af.Life == AfLife.Opening ? "R033" : "R036");
        }

        if (HasObjects(number))
        {
            Break("R037"); // forwarded nevertheless (T22); a call manager never closes then (R041)
            AnswerFirst(Answer.Failure);
        }
        else if (Oids.Values.Any(o => o.Af == number && o.IsPending) || Vcs.Values.Any(v => v.Af == number && v.Exists))
        {
            LeaveOpen("3.3, R043: requests along it, or VCs of the call manager");
            AnswerFirst(Answer.Failure);
        }

        Expect("ProtocolCmCloseAf", Kind.Af, number);
        af.Life = AfLife.Closing;
        NdisStatus status = Answered(
            _call.First, ok => af.Life = ok ? AfLife.Closed : AfLife.Open, "ProtocolClCloseAfComplete", Kind.Af, number);
        if (_call.First == Answer.FailInside)
        {
            Break("R044");
        }

        return status == NdisStatus.Failure ? NdisStatus.NotAccepted : status;
    }

    private NdisStatus? CloseAfComplete(int number)
    {
        ModelAf af = Afs[number];
        if (af.Life != AfLife.Closing || !_call.Success)
        {
            Break(_call.Success ? "R330" : "R044");
        }

        if (af.Life == AfLife.Closing)
        {
            af.Life = _call.Success ? AfLife.Closed : AfLife.Open;
            Expect("ProtocolClCloseAfComplete", Kind.Af, number);
        }

        return null;
    }

    private NdisStatus? NotifyClose(int number)
    {
        ModelAf af = Afs[number];
        if (af.IsNotified)
        {
            return Refuse(NdisStatus.Failure, "R048");
        }

        if (af.Life == AfLife.Closing)
        {
            LeaveOpen("3.3: the client closes already");
            return NdisStatus.Closing;
        }

        if (af.Life == AfLife.Opening)
        {
            LeaveOpen("3.3: before the open is completed");
            return NdisStatus.Failure;
        }

        if (af.Life != AfLife.Open)
        {
            return Refuse(NdisStatus.Failure, "R045");
        }

        if (_call.First is Answer.Success or Answer.CompleteInside)
        {
            AnswerFirst(Answer.Pending); // it has not closed the family yet (R051)
        }

        Expect("ProtocolClNotifyCloseAf", Kind.Af, number);
        af.IsNotified = true;
        return Answered(_call.First, _ => af.IsNotified = false, "ProtocolCmNotifyCloseAfComplete", Kind.Af, number);
    }

    private NdisStatus? NotifyCloseComplete(int number)
    {
        ModelAf af = Afs[number];
        if (!af.IsNotified)
        {
            Break("R330");
            return null;
        }

        if (_call.Success && af.Life != AfLife.Closed)
        {
            Break("R050");
        }
        else if (!_call.Success)
        {
            LeaveOpen("3.3: the client may fail it");
        }

        af.IsNotified = false;
        Expect("ProtocolCmNotifyCloseAfComplete", Kind.Af, number);
        return null;
    }

    private NdisStatus? RegisterSap(int af, int number)
    {
        ModelSap sap = new(af);
        Saps.Add(number, sap);
        if (!Afs[af].IsUsable)
        {
            sap.Life = SapLife.Gone;
            return Refuse(NdisStatus.Failure, "R055");
        }

        Give('M', Kind.Sap, number);
        Expect("ProtocolCmRegisterSap", Kind.Sap, number);
        return Answered(
            _call.First, ok => sap.Life = ok ? SapLife.Registered : SapLife.Gone, "ProtocolClRegisterSapComplete", Kind.Sap, number);
    }

    private NdisStatus? RegisterSapComplete(int number)
    {
        ModelSap sap = Saps[number];
        if (sap.Life != SapLife.Registering)
        {
            Break("R059");
            return null;
        }

        sap.Life = _call.Success ? SapLife.Registered : SapLife.Gone;
        Expect("ProtocolClRegisterSapComplete", Kind.Sap, number);
        return null;
    }

    private NdisStatus? DeregisterSap(int number)
    {
        ModelSap sap = Saps[number];
        if (sap.Life != SapLife.Registered)
        {
            return Refuse(NdisStatus.Failure, sap.Life == SapLife.Registering ? "3.4" : "R063");
        }

        if (_call.First is Answer.Failure or Answer.FailInside)
        {
            AnswerFirst(Answer.Success); // 2.2: it succeeds or pends
        }

        if (Afs[sap.Af].WasNotified && Vcs.Values.Any(v => v.Af == sap.Af && v.Phase != Phase.None))
        {
            LeaveOpen("R038: calls come first");
        }

        sap.Life = SapLife.Deregistering;
        Expect("ProtocolCmDeregisterSap", Kind.Sap, number);
        return Answered(_call.First, _ => sap.Life = SapLife.Gone, "ProtocolClDeregisterSapComplete", Kind.Sap, number);
    }

    private NdisStatus? DeregisterSapComplete(int number)
    {
        ModelSap sap = Saps[number];
        if (sap.Life != SapLife.Deregistering)
        {
            Break("R065");
            return null;
        }

        if (!_call.Success)
        {
            LeaveOpen("3.4: the SAP stays registered");
        }

        sap.Life = _call.Success ? SapLife.Gone : SapLife.Registered;
        Expect("ProtocolClDeregisterSapComplete", Kind.Sap, number);
        return null;
    }

    private bool HasObjects(int af) => Saps.Values.Any(s => s.Af == af && s.Life != SapLife.Gone)
        || Vcs.Values.Any(v => v.Af == af && v.Exists && (v.Creator == Creator.Client || v.Phase != Phase.None));
}
