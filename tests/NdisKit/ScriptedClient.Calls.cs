using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>The client role.</summary>
public sealed partial class ScriptedClient
{
    /// <summary>An incoming close is answered at once; else when the test calls <see cref="Close"/>.</summary>
    public bool ClosesAtOnce { get; set; } = true;

    public void AfRegisterNotify(object? protocolBindingContext, CoAddressFamily addressFamily)
    {
        var binding = (ScriptedBinding)protocolBindingContext!;
        Script.Enter("ProtocolCoAfRegisterNotify");
        if (addressFamily.AddressFamily == Family)
        {
            NdisStatus status = binding.Handle.OpenAddressFamilyEx(addressFamily, binding, out ClientAf? af);
            if (!status.IsPending)
            {
                Opened(binding, status, af);
            }
        }
    }

    public void OpenAfCompleteEx(object? protocolAfContext, ClientAf? ndisAfHandle, NdisStatus status)
    {
        Script.Enter("ProtocolClOpenAfCompleteEx");
        Opened((ScriptedBinding)protocolAfContext!, status, ndisAfHandle);
    }

    public void CloseAfComplete(NdisStatus status, object? protocolAfContext)
    {
        Script.Enter("ProtocolClCloseAfComplete");
        AfClosed((ScriptedBinding)protocolAfContext!, status);
    }

    public NdisStatus NotifyCloseAf(object? clientAfContext)
    {
        var binding = (ScriptedBinding)clientAfContext!;
        Script.Enter("ProtocolClNotifyCloseAf");
        binding.NotifyClosing = true;
        binding.NotifiedAf = binding.Af;
        Progress(binding);
        if (binding.Af is null)
        {
            binding.NotifyClosing = false;
            return NdisStatus.Success;
        }

        binding.NotifyReturned = true;
        return NdisStatus.Pending;
    }

    public void RegisterSapComplete(NdisStatus status, object? protocolSapContext, CoSap sap, ClientSap? ndisSapHandle)
    {
        Script.Enter("ProtocolClRegisterSapComplete");
        Registered((ScriptedBinding)protocolSapContext!, status, ndisSapHandle);
    }

    public void DeregisterSapComplete(NdisStatus status, object? protocolSapContext)
    {
        Script.Enter("ProtocolClDeregisterSapComplete");
        Deregistered((ScriptedBinding)protocolSapContext!);
    }

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

    public void MakeCallComplete(NdisStatus status, object? protocolVcContext, CoCallParameters callParameters)
    {
        Script.Enter("ProtocolClMakeCallComplete");
        Made((ScriptedCall)protocolVcContext!, status);
    }

    public void CloseCallComplete(NdisStatus status, object? protocolVcContext)
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
            status => call.Phase = call.Phase != ScriptedCallPhase.Offered ? call.Phase
                : status.IsSuccess ? ScriptedCallPhase.Accepted : ScriptedCallPhase.Idle,
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
        call.Phase = ScriptedCallPhase.RemoteClosed;
        call.RemoteCloseStatus = closeStatus;
        call.RemoteCloseData = closeData.ToArray();
        if (ClosesAtOnce)
        {
            _ = Close(call);
        }
    }

    public NdisStatus OidRequest(object? protocolAfContext, object? protocolVcContext, NdisOidRequest oidRequest)
    {
        Script.Enter("ProtocolCoOidRequest");
        ClientAf af = ((ScriptedBinding)protocolAfContext!).Af!;
        ClientVc? vc = (protocolVcContext as ScriptedCall)?.Handle;
        return Script.Answer(
            "ProtocolCoOidRequest",
            _ => oidRequest.BytesRead = oidRequest.InformationBuffer.Length,
            status => af.OidRequestComplete(vc, oidRequest, status));
    }

    public void OidRequestComplete(
        object? protocolAfContext, object? protocolVcContext, NdisOidRequest oidRequest, NdisStatus status)
    {
        Script.Enter("ProtocolCoOidRequestComplete");
        OidsCompleted.Add((oidRequest, status));
    }

    /// <summary>Makes a VC and a call on it.</summary>
    public ScriptedCall Dial(ScriptedBinding binding, CoCallParameters? parameters = null)
    {
        ScriptedCall call = new(binding) { IsOurs = true, Phase = ScriptedCallPhase.Proceeding };
        NdisStatus status = binding.Af!.CreateVc(call, out ClientVc? vc);
        if (!status.IsSuccess)
        {
            call.MakeCallStatus = status;
            call.Phase = ScriptedCallPhase.Ended;
            return call;
        }

        call.Handle = vc!;
        binding.Calls.Add(call);
        Redial(call, parameters);
        return call;
    }

    /// <summary>Makes a call on a VC that is there.</summary>
    public void Redial(ScriptedCall call, CoCallParameters? parameters = null)
    {
        call.Phase = ScriptedCallPhase.Proceeding;
        call.Parameters = parameters ?? CallParameters.Any();
        NdisStatus status = call.Handle.MakeCall(call.Parameters);
        if (!status.IsPending)
        {
            Made(call, status);
        }
    }

    public NdisStatus Close(ScriptedCall call, ReadOnlyMemory<byte> closeData = default)
    {
        ReturnKept(call.Binding);
        ScriptedCallPhase before = call.Phase;
        call.Phase = ScriptedCallPhase.Closing;
        NdisStatus status = call.Handle.CloseCall(closeData);
        if (status == NdisStatus.InvalidData)
        {
            call.Phase = before; // T35: the call still is
        }
        else if (!status.IsPending)
        {
            Closed(call, status);
        }

        return status;
    }

    private void Opened(ScriptedBinding binding, NdisStatus status, ClientAf? af)
    {
        if (!status.IsSuccess)
        {
            return;
        }

        binding.Af = af;
        if (WantsCalls && !binding.Unbinding && !binding.NotifyClosing)
        {
            binding.SapPending = true;
            NdisStatus registered = af!.RegisterSap(binding, CallParameters.Sap, out ClientSap? sap);
            if (!registered.IsPending)
            {
                Registered(binding, registered, sap);
            }
        }

        Progress(binding);
    }

    private void Registered(ScriptedBinding binding, NdisStatus status, ClientSap? sap)
    {
        binding.SapPending = false;
        binding.Sap = status.IsSuccess ? sap : null;
        Progress(binding);
    }

    private void Deregistered(ScriptedBinding binding)
    {
        binding.SapPending = false;
        Progress(binding);
    }

    private void Made(ScriptedCall call, NdisStatus status)
    {
        call.MakeCallStatus = status;
        if (status.IsSuccess)
        {
            call.Phase = call.Phase == ScriptedCallPhase.Closing ? call.Phase : ScriptedCallPhase.Connected;
            Progress(call.Binding);
        }
        else if (call.Phase == ScriptedCallPhase.Proceeding)
        {
            call.Handle.Delete();
            End(call);
        }
    }

    private void Closed(ScriptedCall call, NdisStatus status)
    {
        call.CloseStatus = status;
        if (call.IsOurs)
        {
            call.Handle.Delete();
            End(call);
        }
        else
        {
            call.Phase = ScriptedCallPhase.Idle;
            Progress(call.Binding);
        }
    }

    private void End(ScriptedCall call)
    {
        call.Phase = ScriptedCallPhase.Ended;
        call.Binding.Calls.Remove(call);
        Progress(call.Binding);
    }
}
