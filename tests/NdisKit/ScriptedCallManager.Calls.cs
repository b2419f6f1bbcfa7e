using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>Calls (4.4, 4.5, 4.7, 4.8).</summary>
public abstract partial class ScriptedCallManager
{
    /// <summary>Called with the parameters of a call before it completes; may change them.</summary>
    public Action<CoCallParameters>? AlterParameters { get; set; }

    /// <summary>A VC of ours stays for the next offer when its call has ended.</summary>
    public bool KeepsVcs { get; set; }

    /// <summary>Says nothing of calls and parties to the network: a violation (R185, R188).</summary>
    public bool IsSilent { get; set; }

    /// <summary>A call that was accepted is lost before it is connected (4.5 step 9').</summary>
    public bool LosesAccepted { get; set; }

    /// <summary>The answer to the last offer, once it is there.</summary>
    public NdisStatus? OfferAnswer { get; private set; }

    public ScriptedVc? LastOffered { get; private set; }

    public ReadOnlyMemory<byte> LastCloseData { get; private set; }

    public NdisStatus DeleteVc(object? callMgrVcContext)
    {
        Script.Enter("ProtocolCoDeleteVc");
        Vcs.Remove((ScriptedVc)callMgrVcContext!);
        return NdisStatus.Success;
    }

    public NdisStatus MakeCall(
        object? callMgrVcContext,
        CoCallParameters callParameters,
        CallManagerParty? ndisPartyHandle,
        out object? callMgrPartyContext)
    {
        var vc = (ScriptedVc)callMgrVcContext!;
        ScriptedLeaf? first = ndisPartyHandle is null ? null : new(vc, ndisPartyHandle);
        callMgrPartyContext = GivesContextAtOnce ? first : null;
        vc.Making = callParameters;
        vc.First = first;
        (vc.IsAborted, vc.IsClosing) = (false, false);
        Script.Enter("ProtocolCmMakeCall");
        if (IsPointToPoint && first is not null)
        {
            vc.Making = null;
            return NdisStatus.NotSupported;
        }

        NdisStatus permanent = TakePvc(vc, callParameters);
        if (permanent.IsSuccess)
        {
            Signal(vc, "SETUP");
        }

        return Script.Answer(
            "ProtocolCmMakeCall",
            (status, done) => Connect(vc, callParameters, status.IsSuccess ? permanent : status, done),
            status => vc.MakeCallComplete(status, first, ContextLater(first), callParameters));
    }

    public NdisStatus CloseCall(object? callMgrVcContext, object? callMgrPartyContext, ReadOnlyMemory<byte> closeData)
    {
        var vc = (ScriptedVc)callMgrVcContext!;
        var last = (ScriptedLeaf?)callMgrPartyContext;
        Script.Enter("ProtocolCmCloseCall");
        if (!closeData.IsEmpty && Script.StatusOf("close data").IsFailure)
        {
            return NdisStatus.InvalidData; // R186
        }

        if (!Signal(vc, "RELEASE", closeData))
        {
            return closeData.IsEmpty ? NdisStatus.Resources : NdisStatus.InvalidData; // the network would go on (R188)
        }

        LastCloseData = closeData.ToArray();
        vc.IsClosing = true;
        vc.IsAborted = vc.Making is not null;
        if (vc.IsSettled)
        {
            Abort(vc);
        }

        NdisStatus result = Script.Answer(
            "ProtocolCmCloseCall",
            (status, done) =>
            {
                if (status.IsSuccess)
                {
                    Disconnect(vc, () => done(status));
                }
                else
                {
                    vc.IsClosing = false; // T43: the call still is
                    done(status);
                }
            },
            status =>
            {
                vc.CloseCallComplete(status, last);
                Release(vc, status);
            });
        if (!result.IsPending)
        {
            _loop.Post(() => Release(vc, result)); // not before the close has been answered
        }

        return result;
    }

    public void IncomingCallComplete(NdisStatus status, object? callMgrVcContext, CoCallParameters callParameters)
    {
        Script.Enter("ProtocolCmIncomingCallComplete");
        Answered((ScriptedVc)callMgrVcContext!, status);
    }

    /// <summary>Makes a VC for the client of a SAP and offers a call on it.</summary>
    public ScriptedVc Offer(ScriptedSap sap, CoCallParameters parameters)
    {
        ScriptedVc vc = NewVc(sap.Af);
        LastOffered = vc;
        if (OfferAnswer is null)
        {
            OfferAgain(vc, sap, parameters);
        }

        return vc;
    }

    /// <summary>Makes a VC for the client of a family; a refusal is in <see cref="OfferAnswer"/>.</summary>
    public ScriptedVc NewVc(ScriptedAf af)
    {
        NdisStatus created = CreateVc(af, out ScriptedVc vc);
        Script.Told.Add(created);
        OfferAnswer = created.IsSuccess ? null : created;
        Add(Vcs, vc, created);
        return vc;
    }

    /// <summary>Offers a call on a VC of ours that is there.</summary>
    public void OfferAgain(ScriptedVc vc, ScriptedSap sap, CoCallParameters parameters)
    {
        OfferAnswer = null;
        Activate(vc, parameters, status =>
        {
            if (!status.IsSuccess || vc.HasLostPvc)
            {
                OfferAnswer = status.IsSuccess ? NdisStatus.Failure : status; // refused by itself (4.5 step 1)
                Disconnect(vc, () => Delete(vc));
                return;
            }

            (vc.HasCall, vc.IsHungUp, vc.IsClosing) = (true, false, false);
            NdisStatus answer = vc.DispatchIncomingCall(sap, parameters);
            if (!answer.IsPending)
            {
                Answered(vc, answer);
            }
        });
    }

    /// <summary>Hangs up from the network's side (4.8).</summary>
    public void HangUp(ScriptedVc vc, NdisStatus status, ReadOnlyMemory<byte> closeData = default)
    {
        StopSends(null);
        vc.IsHungUp = true;
        vc.DispatchIncomingCloseCall(status, closeData);
    }

    /// <summary>Makes a VC for the client of that family.</summary>
    protected abstract NdisStatus CreateVc(ScriptedAf af, out ScriptedVc vc);

    private protected NdisStatus Created(ScriptedVc vc)
    {
        Script.Enter("ProtocolCoCreateVc");
        NdisStatus status = Script.StatusOf("ProtocolCoCreateVc");
        Add(Vcs, vc, status);
        return status;
    }

    private void Answered(ScriptedVc vc, NdisStatus status)
    {
        Script.Told.Add(status);
        OfferAnswer = status;
        if (vc.IsHungUp)
        {
            return;
        }

        if (status.IsSuccess && LosesAccepted)
        {
            HangUp(vc, NdisStatus.Failure);
        }
        else if (status.IsSuccess)
        {
            Signal(vc, "CONNECT");
            vc.DispatchCallConnected();
        }
        else if (vc.HasCall)
        {
            Signal(vc, "REJECT");
            Disconnect(vc, () => Release(vc, NdisStatus.Success));
        }
    }

    private void Connect(ScriptedVc vc, CoCallParameters parameters, NdisStatus status, Action<NdisStatus> done)
    {
        if (vc.Making is null)
        {
            return; // aborted: answered already
        }

        if (!status.IsSuccess || vc.HasLostPvc)
        {
            vc.Making = null;
            LeavePvc(vc);
            done(status.IsSuccess ? NdisStatus.Failure : status);
            return;
        }

        AlterParameters?.Invoke(parameters);
        Activate(vc, parameters, activated =>
        {
            if (vc.IsAborted)
            {
                return; // answered when it is inactive again
            }

            vc.Making = null;
            if (!activated.IsSuccess || vc.HasLostPvc)
            {
                Disconnect(vc, () => done(activated.IsSuccess ? NdisStatus.Failure : activated));
                return;
            }

            vc.HasCall = true;
            vc.Leaves.Clear();
            if (vc.First is { } first)
            {
                vc.Leaves.Add(first);
            }

            done(activated);
        });
    }

    /// <summary>A call that is being made is completed before its close (3.6).</summary>
    private static void Abort(ScriptedVc vc)
    {
        if (vc.Making is { } making)
        {
            vc.Making = null;
            vc.MakeCallComplete(NdisStatus.Failure, vc.First, context: null, making);
        }
    }

    public void Activate(ScriptedVc vc, CoCallParameters parameters, Action<NdisStatus> then) => vc.Change(
        () => vc.Activate(parameters),
        status =>
        {
            Script.Told.Add(status);
            if (status.IsSuccess)
            {
                vc.IsActive = true;
                vc.Parameters = parameters;
            }

            then(status);
        });

    private void Disconnect(ScriptedVc vc, Action then) => vc.WhenSettled(() =>
    {
        StopSends(vc);
        vc.HasCall = false;
        if (!vc.IsActive)
        {
            LeavePvc(vc);
            Abort(vc);
            then();
            return;
        }

        vc.Change(vc.Deactivate, _ =>
        {
            vc.IsActive = false;
            LeavePvc(vc);
            Abort(vc);
            then();
        });
    });

    /// <summary>A VC of ours whose call has ended is deleted, or kept for the next offer.</summary>
    private void Release(ScriptedVc vc, NdisStatus closed)
    {
        if (closed.IsSuccess && vc.IsOurs && !KeepsVcs)
        {
            Delete(vc);
        }
    }

    public void Delete(ScriptedVc vc)
    {
        if (Vcs.Remove(vc))
        {
            vc.Delete();
        }
    }
}
