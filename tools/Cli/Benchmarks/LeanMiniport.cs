using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Buffers;

namespace UserCoNdis.Tools.Cli.Benchmarks;

/// <summary>An MCM that lets every call through and completes every send inside the call: what is measured is the framework.</summary>
internal sealed class LeanMiniport : IMcmMiniport
{
    private const int Blocks = 64;
    private readonly PinnedSlabPool _blocks = new(Blocks, 2048);
    private readonly NetBufferListPool _lists = new(Blocks);
    private McmAdapter? _adapter;
    private McmAf? _af;

    public string Name => "LeanMiniport";

    /// <summary>Gets the VC that was made last.</summary>
    public LeanVc? Last { get; private set; }

    public static CoCallParameters NewParameters() => new()
    {
        CallMgrParameters = new CoCallManagerParameters(default, default, CoSpecificParameters.Empty),
        MediaParameters = new CoMediaParameters(
            CoMediaFlags.TransmitVc | CoMediaFlags.ReceiveVc, 0, 0, CoSpecificParameters.Empty),
    };

    /// <summary>Indicates one frame of <paramref name="length"/> bytes, as one list.</summary>
    public void Receive(LeanVc vc, int length)
    {
        if (!_blocks.TryRent(out BufferLease lease) || !_lists.TryAllocate(lease, 64, length, out NetBufferList? list))
        {
            throw new InvalidOperationException("The frames did not come back.");
        }

        list.SourceHandle = vc.Handle;
        vc.Handle.IndicateReceiveNetBufferLists(list, 1);
    }

    public NdisStatus InitializeEx(McmAdapter adapter, out object? miniportAdapterContext)
    {
        _adapter = adapter;
        miniportAdapterContext = this;
        return adapter.RegisterAddressFamilyEx(new CoAddressFamily(0x70, 1, 0));
    }

    public NdisStatus HaltEx(object? miniportAdapterContext) => _af?.NotifyClose() ?? NdisStatus.Success;

    public NdisStatus Pause(object? miniportAdapterContext) => NdisStatus.Success;

    public NdisStatus Restart(object? miniportAdapterContext) => NdisStatus.Success;

    public NdisStatus ResetEx(object? miniportAdapterContext, out bool addressingReset)
    {
        addressingReset = false;
        return NdisStatus.Success;
    }

    public void ShutdownEx(object? miniportAdapterContext)
    {
    }

    public void DevicePnPEventNotify(object? miniportAdapterContext, NdisDevicePnPEvent devicePnPEvent)
    {
    }

    public void SendNetBufferLists(object? miniportVcContext, NetBufferList netBufferLists, NdisSendFlags sendFlags)
    {
        for (NetBufferList? list = netBufferLists; list is not null; list = list.Next)
        {
            list.Status = NdisStatus.Success;
        }

        ((LeanVc)miniportVcContext!).Handle.SendNetBufferListsComplete(netBufferLists);
    }

    public void ReturnNetBufferLists(object? miniportAdapterContext, NetBufferList netBufferLists)
    {
        for (NetBufferList? list = netBufferLists; list is not null;)
        {
            NetBufferList? next = list.Next;
            _lists.Free(list);
            list = next;
        }
    }

    public void CancelSend(object? miniportAdapterContext, object cancelId)
    {
    }

    public NdisStatus OidRequest(object? miniportAdapterContext, object? miniportVcContext, NdisOidRequest oidRequest) =>
        NdisStatus.NotSupported;

    public void CancelOidRequest(object? miniportAdapterContext, object requestId)
    {
    }

    public NdisStatus OpenAf(
        object? callMgrBindingContext, CoAddressFamily addressFamily, McmAf ndisAfHandle, out object? callMgrAfContext)
    {
        callMgrAfContext = _af = ndisAfHandle;
        return NdisStatus.Success;
    }

    public NdisStatus CloseAf(object? callMgrAfContext)
    {
        _af = null;
        return NdisStatus.Success;
    }

    public void NotifyCloseAfComplete(object? callMgrAfContext, NdisStatus status) => _adapter!.HaltComplete();

    public NdisStatus RegisterSap(object? callMgrAfContext, CoSap sap, McmSap ndisSapHandle, out object? callMgrSapContext)
    {
        callMgrSapContext = null;
        return NdisStatus.InvalidData;
    }

    public NdisStatus DeregisterSap(object? callMgrSapContext) => NdisStatus.Success;

    public NdisStatus CreateVc(object? callMgrAfContext, McmVc ndisVcHandle, out object? callMgrVcContext)
    {
        callMgrVcContext = Last = new LeanVc(ndisVcHandle);
        return NdisStatus.Success;
    }

    public NdisStatus DeleteVc(object? callMgrVcContext) => NdisStatus.Success;

    public NdisStatus MakeCall(
        object? callMgrVcContext,
        CoCallParameters callParameters,
        CallManagerParty? ndisPartyHandle,
        out object? callMgrPartyContext)
    {
        callMgrPartyContext = null;
        McmVc vc = ((LeanVc)callMgrVcContext!).Handle;
        NdisStatus status = vc.Activate(callParameters);
        vc.MakeCallComplete(status, callParameters);
        return NdisStatus.Pending;
    }

    public NdisStatus CloseCall(object? callMgrVcContext, object? callMgrPartyContext, ReadOnlyMemory<byte> closeData)
    {
        McmVc vc = ((LeanVc)callMgrVcContext!).Handle;
        vc.CloseCallComplete(vc.Deactivate());
        return NdisStatus.Pending;
    }

    public void IncomingCallComplete(NdisStatus status, object? callMgrVcContext, CoCallParameters callParameters)
    {
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
        NdisStatus status)
    {
    }
}
