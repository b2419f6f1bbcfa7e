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
        NblRun run = default;
        for (NetBufferList? list = lists; list is not null;)
        {
            NetBufferList? next = list.Next;
            if (MaySend(list))
            {
                _ = Adapter.Tags.Attach(list, this, carrier, NblState.Sent);
                carrier.SendsOutstanding++;
                observer?.FrameSent(carrier.Id, list);
                run.Add(list);
            }

            list = next;
        }

        if (run.Take() is { } taken)
        {
            Adapter.Boundary.SendNetBufferLists(carrier, taken, flags);
        }
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
            NblTag? tag = NblTag.Of(list);
            if (NblTable.SendComplete(NblTag.StateOf(tag), ReferenceEquals(tag?.Carrier, this)).Effect == NblEffect.End)
            {
                if (!ReferenceEquals(sender, tag!.Owner))
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

        NdisVcObject receiver = Receiver;
        NblTag? lent = null;
        NblRun run = default;
        int count = 0;
        for (NetBufferList? list = lists; list is not null;)
        {
            NetBufferList? next = list.Next;
            NblTag? outer = NblTag.Of(list);
            if (NblTable.Indicate(NblTag.StateOf(outer), ReferenceEquals(outer?.Carrier, this), resources).Effect == NblEffect.Begin)
            {
                lent = BeginReceive(list, receiver, resources, lent);
                run.Add(list);
                count++;
            }

            list = next;
        }

        if (run.Take() is { } taken)
        {
            Adapter.Boundary.ReceiveNetBufferLists(receiver, taken, count, flags);
            EndLoan(lent);
        }
    }

    /// <summary>Takes one list back from the protocol of <paramref name="binding"/>.</summary>
    /// <returns>False when it was not that protocol's: it is left alone.</returns>
    public static bool TryTakeBack(NetBufferList list, ProtocolBinding binding)
    {
        NblTag? tag = NblTag.Of(list);
        bool receiver = ReferenceEquals(tag?.Owner.DataHolder.Binding, binding);
        if (NblTable.Return(NblTag.StateOf(tag), receiver).Effect != NblEffect.End)
        {
            return false;
        }

        tag!.Carrier.ReceivesOutstanding--;
        binding.Adapter.Tags.Detach(tag);
        return true;
    }

    /// <summary>A list that a driver freed while another had it: there is nothing to give back.</summary>
    public void Forget(NblTag tag)
    {
        SendsOutstanding -= tag.IsSend ? 1 : 0;
        ReceivesOutstanding -= tag.IsSend ? 0 : 1;
        Adapter.Tags.Detach(tag);
    }

    /// <summary>Gets whether an indicated frame would reach anybody: the VC is active, and the binding runs (3.1).</summary>
    public bool TakesFrames => Activation.IsActive && !Adapter.IsLost
        && BindingTable.Receive(Receiver.DataHolder.Binding!.State).Status.IsSuccess;

    /// <returns>The tags of what was lent so far; a frame that is lent does not count as out.</returns>
    private NblTag? BeginReceive(NetBufferList list, NdisVcObject receiver, bool resources, NblTag? lent)
    {
        NblTag tag = Adapter.Tags.Attach(list, receiver, this, resources ? NblState.Lent : NblState.Received);
        Adapter.Host.Observer?.FrameReceived(Id, list);
        if (!resources)
        {
            ReceivesOutstanding++;
            return null;
        }

        tag.NextLent = lent;
        return tag;
    }

    /// <summary>The receive callback is over; the chain itself may look otherwise by now.</summary>
    private void EndLoan(NblTag? lent)
    {
        for (NblTag? tag = lent; tag is not null;)
        {
            NblTag? next = tag.NextLent;
            if (NblTable.Indicated(tag.State).Effect == NblEffect.End)
            {
                Adapter.Tags.Detach(tag);
            }

            tag = next;
        }
    }

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
        NblRun run = default;
        for (NetBufferList? list = lists; list is not null;)
        {
            NetBufferList? next = list.Next;
            if (MaySend(list))
            {
                list.Status = status;
                run.Add(list);
            }

            list = next;
        }

        if (run.Take() is { } refused)
        {
            Adapter.Boundary.SendNetBufferListsComplete(sender, refused, flags);
        }
    }

    /// <summary>Gets whether a list is its sender's to give (3.10); one that is not is left alone.</summary>
    private bool MaySend(NetBufferList list)
    {
        NblTag? outer = NblTag.Of(list);
        return NblTable.Send(NblTag.StateOf(outer), ReferenceEquals(outer?.Carrier, Carrier)).Effect == NblEffect.Begin;
    }
}
