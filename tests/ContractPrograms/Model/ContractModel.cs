using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.ContractPrograms;

/// <summary>The contract told a second time, in plain flags and conditions and not in the tables of the runtime: it predicts what each
/// call returns, which callbacks it leads to, and whether it keeps the rules. One client, one call manager, one adapter.</summary>
internal sealed partial class ContractModel(Shape shape)
{
    private readonly List<string> _callbacks = [];
    private readonly List<(char Driver, Kind Kind, int Number)> _given = [];
    private Verdict _verdict;
    private bool _isChange;
    private string _reason = "";
    private Call _call;

    public Shape Shape => shape;

    public Dictionary<int, ModelAf> Afs { get; } = [];

    public Dictionary<int, ModelSap> Saps { get; } = [];

    public Dictionary<int, ModelVc> Vcs { get; } = [];

    public Dictionary<int, ModelParty> Parties { get; } = [];

    public Dictionary<int, ModelOid> Oids { get; } = [];

    public Dictionary<int, ModelList> Sent { get; } = [];

    public Dictionary<int, ModelList> Received { get; } = [];

    /// <summary>Which driver has been given which handle; one without it cannot call.</summary>
    private HashSet<(char Driver, Kind Kind, int Number)> Holdings { get; } = [];

    /// <summary>The resources of a kind, oldest first.</summary>
    public IReadOnlyList<int> NumbersOf(Kind kind) => kind switch
    {
        Kind.Adapter => [0],
        Kind.Af => [.. Afs.Keys],
        Kind.Sap => [.. Saps.Keys],
        Kind.Vc => [.. Vcs.Keys],
        Kind.Party => [.. Parties.Keys],
        Kind.Oid => [.. Oids.Keys],
        Kind.Sent => [.. Sent.Keys],
        Kind.Received => [.. Received.Keys],
    };

    /// <summary>The resources that a call names were made, and its caller has their handles; shrinking a program may have taken
    /// their makers away.</summary>
    public bool CanRun(in Call call) => OpTraits.ExistsIn(call.Op, shape)
        && CanName(call.Op, OpTraits.TargetOf(call.Op), call.Target)
        && (call.Other == 0 || CanName(call.Op, OtherOf(call.Op), call.Other))
        && (call.Op is not (Op.ClOidComplete or Op.CmOidComplete) || Holdings.Contains((CallerOf(call.Op), Kind.Af, Oids[call.Target].Af)))
        && (call.Op != Op.MpSendComplete || Holdings.Contains(('P', Kind.Vc, Sent[call.Target].Vc)))
        && (OpTraits.MakesOf(call.Op) is not { } kind || (call.Makes != 0 && !Knows(kind, call.Makes)));

    /// <summary>Says what the call does, and does it in the model.</summary>
    public Prediction Predict(in Call call)
    {
        _callbacks.Clear();
        NdisStatus? status = Begin(call);
        if (OpTraits.MakesOf(call.Op) is { } kind && status is { IsFailure: false })
        {
            Give(CallerOf(call.Op), kind, call.Makes);
        }

        return new(_call, status, _verdict, _reason, [.. _callbacks], _isChange);
    }

    private static Kind OtherOf(Op op) => op switch
    {
        Op.CmDispatchIncomingCall => Kind.Sap,
        Op.ClCloseCall => Kind.Party,
        _ => Kind.Vc,
    };

    private NdisStatus? Begin(in Call call)
    {
        _given.Clear();
        _isChange = false;
        _verdict = Verdict.Legal;
        _reason = "";
        _call = call;
        ModelVc? vc = VcOf(call);
        bool wasDisturbed = vc is { IsDisturbed: true } or { IsLeftActive: true };
        NdisStatus? status = Apply(call);
        if (wasDisturbed || vc is { IsDisturbed: true })
        {
            LeaveOpen("R117, R191: deactivated amid its call, or active beyond it");
        }

        return status;
    }

    private ModelVc? VcOf(in Call call) => OpTraits.TargetOf(call.Op) switch
    {
        Kind.Vc => Vcs[call.Target],
        Kind.Party => Vcs[Parties[call.Target].Vc],
        _ => null,
    };

    /// <summary>C of the client, M of the call manager, P of the miniport.</summary>
    private static char CallerOf(Op op) => OpTraits.IsClients(op) ? 'C' : op.ToString()[0] == 'M' ? 'P' : 'M';

    private bool CanName(Op op, Kind kind, int number) => Knows(kind, number)
        && (kind is not (Kind.Af or Kind.Sap or Kind.Vc or Kind.Party) || Holdings.Contains((CallerOf(op), kind, number)));

    /// <summary>A driver gets a handle; an MCM's is that of both its halves.</summary>
    private void Give(char driver, Kind kind, int number)
    {
        if (Holdings.Add((driver, kind, number)))
        {
            _given.Add((driver, kind, number));
        }

        if (shape == Shape.Mcm && driver == 'M')
        {
            Give('P', kind, number);
        }
    }

    private bool Knows(Kind kind, int number) => kind switch
    {
        Kind.Adapter => number == 0,
        Kind.Af => Afs.ContainsKey(number),
        Kind.Sap => Saps.ContainsKey(number),
        Kind.Vc => Vcs.ContainsKey(number),
        Kind.Party => Parties.ContainsKey(number),
        Kind.Oid => Oids.ContainsKey(number),
        Kind.Sent => Sent.ContainsKey(number),
        Kind.Received => Received.ContainsKey(number),
    };

    private NdisStatus? Apply(in Call c) => c.Op switch
    {
        Op.ClOpenAf => OpenAf(c.Makes),
        Op.ClCloseAf => CloseAf(c.Target),
        Op.ClNotifyCloseComplete => NotifyCloseComplete(c.Target),
        Op.CmOpenAfComplete => OpenAfComplete(c.Target),
        Op.CmCloseAfComplete => CloseAfComplete(c.Target),
        Op.CmNotifyClose => NotifyClose(c.Target),
        Op.ClRegisterSap => RegisterSap(c.Target, c.Makes),
        Op.ClDeregisterSap => DeregisterSap(c.Target),
        Op.CmRegisterSapComplete => RegisterSapComplete(c.Target),
        Op.CmDeregisterSapComplete => DeregisterSapComplete(c.Target),
        Op.ClCreateVc => ClientCreateVc(c.Target, c.Makes),
        Op.CmCreateVc => CallManagerCreateVc(c.Target, c.Makes),
        Op.CmCreateSignalingVc => CreateSignalingVc(c.Makes),
        Op.ClDeleteVc => DeleteVc(c.Target, Creator.Client),
        Op.CmDeleteVc => DeleteVc(c.Target, Creator.CallManager),
        Op.CmActivate => Activate(c.Target),
        Op.CmDeactivate => Deactivate(c.Target),
        Op.MpActivateComplete => ActivateComplete(c.Target),
        Op.MpDeactivateComplete => DeactivateComplete(c.Target),
        Op.ClMakeCall => MakeCall(c.Target, party: 0),
        Op.ClMakeMultipointCall => MakeCall(c.Target, c.Makes),
        Op.CmMakeCallComplete => MakeCallComplete(c.Target),
        Op.CmDispatchIncomingCall => DispatchIncomingCall(c.Target, c.Other),
        Op.ClIncomingCallComplete => IncomingCallComplete(c.Target),
        Op.CmDispatchCallConnected => DispatchCallConnected(c.Target),
        Op.CmDispatchIncomingClose => DispatchIncomingClose(c.Target),
        Op.ClCloseCall => CloseCall(c.Target, c.Other),
        Op.CmCloseCallComplete => CloseCallComplete(c.Target),
        Op.ClAddParty => AddParty(c.Target, c.Makes),
        Op.ClDropParty => DropParty(c.Target),
        Op.CmAddPartyComplete => AddPartyComplete(c.Target),
        Op.CmDropPartyComplete => DropPartyComplete(c.Target),
        Op.CmDispatchIncomingDrop => DispatchIncomingDrop(c.Target),
        Op.ClModifyCallQoS => ModifyCallQoS(c.Target),
        Op.CmModifyCallQoSComplete => ModifyCallQoSComplete(c.Target),
        Op.CmDispatchQoSChange => DispatchQoSChange(c.Target),
        Op.ClSend => Send(c.Target, c.Makes),
        Op.MpSendComplete => SendComplete(c.Target),
        Op.MpIndicate => Indicate(c.Target, c.Makes),
        Op.ClReturn => Return(c.Target),
        Op.ClOidToCallManager => RequestOid(OidRoute.ClientToCallManager, c.Target, c.Other, c.Makes),
        Op.ClOidToMiniport => RequestOid(OidRoute.ClientToMiniport, 0, c.Target, c.Makes),
        Op.CmOidToClient => RequestOid(OidRoute.CallManagerToClient, c.Target, c.Other, c.Makes),
        Op.ClOidComplete => CompleteOid(c.Target, OidRoute.CallManagerToClient),
        Op.CmOidComplete => CompleteOid(c.Target, OidRoute.ClientToCallManager),
        Op.MpOidComplete => CompleteOid(c.Target, OidRoute.ClientToMiniport),
        Op.MpIndicateStatus => IndicateStatus(c.Target),
    };

    /// <summary>The call breaks a rule and is refused.</summary>
    private NdisStatus Refuse(NdisStatus status, string rule)
    {
        Break(rule);
        return status;
    }

    private void Break(string rule) => (_verdict, _reason) = (Verdict.Illegal, rule);

    private void LeaveOpen(string clause)
    {
        if (_verdict == Verdict.Legal)
        {
            (_verdict, _reason) = (Verdict.Either, clause);
        }
    }

    private void Expect(string callback, Kind kind, int number)
    {
        if (!_isAsked)
        {
            _callbacks.Add($"{callback} {kind.ToString().ToLowerInvariant()}{number}");
        }
    }

    /// <summary>The driver cannot give this answer here: it gives another.</summary>
    private void AnswerFirst(Answer answer) => _call = _call with { First = answer };

    private void AnswerSecond(Answer answer) => _call = _call with { Second = answer };

    /// <summary>A callback that never pends.</summary>
    private static Answer Synchronous(Answer answer) =>
        answer is Answer.Failure or Answer.FailInside ? Answer.Failure : Answer.Success;

    /// <summary>What the initiator gets, and the completion if it came inside; <paramref name="end"/> is told of the outcome.</summary>
    private NdisStatus Answered(Answer answer, Action<bool> end, string completion, Kind kind, int number)
    {
        if (answer == Answer.Pending)
        {
            return NdisStatus.Pending;
        }

        bool success = answer is Answer.Success or Answer.CompleteInside;
        end(success);
        if (answer is Answer.CompleteInside or Answer.FailInside)
        {
            Expect(completion, kind, number);
            return NdisStatus.Pending;
        }

        return success ? NdisStatus.Success : NdisStatus.Failure;
    }
}
