using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.ContractPrograms;

/// <summary>Contract 3.8.</summary>
internal sealed partial class ContractModel
{
    private NdisStatus? ModifyCallQoS(int number)
    {
        ModelVc vc = Vcs[number];
        bool inTime = vc.Exists && !vc.IsEnding && !vc.IsRemoteClosed
            && vc.Phase is Phase.Offered or Phase.Accepted or Phase.Connected;
        if (!inTime)
        {
            return Refuse(vc is { IsEnding: true, Exists: true } ? NdisStatus.Closing : NdisStatus.Failure, "R202");
        }

        if (vc.IsQosPending)
        {
            LeaveOpen("R203");
            return NdisStatus.NotAccepted;
        }

        if (_call.First is Answer.Success or Answer.CompleteInside && vc.IsMoving)
        {
            AnswerFirst(Answer.Pending); // it cannot activate now
        }

        vc.IsQosPending = true;
        vc.IsReactivated = false;
        Expect("ProtocolCmModifyCallQoS", Kind.Vc, number);
        if (_call.First is Answer.Success or Answer.CompleteInside)
        {
            _ = Activate(vc, number, _call.Second, isChange: true);
            if (!vc.IsReactivated)
            {
                return NdisStatus.Pending;
            }
        }

        return Answered(_call.First, _ => Modified(vc), "ProtocolClModifyCallQoSComplete", Kind.Vc, number);
    }

    private NdisStatus? ModifyCallQoSComplete(int number)
    {
        ModelVc vc = Vcs[number];
        if (!vc.IsQosPending)
        {
            Break("R208");
            return null;
        }

        if (_call.Success && !vc.IsReactivated)
        {
            BreakUnlessInUse(vc, "R205");
        }
        else if (!_call.Success && vc.IsReactivated)
        {
            LeaveOpen("R206");
        }

        Modified(vc);
        Expect("ProtocolClModifyCallQoSComplete", Kind.Vc, number);
        return null;
    }

    private NdisStatus? DispatchQoSChange(int number)
    {
        ModelVc vc = Vcs[number];
        if (vc.IsEnding)
        {
            LeaveOpen("3.6: dropped");
            return null;
        }

        if (!IsConnected(vc))
        {
            Break("R211");
            return null;
        }

        if (vc.IsQosPending)
        {
            LeaveOpen("3.8: the client is asking for another");
            return null;
        }

        if (vc.IsReactivated != vc.IsChanged)
        {
            LeaveOpen("R210: activated anew, but not with these, or with these before");
        }
        else if (!vc.IsReactivated)
        {
            Break("R210");
        }

        vc.IsReactivated = false;
        Expect("ProtocolClIncomingCallQoSChange", Kind.Vc, number);
        return null;
    }

    /// <summary>Parameters that are in use already need no activation.</summary>
    private void BreakUnlessInUse(ModelVc vc, string rule)
    {
        bool isLate = vc.Activation == Activation.Inactive && vc.Phase is Phase.Offered or Phase.Accepted; // it is activated later (T6)
        if (vc.IsChanged || isLate || !IsConnected(vc))
        {
            LeaveOpen(rule);
        }
        else
        {
            Break(rule);
        }
    }

    private static void Modified(ModelVc vc)
    {
        vc.IsQosPending = false;
        vc.IsReactivated = false;
    }
}
