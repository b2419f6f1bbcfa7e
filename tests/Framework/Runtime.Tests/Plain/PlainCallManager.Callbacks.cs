using UserCoNdis.Framework.Contracts;
using UserCoNdis.NdisKit;

namespace UserCoNdis.Framework.Runtime.Tests;

internal sealed partial class PlainCallManager : ICallManagerProtocol
{
    private bool _unbinding;
    private bool _unbindPends;

    public NdisStatus BindAdapterEx(CmBinding binding, out object? protocolBindingContext)
    {
        protocolBindingContext = this;
        Binding = binding;
        Script.Enter("ProtocolBindAdapterEx");
        Registered = binding.RegisterAddressFamilyEx(new(CoAddressFamily.TapiProxy, 1, 0));
        return NdisStatus.Success;
    }

    /// <summary>4.14: its families first, then its signaling VCs.</summary>
    public NdisStatus UnbindAdapterEx(object? protocolBindingContext)
    {
        Script.Enter("ProtocolUnbindAdapterEx");
        foreach (CmAf af in Afs.ToArray())
        {
            _ = af.NotifyClose();
        }

        _unbinding = true;
        TryEnd();
        _unbindPends = Vcs.Count + Afs.Count > 0;
        return _unbindPends ? NdisStatus.Pending : NdisStatus.Success;
    }

    public void StatusEx(object? protocolBindingContext, object? protocolVcContext, in NdisStatusIndication indication) =>
        Statuses.Add((indication.StatusCode, protocolVcContext));

    public void ReceiveNetBufferLists(
        object? protocolBindingContext,
        object? protocolVcContext,
        NetBufferList netBufferLists,
        int numberOfNetBufferLists,
        NdisReceiveFlags receiveFlags)
    {
        Assert.Contains((PlainCmVc)protocolVcContext!, Vcs);
        Script.Enter("ProtocolCoReceiveNetBufferLists");
        if (!Script.IsLean)
        {
            Received.Add(netBufferLists.FirstNetBuffer.Data.ToArray());
        }

        Binding!.ReturnNetBufferLists(netBufferLists);
    }

    public void SendNetBufferListsComplete(
        object? protocolVcContext, NetBufferList netBufferLists, NdisSendFlags sendCompleteFlags)
    {
        Script.Enter("ProtocolCoSendNetBufferListsComplete");
        if (!Script.IsLean)
        {
            SendStatuses.Add(netBufferLists.Status);
        }

        Lists.Free(netBufferLists);
    }

    public NdisStatus OpenAf(
        object? callMgrBindingContext, CoAddressFamily addressFamily, CmAf ndisAfHandle, out object? callMgrAfContext)
    {
        callMgrAfContext = ndisAfHandle;
        Afs.Add(ndisAfHandle);
        return NdisStatus.Success;
    }

    public NdisStatus CloseAf(object? callMgrAfContext)
    {
        _ = Afs.Remove((CmAf)callMgrAfContext!);
        loop.Post(TryEnd); // after the close was answered
        return NdisStatus.Success;
    }

    public void NotifyCloseAfComplete(object? callMgrAfContext, NdisStatus status)
    {
    }

    public NdisStatus RegisterSap(object? callMgrAfContext, CoSap sap, CmSap ndisSapHandle, out object? callMgrSapContext)
    {
        callMgrSapContext = ndisSapHandle;
        Saps.Add(ndisSapHandle);
        return NdisStatus.Success;
    }

    public NdisStatus DeregisterSap(object? callMgrSapContext)
    {
        _ = Saps.Remove((CmSap)callMgrSapContext!);
        return NdisStatus.Success;
    }

    public NdisStatus CreateVc(object? callMgrAfContext, CmVc ndisVcHandle, out object? callMgrVcContext)
    {
        PlainCmVc vc = new() { Handle = ndisVcHandle };
        callMgrVcContext = vc;
        Script.Enter("ProtocolCoCreateVc");
        NdisStatus status = Script.StatusOf("ProtocolCoCreateVc");
        if (status.IsSuccess)
        {
            Vcs.Add(vc);
        }

        return status;
    }

    public NdisStatus DeleteVc(object? callMgrVcContext)
    {
        Script.Enter("ProtocolCoDeleteVc");
        Assert.True(Vcs.Remove((PlainCmVc)callMgrVcContext!));
        return Script.StatusOf("ProtocolCoDeleteVc");
    }

    public NdisStatus MakeCall(
        object? callMgrVcContext,
        CoCallParameters callParameters,
        CallManagerParty? ndisPartyHandle,
        out object? callMgrPartyContext)
    {
        callMgrPartyContext = null;
        var vc = (PlainCmVc)callMgrVcContext!;
        vc.Making = callParameters;
        NdisStatus status = vc.Activate(callParameters);
        vc.Making = status.IsPending ? vc.Making : null;
        return status;
    }

    public NdisStatus CloseCall(object? callMgrVcContext, object? callMgrPartyContext, ReadOnlyMemory<byte> closeData)
    {
        var vc = (PlainCmVc)callMgrVcContext!;
        vc.IsClosing = true;
        NdisStatus status = vc.Deactivate();
        if (!status.IsPending)
        {
            Assert.Equal(NdisStatus.Success, status);
            Closed(vc);
        }

        return NdisStatus.Pending;
    }

    public void IncomingCallComplete(NdisStatus status, object? callMgrVcContext, CoCallParameters callParameters) =>
        ((PlainCmVc)callMgrVcContext!).Handle.DispatchCallConnected();

    public void ActivateVcComplete(NdisStatus status, object? callMgrVcContext, CoCallParameters callParameters)
    {
        var vc = (PlainCmVc)callMgrVcContext!;
        Script.Enter("ProtocolCmActivateVcComplete");
        Completions.Add(("ProtocolCmActivateVcComplete", status));
        vc.Activated(status);
        if (vc.Making is { } making)
        {
            vc.Making = null;
            vc.Handle.MakeCallComplete(status, making);
        }

        OnCompletion?.Invoke(vc);
    }

    public void DeactivateVcComplete(NdisStatus status, object? callMgrVcContext)
    {
        var vc = (PlainCmVc)callMgrVcContext!;
        Script.Enter("ProtocolCmDeactivateVcComplete");
        Completions.Add(("ProtocolCmDeactivateVcComplete", status));
        vc.Deactivated(status);
        if (vc.IsClosing)
        {
            Closed(vc);
        }

        OnCompletion?.Invoke(vc);
        TryEnd();
    }

    public NdisStatus AddParty(
        object? callMgrVcContext,
        CoCallParameters callParameters,
        CallManagerParty ndisPartyHandle,
        out object? callMgrPartyContext)
    {
        callMgrPartyContext = null;
        return NdisStatus.NotSupported;
    }

    public NdisStatus DropParty(object? callMgrPartyContext, ReadOnlyMemory<byte> closeData) => NdisStatus.NotSupported;

    public NdisStatus ModifyCallQoS(object? callMgrVcContext, CoCallParameters callParameters) => NdisStatus.NotSupported;

    public NdisStatus OidRequest(
        object? callMgrAfContext, object? callMgrVcContext, object? callMgrPartyContext, NdisOidRequest oidRequest) =>
        NdisStatus.NotSupported;

    public void OidRequestComplete(
        object? callMgrAfContext,
        object? callMgrVcContext,
        object? callMgrPartyContext,
        NdisOidRequest oidRequest,
        NdisStatus status) => Script.Enter("ProtocolCoOidRequestComplete");

    private void Closed(PlainCmVc vc)
    {
        vc.IsClosing = false;
        if (!_unbinding || Afs.Count > 0)
        {
            vc.Handle.CloseCallComplete(NdisStatus.Success);
        }

        if (vc.IsOurs)
        {
            Assert.Equal(NdisStatus.Success, Delete(vc));
        }
    }

    /// <summary>Goes on unbinding: when the families are closed, the signaling VCs are deactivated and deleted.</summary>
    private void TryEnd()
    {
        if (!_unbinding || Afs.Count > 0)
        {
            return;
        }

        foreach (PlainCmVc vc in Vcs.Where(v => v.IsOurs && !v.IsClosing).ToArray())
        {
            vc.IsClosing = vc.IsActive && vc.Deactivate().IsPending;
            if (!vc.IsClosing)
            {
                _ = Delete(vc);
            }
        }

        if (Vcs.Count == 0 && _unbindPends)
        {
            _unbindPends = false;
            Binding!.CompleteUnbindAdapter();
        }
    }
}
