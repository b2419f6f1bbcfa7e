using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.NdisKit;

/// <summary>The call-manager half.</summary>
public sealed partial class ScriptedMcm
{
    private bool _halting;
    private bool _haltPending;

    /// <summary>The answer to the last offer, once it is there.</summary>
    public NdisStatus? OfferAnswer { get; private set; }

    public ReadOnlyMemory<byte> LastCloseData { get; private set; }

    public NdisStatus OpenAf(
        object? callMgrBindingContext, CoAddressFamily addressFamily, McmAf ndisAfHandle, out object? callMgrAfContext)
    {
        ScriptedMcmAf af = new(ndisAfHandle);
        callMgrAfContext = af;
        Script.Enter("ProtocolCmOpenAf");
        return Script.Answer(
            "ProtocolCmOpenAf",
            status => Add(Afs, af, status),
            status => ndisAfHandle.OpenComplete(status, af));
    }

    public NdisStatus CloseAf(object? callMgrAfContext)
    {
        var af = (ScriptedMcmAf)callMgrAfContext!;
        Script.Enter("ProtocolCmCloseAf");
        NdisStatus result = Script.Answer(
            "ProtocolCmCloseAf",
            status =>
            {
                af.IsClosed = status.IsSuccess;
                Forget(af);
            },
            status => af.Handle.CloseComplete(status));
        _later.Post(CompleteHalt); // a halt does not complete before the close has been answered
        return result;
    }

    public void NotifyCloseAfComplete(object? callMgrAfContext, NdisStatus status)
    {
        var af = (ScriptedMcmAf)callMgrAfContext!;
        Script.Enter("ProtocolCmNotifyCloseAfComplete");
        af.NotifyPending = false;
        Forget(af);
        CompleteHalt();
    }

    public NdisStatus RegisterSap(object? callMgrAfContext, CoSap sap, McmSap ndisSapHandle, out object? callMgrSapContext)
    {
        ScriptedMcmSap registered = new((ScriptedMcmAf)callMgrAfContext!, ndisSapHandle);
        callMgrSapContext = registered;
        Script.Enter("ProtocolCmRegisterSap");
        return Script.Answer(
            "ProtocolCmRegisterSap",
            status => Add(Saps, registered, status),
            status => ndisSapHandle.RegisterComplete(status, registered));
    }

    public NdisStatus DeregisterSap(object? callMgrSapContext)
    {
        var sap = (ScriptedMcmSap)callMgrSapContext!;
        Script.Enter("ProtocolCmDeregisterSap");
        return Script.Answer(
            "ProtocolCmDeregisterSap", _ => Saps.Remove(sap), status => sap.Handle.DeregisterComplete(status));
    }

    public NdisStatus CreateVc(object? callMgrAfContext, McmVc ndisVcHandle, out object? callMgrVcContext)
    {
        ScriptedMcmVc vc = new() { Handle = ndisVcHandle };
        callMgrVcContext = vc;
        Script.Enter("ProtocolCoCreateVc");
        NdisStatus status = Script.StatusOf("ProtocolCoCreateVc");
        Add(Vcs, vc, status);
        return status;
    }

    public NdisStatus DeleteVc(object? callMgrVcContext)
    {
        Script.Enter("ProtocolCoDeleteVc");
        Vcs.Remove((ScriptedMcmVc)callMgrVcContext!);
        return NdisStatus.Success;
    }

    public NdisStatus MakeCall(object? callMgrVcContext, CoCallParameters callParameters)
    {
        var vc = (ScriptedMcmVc)callMgrVcContext!;
        vc.Making = callParameters;
        Script.Enter("ProtocolCmMakeCall");
        bool aborted = false;
        return Script.Answer(
            "ProtocolCmMakeCall",
            status =>
            {
                aborted = vc.Making is null;
                vc.Making = null;
                Connect(vc, callParameters, aborted ? NdisStatus.Failure : status);
            },
            status =>
            {
                if (!aborted)
                {
                    vc.Handle.MakeCallComplete(status, callParameters);
                }
            });
    }

    public NdisStatus CloseCall(object? callMgrVcContext, ReadOnlyMemory<byte> closeData)
    {
        var vc = (ScriptedMcmVc)callMgrVcContext!;
        Script.Enter("ProtocolCmCloseCall");
        if (!closeData.IsEmpty && Script.StatusOf("close data").IsFailure)
        {
            return NdisStatus.InvalidData;
        }

        if (vc.Making is { } making)
        {
            vc.Making = null; // an aborted call is completed before the close (3.6)
            vc.Handle.MakeCallComplete(NdisStatus.Failure, making);
        }

        LastCloseData = closeData.ToArray();
        if (vc.IsOurs && Script.ModeOf("ProtocolCmCloseCall") == AnswerMode.Sync)
        {
            Disconnect(vc);
            Complete(vc, NdisStatus.Success); // so that the VC can be deleted here
            return NdisStatus.Pending;
        }

        return Script.Answer("ProtocolCmCloseCall", _ => Disconnect(vc), status => Complete(vc, status));
    }

    public void IncomingCallComplete(NdisStatus status, object? callMgrVcContext, CoCallParameters callParameters)
    {
        Script.Enter("ProtocolCmIncomingCallComplete");
        Answered((ScriptedMcmVc)callMgrVcContext!, status);
    }

    NdisStatus ICallManager<McmAf, McmSap, McmVc>.OidRequest(
        object? callMgrAfContext, object? callMgrVcContext, NdisOidRequest oidRequest)
    {
        Script.Enter("ProtocolCoOidRequest");
        McmVc? vc = (callMgrVcContext as ScriptedMcmVc)?.Handle;
        return Script.Answer(
            "ProtocolCoOidRequest",
            status => Fill(oidRequest, status),
            status => ((ScriptedMcmAf)callMgrAfContext!).Handle.OidRequestComplete(vc, oidRequest, status));
    }

    public void OidRequestComplete(
        object? callMgrAfContext, object? callMgrVcContext, NdisOidRequest oidRequest, NdisStatus status) =>
        Script.Enter("ProtocolCoOidRequestComplete");

    /// <summary>Makes a VC for the client of a SAP and offers a call on it.</summary>
    public ScriptedMcmVc Offer(ScriptedMcmSap sap, CoCallParameters parameters)
    {
        ScriptedMcmVc vc = new() { IsOurs = true };
        NdisStatus created = sap.Af.Handle.CreateVc(vc, out McmVc? handle);
        if (!created.IsSuccess)
        {
            OfferAnswer = created;
            return vc;
        }

        vc.Handle = handle!;
        Vcs.Add(vc);
        vc.Handle.Activate(parameters);
        vc.IsActive = true;
        vc.HasCall = true;
        OfferAnswer = null;
        NdisStatus status = vc.Handle.DispatchIncomingCall(sap.Handle, parameters);
        if (!status.IsPending)
        {
            Answered(vc, status);
        }

        return vc;
    }

    /// <summary>Hangs up from the network's side (4.8).</summary>
    public void HangUp(ScriptedMcmVc vc, NdisStatus status, ReadOnlyMemory<byte> closeData = default)
    {
        CompleteSends();
        vc.IsHungUp = true;
        vc.Handle.DispatchIncomingCloseCall(status, closeData);
    }

    private void Answered(ScriptedMcmVc vc, NdisStatus status)
    {
        OfferAnswer = status;
        if (vc.IsHungUp)
        {
            return;
        }

        if (status.IsSuccess)
        {
            vc.Handle.DispatchCallConnected();
        }
        else if (vc.HasCall)
        {
            Disconnect(vc);
            Delete(vc);
        }
    }

    private void Connect(ScriptedMcmVc vc, CoCallParameters parameters, NdisStatus status)
    {
        if (status.IsSuccess)
        {
            AlterParameters?.Invoke(parameters);
            vc.Handle.Activate(parameters);
            vc.IsActive = true;
            vc.HasCall = true;
        }
    }

    private void Disconnect(ScriptedMcmVc vc)
    {
        CompleteSends(NdisStatus.Failure, list => ReferenceEquals(list.MiniportReserved, vc));
        vc.HasCall = false;
        if (vc.IsActive)
        {
            vc.Handle.Deactivate();
            vc.IsActive = false;
        }
    }

    private void Complete(ScriptedMcmVc vc, NdisStatus status)
    {
        vc.Handle.CloseCallComplete(status);
        if (vc.IsOurs)
        {
            Delete(vc);
        }
    }

    private void Delete(ScriptedMcmVc vc)
    {
        if (Vcs.Remove(vc))
        {
            vc.Handle.Delete();
        }
    }

    private static void Add<T>(List<T> list, T item, NdisStatus status)
    {
        if (status.IsSuccess)
        {
            list.Add(item);
        }
    }

    private void Forget(ScriptedMcmAf af)
    {
        if (af.IsClosed && !af.NotifyPending)
        {
            Afs.Remove(af);
        }
    }

    private void CompleteHalt()
    {
        if (_halting && _haltPending && Afs.Count == 0)
        {
            _haltPending = false;
            Adapter!.HaltComplete();
        }
    }
}
