using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>The data path: allocates nothing, every list has a tag that says whose it is.</summary>
internal sealed partial class NdisVcObject
{
    /// <summary>Gets the number of frames sent over this VC, by whomever, that have not come back.</summary>
    public int SendsOutstanding { get; private set; }

    /// <summary>Gets the number of frames indicated on this VC, to whomever, that have not been returned.</summary>
    public int ReceivesOutstanding { get; private set; }

    /// <summary>No frame of it is out: its deactivation may end (3.10).</summary>
    public bool IsDrained => SendsOutstanding == 0 && ReceivesOutstanding == 0;

    public void Send(NetBufferList lists, NdisSendFlags flags)
    {
        NdisStatus refusal = CheckSend();
        if (refusal.IsFailure)
        {
            RefuseSend(DataHolder, lists, refusal, flags);
            return;
        }

        INdisObserver? observer = Adapter.Host.Observer;
        NdisVcObject carrier = Carrier;
        for (NetBufferList? list = lists; list is not null; list = list.Next)
        {
            Adapter.Tags.Attach(list, this, carrier, isSend: true);
            carrier.SendsOutstanding++;
            observer?.FrameSent(carrier.Id, list);
        }

        Adapter.Boundary.SendNetBufferLists(carrier, lists, flags);
    }

    /// <summary>A call manager sends on its signaling VCs only: the data of others are their client's (3.5).</summary>
    public void SendAsCallManager(NetBufferList lists, NdisSendFlags flags)
    {
        if (Af is null)
        {
            Send(lists, flags);
        }
        else
        {
            RefuseSend(CallManagerHolder, lists, NdisStatus.NotSupported, flags);
        }
    }

    public void SendComplete(NetBufferList lists, NdisSendFlags flags)
    {
        NblRun run = default;
        NdisVcObject? sender = null;
        for (NetBufferList? list = lists; list is not null;)
        {
            NetBufferList? next = list.Next;
            list.Next = null;
            if (list.NdisReserved is NblTag { IsSend: true } tag && ReferenceEquals(tag.Carrier, this))
            {
                if (!ReferenceEquals(sender, tag.Owner))
                {
                    sender?.Adapter.Boundary.SendNetBufferListsComplete(sender.DataHolder, run.Take()!, flags);
                    sender = tag.Owner;
                }

                SendsOutstanding--;
                Adapter.Tags.Detach(tag);
                run.Add(list);
            }

            list = next;
        }

        sender?.Adapter.Boundary.SendNetBufferListsComplete(sender.DataHolder, run.Take()!, flags);
        Adapter.EndDrained();
        Adapter.AdvancePause();
    }

    public void IndicateReceive(NetBufferList lists, NdisReceiveFlags flags)
    {
        bool resources = (flags & NdisReceiveFlags.Resources) == NdisReceiveFlags.Resources;
        if (!TakesFrames)
        {
            if (!resources)
            {
                Adapter.Boundary.ReturnNetBufferLists(lists);
            }

            return;
        }

        INdisObserver? observer = Adapter.Host.Observer;
        NdisVcObject receiver = Receiver;
        int count = 0;
        for (NetBufferList? list = lists; list is not null; list = list.Next)
        {
            count++;
            if (!resources)
            {
                Adapter.Tags.Attach(list, receiver, this, isSend: false);
                ReceivesOutstanding++;
            }

            observer?.FrameReceived(Id, list);
        }

        Adapter.Boundary.ReceiveNetBufferLists(receiver, lists, count, flags);
    }

    /// <summary>Takes one list back from the protocol of <paramref name="binding"/>.</summary>
    /// <returns>False when it was not that protocol's: it is left alone.</returns>
    public static bool TryTakeBack(NetBufferList list, ProtocolBinding binding)
    {
        if (list.NdisReserved is not NblTag { IsSend: false } tag || !ReferenceEquals(tag.Owner.DataHolder.Binding, binding))
        {
            return false;
        }

        tag.Carrier.ReceivesOutstanding--;
        binding.Adapter.Tags.Detach(tag);
        return true;
    }

    /// <summary>Gets whether an indicated frame would reach anybody: the VC is active, and the binding runs (3.1).</summary>
    public bool TakesFrames => Activation.IsActive && !Adapter.IsLost
        && BindingTable.Receive(Receiver.DataHolder.Binding!.State).Status.IsSuccess;

    private NdisStatus CheckSend()
    {
        NdisStatus status = Af is null ? NdisStatus.Success : CallUseTable.Send(Call.State).Status; // a signaling VC needs no call
        return status.IsFailure ? status
            : Activation.IsActive && HasCarrier ? Adapter.CheckSend(DataHolder.Binding!)
            : NdisStatus.VcNotActivated;
    }

    /// <summary>An alias with an accepted call gets the frames; else the VC's own client (T17).</summary>
    private NdisVcObject Receiver =>
        Alias is { Activation.IsActive: true, Call.State: not (CallState.None or CallState.InOffered) } alias ? alias : this;

    private void RefuseSend(VcHolder sender, NetBufferList lists, NdisStatus status, NdisSendFlags flags)
    {
        for (NetBufferList? list = lists; list is not null; list = list.Next)
        {
            list.Status = status;
        }

        Adapter.Boundary.SendNetBufferListsComplete(sender, lists, flags);
    }
}
