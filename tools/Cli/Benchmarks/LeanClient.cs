using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Buffers;

namespace UserCoNdis.Tools.Cli.Benchmarks;

/// <summary>A client that does what the contract asks of one and nothing else: what is measured is the framework.</summary>
internal sealed class LeanClient : QuietClient
{
    private const int Blocks = 64;
    private readonly PinnedSlabPool _blocks = new(Blocks, 2048);
    private readonly NetBufferListPool _lists = new(Blocks);

    public override string Name => "LeanClient";

    /// <summary>Gets how many sends came back.</summary>
    public long Completed { get; private set; }

    /// <summary>Gets how many frames were received and returned.</summary>
    public long Received { get; private set; }

    /// <summary>Makes a VC and a call on it; the miniport lets it through at once.</summary>
    public LeanCall Connect()
    {
        LeanCall call = new();
        Check(Family!.CreateVc(call, out ClientVc? vc));
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

    public override void MakeCallComplete(
        NdisStatus status, object? protocolVcContext, ClientParty? ndisPartyHandle, CoCallParameters callParameters) =>
        ((LeanCall)protocolVcContext!).IsConnected = status.IsSuccess;

    public override void CloseCallComplete(NdisStatus status, object? protocolVcContext, object? protocolPartyContext) =>
        ((LeanCall)protocolVcContext!).IsConnected = !status.IsSuccess;

    public override void SendNetBufferListsComplete(object? protocolVcContext, NetBufferList netBufferLists, NdisSendFlags sendCompleteFlags) =>
        Completed += netBufferLists.CountChain();

    public override void ReceiveNetBufferLists(
        object? protocolBindingContext,
        object? protocolVcContext,
        NetBufferList netBufferLists,
        int numberOfNetBufferLists,
        NdisReceiveFlags receiveFlags)
    {
        Received += numberOfNetBufferLists;
        Binding!.ReturnNetBufferLists(netBufferLists);
    }
}
