using System.Text;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Buffers;

namespace UserCoNdis.NdisKit;

/// <summary>The signaling VC: made of no family, activated, used, deactivated and deleted through NDIS (4.3, S3.1).</summary>
public sealed partial class ScriptedCm
{
    private readonly List<string> _unsaid = [];
    private bool _isResetting;

    public ScriptedCmVc? Signaling { get; private set; }

    public List<(NdisStatus Code, object? Vc)> Statuses { get; } = [];

    public PinnedSlabPool Blocks { get; } = new(16, 2048);

    public NetBufferListPool Lists { get; } = new(16);

    public void ReceiveNetBufferLists(
        object? protocolBindingContext,
        object? protocolVcContext,
        NetBufferList netBufferLists,
        int numberOfNetBufferLists,
        NdisReceiveFlags receiveFlags)
    {
        Script.Enter("ProtocolCoReceiveNetBufferLists");
        int number = BitConverter.ToInt32(netBufferLists.FirstNetBuffer.Data);
        Binding!.ReturnNetBufferLists(netBufferLists);
        Network.Take(number)();
    }

    public void SendNetBufferListsComplete(
        object? protocolVcContext, NetBufferList netBufferLists, NdisSendFlags sendCompleteFlags)
    {
        for (NetBufferList? list = netBufferLists; list is not null;)
        {
            NetBufferList? next = list.Next;
            Lists.Free(list);
            list = next;
        }

        Script.Enter("ProtocolCoSendNetBufferListsComplete");
    }

    public void StatusEx(object? protocolBindingContext, object? protocolVcContext, in NdisStatusIndication indication)
    {
        Script.Enter("ProtocolCoStatusEx");
        Statuses.Add((indication.StatusCode, protocolVcContext));
        if (indication.StatusCode == NdisStatus.ResetStart || indication.StatusCode == NdisStatus.ResetEnd)
        {
            _isResetting = indication.StatusCode == NdisStatus.ResetStart;
            string[] unsaid = [.. _unsaid];
            _unsaid.Clear();
            Array.ForEach(unsaid, message => Signal(message));
        }
    }

    /// <summary>Says it, or keeps it until a reset is over (R270).</summary>
    protected override bool Signal(string message)
    {
        if (_isResetting)
        {
            _unsaid.Add(message);
            return true;
        }

        return Say(message);
    }

    private bool Say(string message)
    {
        if (Signaling is not { IsActive: true } signaling)
        {
            return true; // there is no network to say it to
        }

        if (Script.Faults?.Hit("call manager's block") == true || !Blocks.TryRent(out BufferLease lease))
        {
            return false;
        }

        int length = Encoding.ASCII.GetBytes(message, lease.Span);
        if (Script.Faults?.Hit("call manager's list") == true || !Lists.TryAllocate(lease, 0, length, out NetBufferList? list))
        {
            lease.Return();
            return false;
        }

        list.SourceHandle = signaling.Handle;
        Script.Calls("NdisCoSendNetBufferLists");
        signaling.Handle.SendNetBufferLists(list);
        return true;
    }

    private void OpenSignaling(CmBinding binding)
    {
        ScriptedCmVc vc = new(af: null) { IsOurs = true };
        NdisStatus created = binding.CreateVc(vc, out CmVc? handle);
        Script.Told.Add(created);
        if (!created.IsSuccess)
        {
            return; // it hears and says nothing
        }

        vc.Attach(handle!);
        Signaling = vc;
        _isResetting = false;
        _unsaid.Clear();
        Activate(vc, CallParameters.Any(), status =>
        {
            if (!status.IsSuccess)
            {
                return; // it hears and says nothing
            }

            edge.Signaling = edge.Find(vc.Handle);
            edge.Network = Network;
            Network.Carrier = number => edge.Receive(edge.Signaling!, BitConverter.GetBytes(number));
        });
    }

    private void CloseSignaling(Action closed)
    {
        Network.Carrier = null;
        edge.Signaling = null;
        if (Signaling is not { } signaling)
        {
            closed();
            return;
        }

        Signaling = null;
        signaling.WhenSettled(() =>
        {
            if (signaling.IsActive)
            {
                signaling.Change(signaling.Deactivate, _ => DeleteSignaling(signaling, closed));
            }
            else
            {
                DeleteSignaling(signaling, closed);
            }
        });
    }

    private static void DeleteSignaling(ScriptedCmVc signaling, Action closed)
    {
        signaling.Delete();
        closed();
    }
}
