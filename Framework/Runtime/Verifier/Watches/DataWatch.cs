using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 6.K: frames. The picture of each lies in its own word; nothing is allocated once as many were under way.</summary>
internal sealed class DataWatch(RuleReport report, bool verifiesPayload) : DataRuleWatch(report)
{
    private readonly ShadowFrames _frames = new(verifiesPayload);

    public override void Sending(NdisVcObject vc, NetBufferList lists)
    {
        ShadowVc shadow = Shadows.Of(vc);
        ShadowVc carrier = Shadows.Of(vc.Carrier);
        string sender = vc.DataHolder.DriverName;
        Report.Require(!shadow.IsDeleted, 087, sender, vc);
        Report.Require(!shadow.IsClosing && !shadow.WasClosed, 181, sender, vc);
        Report.Require(!shadow.IsRemoteClosed, 197, sender, vc);
        Report.Require(vc.Af is null || shadow.Call == ShadowCall.Connected, vc.Creator == VcCreator.Client ? 136 : 158, sender, vc);
        Report.Require(shadow.IsActive && carrier.IsActive, 214, sender, vc);
        for (NetBufferList? list = lists; list is not null; list = list.Next)
        {
            ShadowFrame? last = ShadowFrames.Find(list);
            Report.Require(ReferenceEquals(list.SourceHandle, vc.DataHolder.Handle), 215, sender, vc);
            Report.Require(list.IsAllocated, 216, sender, vc);
            bool isOut = last is { IsSend: true } && ReferenceEquals(last.Owner, shadow); // over another VC: it is sent on
            Report.Require(!isOut, 217, sender, vc);
            if (ShadowFrames.FindEnded(list) is { } ended) // a list that was freed since has a clean word
            {
                bool isUntouched = list.MiniportReserved is null || ended.HasSameMiniportWord(list);
                Report.Require(isUntouched, 223, ended.Adapter.Miniport.Name, vc);
            }

            if (!isOut)
            {
                ShadowFrame frame = _frames.Begin(list, shadow, carrier, ShadowFrameState.Submitted);
                frame.Order = ++carrier.SendOrder;
            }
        }
    }

    public override void Carrying(NdisVcObject carrier, NetBufferList lists)
    {
        ShadowVc shadow = Shadows.Of(carrier);
        for (NetBufferList? list = lists; list is not null; list = list.Next)
        {
            if (ShadowFrames.Find(list) is { State: ShadowFrameState.Submitted } frame)
            {
                Report.Require(frame.Order > shadow.CarriedOrder, 224, "NDIS", carrier);
                shadow.CarriedOrder = frame.Order;
                frame.State = ShadowFrameState.Carried;
                CountSend(frame, 1);
            }
        }
    }

    public override void Completing(NdisVcObject vc, NetBufferList lists)
    {
        ShadowAdapter adapter = Shadows.Of(vc.Adapter);
        adapter.Completions++;
        string miniport = vc.Adapter.Miniport.Name;
        for (NetBufferList? list = lists; list is not null; list = list.Next)
        {
            ShadowFrame? frame = ShadowFrames.Find(list);
            bool isOwed = frame is { State: ShadowFrameState.Carried };
            Report.Require(isOwed, 218, miniport, vc);
            if (isOwed && Complete(vc, frame!, list, miniport))
            {
                frame!.State = ShadowFrameState.ComingBack;
                adapter.FramesComingBack++;
                adapter.AreAborted |= list.Status == NdisStatus.SendAborted;
                CountSend(frame, -1);
            }
        }
    }

    public override void ComingBack(NdisAdapter adapter, NetBufferList lists)
    {
        for (NetBufferList? list = lists; list is not null; list = list.Next)
        {
            if (ShadowFrames.Find(list) is { State: ShadowFrameState.ComingBack or ShadowFrameState.Submitted } frame)
            {
                Shadows.Of(adapter).FramesComingBack -= frame.State == ShadowFrameState.ComingBack ? 1 : 0;
                frame.End(list);
            }
        }
    }

    public override void Completed(NdisVcObject vc)
    {
        ShadowAdapter adapter = Shadows.Of(vc.Adapter);
        if (--adapter.Completions > 0)
        {
            return;
        }

        if (adapter.AreAborted)
        {
            Report.Require(adapter.FramesComingBack == 0, 232, "NDIS", vc);
        }

        adapter.AreAborted = false;
        adapter.FramesComingBack = 0;
    }

    public override void Indicating(NdisVcObject vc, NetBufferList lists, int count, NdisReceiveFlags flags)
    {
        string miniport = vc.Adapter.Miniport.Name;
        ShadowVc shadow = Shadows.Of(vc);
        bool lends = (flags & NdisReceiveFlags.Resources) == NdisReceiveFlags.Resources;
        Report.Require(lists.CountChain() == count, 226, miniport, vc);
        for (NetBufferList? list = lists; list is not null; list = list.Next)
        {
            bool isOut = ShadowFrames.Find(list) is { IsReceive: true } last && ReferenceEquals(last.Carrier, shadow);
            Report.Require(ReferenceEquals(list.SourceHandle, vc.MiniportHolder.Handle), 225, miniport, vc);
            Report.Require(!isOut, 230, miniport, vc);
            if (!isOut)
            {
                _ = _frames.Begin(list, shadow, shadow, lends ? ShadowFrameState.Lent : ShadowFrameState.Indicated);
            }
        }
    }

    public override void Receiving(NdisVcObject receiver, NetBufferList lists)
    {
        for (NetBufferList? list = lists; list is not null; list = list.Next)
        {
            if (ShadowFrames.Find(list) is { State: ShadowFrameState.Indicated or ShadowFrameState.Lent } frame)
            {
                Report.Require(ReferenceEquals(ReceiverOf(frame.Carrier.Vc), receiver), 227, "NDIS", receiver);
                frame.Owner = Shadows.Of(receiver);
                if (frame.State == ShadowFrameState.Indicated)
                {
                    frame.State = ShadowFrameState.Held;
                    CountReceive(frame, 1);
                }
            }
        }
    }

    public override void Indicated(NetBufferList lists, NdisReceiveFlags flags)
    {
        bool lent = (flags & NdisReceiveFlags.Resources) == NdisReceiveFlags.Resources;
        for (NetBufferList? list = lent ? lists : null; list is not null; list = list.Next)
        {
            if (ShadowFrames.Find(list) is { State: ShadowFrameState.Lent } frame)
            {
                _frames.Drop(list, frame);
            }
        }
    }

    public override void Returning(ProtocolBinding binding, NetBufferList lists)
    {
        string protocol = binding.DriverName;
        for (NetBufferList? list = lists; list is not null; list = list.Next)
        {
            ShadowFrame? frame = ShadowFrames.Find(list);
            bool isLent = frame is { State: ShadowFrameState.Lent };
            bool isHeld = frame is { State: ShadowFrameState.Held } && ReferenceEquals(frame.Owner.Vc.DataHolder.Binding, binding);
            Report.Require(!isLent, 229, protocol, binding);
            Report.Require(isHeld, 228, protocol, binding);
            if (isHeld)
            {
                string miniport = binding.Adapter.Miniport.Name;
                bool isUntouched = frame!.IsWhole(list) && frame.HasSameMiniportWord(list);
                Report.Require(isUntouched && (!verifiesPayload || frame.HasSamePayload()), 230, miniport, frame.Carrier.Vc);
                Report.Require(frame.HasSameSource(list), 231, protocol, frame.Owner.Vc);
                CountReceive(frame, -1);
                _frames.Drop(list, frame);
            }
        }
    }

    public override void TakingBack(NdisAdapter adapter, NetBufferList lists)
    {
        for (NetBufferList? list = lists; list is not null; list = list.Next)
        {
            if (ShadowFrames.Find(list) is { State: ShadowFrameState.Indicated } frame)
            {
                _frames.Drop(list, frame); // no protocol took it
            }
        }
    }

    public override void Unbound(ProtocolBinding binding)
    {
        bool holds = Shadows.Of(binding).Frames > 0 || binding.Adapter.Oids.Pending.Any(o => o.Requester == binding.DriverName);
        Report.Require(!holds, 275, binding.DriverName, binding);
    }

    /// <summary>The miniport gives a send back: as it got it, and with a final status.</summary>
    /// <returns>False: over another VC; it stays the miniport's.</returns>
    private bool Complete(NdisVcObject vc, ShadowFrame frame, NetBufferList list, string miniport)
    {
        bool isOfVc = ReferenceEquals(frame.Carrier.Vc, vc);
        Report.Require(isOfVc, 219, miniport, vc);
        if (!isOfVc)
        {
            return false;
        }

        bool isUntouched = frame.IsWhole(list) && frame.HasSameProtocolWord(list);
        Report.Require(!list.Status.IsPending, 222, miniport, vc);
        Report.Require(
            isUntouched && (!verifiesPayload || frame.HasSamePayload()), 217, frame.Owner.Vc.DataHolder.DriverName, frame.Owner.Vc);
        Report.Require(frame.HasSameSource(list), 231, miniport, vc);
        Report.Require(!list.IsAllocated || frame.HasSameBuffer(list), 220, miniport, vc);
        return true;
    }

    /// <summary>An alias with an accepted call gets the frames; else the VC's own client (T17).</summary>
    private static NdisVcObject ReceiverOf(NdisVcObject carrier) =>
        carrier.Alias is { } alias && Shadows.Of(alias) is { IsActive: true, Call: not (ShadowCall.None or ShadowCall.Offered) }
            ? alias
            : carrier;

    private static void CountSend(ShadowFrame frame, int change)
    {
        frame.Owner.Sends += change;
        frame.Carrier.Sends += ReferenceEquals(frame.Carrier, frame.Owner) ? 0 : change;
        CountOf(frame, change);
    }

    private static void CountReceive(ShadowFrame frame, int change)
    {
        frame.Carrier.Receives += change;
        CountOf(frame, change);
    }

    private static void CountOf(ShadowFrame frame, int change)
    {
        if (frame.Owner.Vc.DataHolder.Binding is { } binding)
        {
            Shadows.Of(binding).Frames += change;
        }
    }
}
