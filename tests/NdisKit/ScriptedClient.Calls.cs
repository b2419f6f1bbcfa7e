using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>Calls (4.4, 4.5, 4.7, 4.8).</summary>
public sealed partial class ScriptedClient
{
    private const int MostRetries = 3;

    /// <summary>An incoming close is answered at once; else when the test calls <see cref="Close"/>.</summary>
    public bool ClosesAtOnce { get; set; } = true;

    /// <summary>A VC of ours stays when its call has ended.</summary>
    public bool KeepsVcs { get; set; }

    /// <summary>Whether it can live with what the call manager made of the parameters; else it hangs up (4.4 step 11).</summary>
    public Func<CoCallParameters, bool>? Accepts { get; set; }

    /// <summary>Called with the parameters of an offer that is accepted; may change them.</summary>
    public Action<CoCallParameters>? AlterOffer { get; set; }

    public NdisStatus CreateVc(object? protocolAfContext, ClientVc ndisVcHandle, out object? protocolVcContext)
    {
        var binding = (ScriptedBinding)protocolAfContext!;
        ScriptedCall call = new(binding) { Handle = ndisVcHandle };
        protocolVcContext = call;
        Script.Enter("ProtocolCoCreateVc");
        NdisStatus status = Script.StatusOf("ProtocolCoCreateVc");
        if (status.IsSuccess)
        {
            binding.Calls.Add(call);
        }

        return status;
    }

    public NdisStatus DeleteVc(object? protocolVcContext)
    {
        var call = (ScriptedCall)protocolVcContext!;
        Script.Enter("ProtocolCoDeleteVc");
        End(call);
        return NdisStatus.Success;
    }

    public void MakeCallComplete(
        NdisStatus status, object? protocolVcContext, ClientParty? ndisPartyHandle, CoCallParameters callParameters)
    {
        var call = (ScriptedCall)protocolVcContext!;
        foreach (ScriptedParty first in call.Parties.Take(1))
        {
            first.Handle = ndisPartyHandle;
        }

        Script.Enter("ProtocolClMakeCallComplete");
        Made(call, status);
    }

    public void CloseCallComplete(NdisStatus status, object? protocolVcContext, object? protocolPartyContext)
    {
        Script.Enter("ProtocolClCloseCallComplete");
        Closed((ScriptedCall)protocolVcContext!, status);
    }

    public NdisStatus IncomingCall(object? protocolSapContext, object? protocolVcContext, CoCallParameters callParameters)
    {
        var call = (ScriptedCall)protocolVcContext!;
        call.Phase = ScriptedCallPhase.Offered;
        call.Parameters = callParameters;
        Script.Enter("ProtocolClIncomingCall");
        return Script.Answer(
            "ProtocolClIncomingCall",
            status =>
            {
                if (call.Phase == ScriptedCallPhase.Offered)
                {
                    call.Phase = status.IsSuccess ? ScriptedCallPhase.Accepted : ScriptedCallPhase.Idle;
                    AlterOffer?.Invoke(callParameters);
                }
            },
            status =>
            {
                if (call.Phase is ScriptedCallPhase.Accepted or ScriptedCallPhase.Idle)
                {
                    call.Handle.IncomingCallComplete(status, callParameters);
                }
            });
    }

    public void CallConnected(object? protocolVcContext)
    {
        Script.Enter("ProtocolClCallConnected");
        ((ScriptedCall)protocolVcContext!).Phase = ScriptedCallPhase.Connected;
    }

    public void IncomingCloseCall(NdisStatus closeStatus, object? protocolVcContext, ReadOnlyMemory<byte> closeData)
    {
        var call = (ScriptedCall)protocolVcContext!;
        Script.Enter("ProtocolClIncomingCloseCall");
        if (call.Phase == ScriptedCallPhase.Offered && Script.ModeOf("ProtocolClIncomingCall") != AnswerMode.Never)
        {
            call.Phase = ScriptedCallPhase.RemoteClosed;
            call.Handle.IncomingCallComplete(NdisStatus.Failure, call.Parameters!); // owed once, though it counts no more (R144, T8)
        }

        call.Phase = ScriptedCallPhase.RemoteClosed;
        call.RemoteCloseStatus = closeStatus;
        call.RemoteCloseData = closeData.ToArray();
        if (ClosesAtOnce)
        {
            _ = Close(call);
        }
    }

    /// <summary>Makes a VC; a refusal is in its status, and it has ended.</summary>
    public ScriptedCall NewCall(ScriptedBinding binding)
    {
        ScriptedCall call = new(binding) { IsOurs = true };
        NdisStatus status = binding.Af!.CreateVc(call, out ClientVc? vc);
        if (!status.IsSuccess)
        {
            Script.Told.Add(status);
            call.MakeCallStatus = status;
            call.Phase = ScriptedCallPhase.Ended;
            return call;
        }

        call.Handle = vc!;
        binding.Calls.Add(call);
        return call;
    }

    /// <summary>Makes a VC and a call on it.</summary>
    public ScriptedCall Dial(ScriptedBinding binding, CoCallParameters? parameters = null)
    {
        ScriptedCall call = NewCall(binding);
        if (call.Phase != ScriptedCallPhase.Ended)
        {
            Redial(call, parameters);
        }

        return call;
    }

    public NdisStatus Delete(ScriptedCall call)
    {
        NdisStatus status = call.Handle.Delete();
        End(call);
        return status;
    }

    /// <summary>Makes a call on a VC that is there.</summary>
    public void Redial(ScriptedCall call, CoCallParameters? parameters = null)
    {
        ThrowIfEnded(call);
        call.Phase = ScriptedCallPhase.Proceeding;
        call.MakeCallStatus = null;
        call.Parameters = parameters ?? CallParameters.Any();
        NdisStatus status = call.Handle.MakeCall(call.Parameters);
        if (!status.IsPending)
        {
            Made(call, status);
        }
    }

    public NdisStatus Close(ScriptedCall call, ReadOnlyMemory<byte> closeData = default)
    {
        ThrowIfEnded(call);
        ReturnKept(call.Binding);
        if (BeginClear(call, closeData))
        {
            return NdisStatus.Pending;
        }

        call.BeforeClose = call.Phase;
        call.Phase = ScriptedCallPhase.Closing;
        NdisStatus status = call.Parties is [{ Handle: { } last }]
            ? call.Handle.CloseCall(last, closeData)
            : call.Handle.CloseCall(closeData);
        if (!status.IsPending)
        {
            Closed(call, status);
        }

        return status;
    }

    private void Made(ScriptedCall call, NdisStatus status)
    {
        Script.Told.Add(status);
        call.MakeCallStatus = status;
        call.Parties.ForEach(party => party.AddStatus = status);
        if (status.IsSuccess)
        {
            bool stays = Accepts?.Invoke(call.Parameters!) ?? true;
            call.Phase = call.Phase == ScriptedCallPhase.Closing ? call.Phase : ScriptedCallPhase.Connected;
            if (!stays && call.Phase == ScriptedCallPhase.Connected)
            {
                _ = Close(call);
            }

            Progress(call.Binding);
        }
        else if (call.Phase == ScriptedCallPhase.Proceeding)
        {
            Delete(call);
        }
    }

    private void Closed(ScriptedCall call, NdisStatus status)
    {
        Script.Told.Add(status);
        call.CloseStatus = status;
        if (!status.IsSuccess)
        {
            if (call.MakeCallStatus is { IsFailure: true })
            {
                Delete(call); // it was never made: there is nothing to close (R133)
                return;
            }

            call.Phase = call.BeforeClose; // T43: the call still is
            TryAgain(call, () => Progress(call.Binding));
            return;
        }

        call.Parties.Clear();
        if (call.IsOurs && !KeepsVcs)
        {
            Delete(call);
        }
        else
        {
            call.Phase = ScriptedCallPhase.Idle;
            Progress(call.Binding);
        }
    }

    /// <summary>Who is leaving tries again, a few times, when the call manager refused.</summary>
    private void TryAgain(ScriptedCall call, Action leave)
    {
        if (call.Retries++ < MostRetries)
        {
            _loop.Post(leave);
        }
    }

    /// <summary>A sequence that a fault threw off its course must not go on with a handle that is dead.</summary>
    private void ThrowIfEnded(ScriptedCall call)
    {
        if (Script.Faults is not null && call.Phase == ScriptedCallPhase.Ended)
        {
            throw new SequenceException("The call has ended: its handle is dead.");
        }
    }

    private void End(ScriptedCall call)
    {
        call.Phase = ScriptedCallPhase.Ended;
        call.Binding.Calls.Remove(call);
        Progress(call.Binding);
    }
}
