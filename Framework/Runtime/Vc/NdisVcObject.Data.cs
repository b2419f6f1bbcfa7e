using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>The data path: allocates nothing, every list has a tag that says whose it is.</summary>
internal sealed partial class NdisVcObject
{
    /// <summary>Gets the number of sends of this VC's client that have not come back.</summary>
    public int SendsOutstanding { get; private set; }

    /// <summary>Gets the number of frames indicated on this VC, to whomever, that have not been returned.</summary>
    public int ReceivesOutstanding { get; private set; }

    public void Send(NetBufferList lists, NdisSendFlags flags)
    {
        NdisStatus refusal = CheckSend();
        if (refusal.IsFailure)
        {
            RefuseSend(lists, refusal, flags);
            return;
        }

        INdisObserver? observer = Adapter.Host.Observer;
        NdisVcObject carrier = Carrier;
        for (NetBufferList? list = lists; list is not null; list = list.Next)
        {
            Adapter.Tags.Attach(list, this, carrier, isSend: true);
            SendsOutstanding++;
            observer?.FrameSent(carrier.Id, list);
        }

        Adapter.Boundary.SendNetBufferLists(carrier, lists, flags);
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
                    sender?.Adapter.Boundary.SendNetBufferListsComplete(sender, run.Take()!, flags);
                    sender = tag.Owner;
                }

                sender.SendsOutstanding--;
                Adapter.Tags.Detach(tag);
                run.Add(list);
            }

            list = next;
        }

        sender?.Adapter.Boundary.SendNetBufferListsComplete(sender, run.Take()!, flags);
    }

    public void IndicateReceive(NetBufferList lists, NdisReceiveFlags flags)
    {
        bool resources = (flags & NdisReceiveFlags.Resources) == NdisReceiveFlags.Resources;
        if (!Activation.IsActive || Adapter.IsLost)
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
        if (list.NdisReserved is not NblTag { IsSend: false } tag || !ReferenceEquals(tag.Owner.Af.Client, binding))
        {
            return false;
        }

        tag.Carrier.ReceivesOutstanding--;
        binding.Adapter.Tags.Detach(tag);
        return true;
    }

    private NdisStatus CheckSend()
    {
        NdisStatus status = CallUseTable.Send(Call.State).Status;
        return status.IsFailure || (Activation.IsActive && HasCarrier) ? status : NdisStatus.VcNotActivated;
    }

    /// <summary>An alias with an accepted call gets the frames; else the VC's own client (T17).</summary>
    private NdisVcObject Receiver =>
        Alias is { Activation.IsActive: true, Call.State: not (CallState.None or CallState.InOffered) } alias ? alias : this;

    private void RefuseSend(NetBufferList lists, NdisStatus status, NdisSendFlags flags)
    {
        for (NetBufferList? list = lists; list is not null; list = list.Next)
        {
            list.Status = status;
        }

        Adapter.Boundary.SendNetBufferListsComplete(this, lists, flags);
    }
}
