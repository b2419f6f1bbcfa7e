using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Buffers;

namespace UserCoNdis.Tools.Cli.Benchmarks;

/// <summary>A client that does what the contract asks of one and nothing else: what is measured is the framework.</summary>
internal sealed class LeanClient : ICoClient
{
    private const int Blocks = 64;
    private readonly PinnedSlabPool _blocks = new(Blocks, 2048);
    private readonly NetBufferListPool _lists = new(Blocks);
    private ClientAf? _af;

    public string Name => "LeanClient";

    /// <summary>Gets how many sends came back.</summary>
    public long Completed { get; private set; }

    /// <summary>Gets how many frames were received and returned.</summary>
    public long Received { get; private set; }

    public ClientBinding? Binding { get; private set; }

    /// <summary>Makes a VC and a call on it; the miniport lets it through at once.</summary>
    public LeanCall Connect()
    {
        LeanCall call = new();
        Check(_af!.CreateVc(call, out ClientVc? vc));
        call.Vc = vc!;
        if (!call.Vc.MakeCall(call.Parameters).IsPending || !call.IsConnected)
        {
            throw new InvalidOperationException("The call did not come through.");
        }

        return call;
    }

    /// <summary>Closes the call and deletes its VC.</summary>
    public static void End(LeanCall call)
    {
        if (!call.Vc.CloseCall().IsPending || call.IsConnected)
        {
            throw new InvalidOperationException("The call did not close.");
        }

        Check(call.Vc.Delete());
    }

    /// <summary>Allocates a chain of lists around blocks of <paramref name="length"/> bytes; the caller's to send again and again.</summary>
    public NetBufferList[] Allocate(LeanCall call, int count, int length)
    {
        NetBufferList[] lists = new NetBufferList[count];
        for (int i = 0; i < count; i++)
        {
            if (!_blocks.TryRent(out BufferLease lease) || !_lists.TryAllocate(lease, 64, length, out NetBufferList? list))
            {
                throw new InvalidOperationException("The pools are too small.");
            }

            list.SourceHandle = call.Vc;
            lists[i] = list;
        }

        return lists;
    }

    /// <summary>Frees what <see cref="Allocate"/> gave.</summary>
    public void Free(NetBufferList[] lists) => Array.ForEach(lists, _lists.Free);

    public NdisStatus BindAdapterEx(ClientBinding binding, out object? protocolBindingContext)
    {
        Binding = binding;
        protocolBindingContext = this;
        return NdisStatus.Success;
    }

    public NdisStatus UnbindAdapterEx(object? protocolBindingContext)
    {
        if (_af is { } af)
        {
            _af = null;
            Check(af.Close());
        }

        return NdisStatus.Success;
    }

    public void AfRegisterNotify(object? protocolBindingContext, CoAddressFamily addressFamily) =>
        Check(Binding!.OpenAddressFamilyEx(addressFamily, this, out _af));

    public NdisStatus NotifyCloseAf(object? clientAfContext) => UnbindAdapterEx(clientAfContext);

    public void MakeCallComplete(
        NdisStatus status, object? protocolVcContext, ClientParty? ndisPartyHandle, CoCallParameters callParameters) =>
        ((LeanCall)protocolVcContext!).IsConnected = status.IsSuccess;

    public void CloseCallComplete(NdisStatus status, object? protocolVcContext, object? protocolPartyContext) =>
        ((LeanCall)protocolVcContext!).IsConnected = !status.IsSuccess;

    public void SendNetBufferListsComplete(object? protocolVcContext, NetBufferList netBufferLists, NdisSendFlags sendCompleteFlags) =>
        Completed += netBufferLists.CountChain();

    public void ReceiveNetBufferLists(
        object? protocolBindingContext,
        object? protocolVcContext,
        NetBufferList netBufferLists,
        int numberOfNetBufferLists,
        NdisReceiveFlags receiveFlags)
    {
        Received += numberOfNetBufferLists;
        Binding!.ReturnNetBufferLists(netBufferLists);
    }

    public void StatusEx(object? protocolBindingContext, object? protocolVcContext, in NdisStatusIndication indication)
    {
    }

    public void OpenAfCompleteEx(object? protocolAfContext, ClientAf? ndisAfHandle, NdisStatus status) => _af = ndisAfHandle;

    public void CloseAfComplete(NdisStatus status, object? protocolAfContext)
    {
    }

    public void RegisterSapComplete(NdisStatus status, object? protocolSapContext, CoSap sap, ClientSap? ndisSapHandle)
    {
    }

    public void DeregisterSapComplete(NdisStatus status, object? protocolSapContext)
    {
    }

    public NdisStatus CreateVc(object? protocolAfContext, ClientVc ndisVcHandle, out object? protocolVcContext)
    {
        protocolVcContext = null;
        return NdisStatus.NotSupported;
    }

    public NdisStatus DeleteVc(object? protocolVcContext) => NdisStatus.Success;

    public NdisStatus IncomingCall(object? protocolSapContext, object? protocolVcContext, CoCallParameters callParameters) =>
        NdisStatus.NotSupported;

    public void CallConnected(object? protocolVcContext)
    {
    }

    public void IncomingCloseCall(NdisStatus closeStatus, object? protocolVcContext, ReadOnlyMemory<byte> closeData)
    {
    }

    public void AddPartyComplete(
        NdisStatus status, object? protocolPartyContext, ClientParty? ndisPartyHandle, CoCallParameters callParameters)
    {
    }

    public void DropPartyComplete(NdisStatus status, object? protocolPartyContext)
    {
    }

    public void IncomingDropParty(NdisStatus dropStatus, object? protocolPartyContext, ReadOnlyMemory<byte> closeData)
    {
    }

    public void ModifyCallQoSComplete(NdisStatus status, object? protocolVcContext, CoCallParameters callParameters)
    {
    }

    public void IncomingCallQoSChange(object? protocolVcContext, CoCallParameters callParameters)
    {
    }

    public NdisStatus OidRequest(
        object? protocolAfContext, object? protocolVcContext, object? protocolPartyContext, NdisOidRequest oidRequest) =>
        NdisStatus.NotSupported;

    public void OidRequestComplete(
        object? protocolAfContext,
        object? protocolVcContext,
        object? protocolPartyContext,
        NdisOidRequest oidRequest,
        NdisStatus status)
    {
    }

    private static void Check(NdisStatus status)
    {
        if (!status.IsSuccess)
        {
            throw new InvalidOperationException($"The benchmark's client got {status}.");
        }
    }
}
