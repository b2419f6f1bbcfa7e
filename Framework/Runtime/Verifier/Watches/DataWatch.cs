using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Buffers;

namespace UserCoNdis.Framework.Runtime;

/// <summary>Contract 6.K: frames. It keeps a picture of each frame under way, in a table that grows to the most that were.</summary>
internal sealed class DataWatch(RuleReport report) : DataRuleWatch(report)
{
    private readonly Dictionary<NetBufferList, (ShadowVc Sender, ShadowVc Carrier, BufferLease Lease, object? Source)> _sent =
        new(ReferenceEqualityComparer.Instance);

    private readonly Dictionary<NetBufferList, ShadowVc> _received = new(ReferenceEqualityComparer.Instance);

    private readonly HashSet<NetBufferList> _lent = new(ReferenceEqualityComparer.Instance);

    public override void Sending(NdisVcObject vc, NetBufferList lists)
    {
        ShadowVc shadow = Shadows.Of(vc);
        ShadowVc carrier = Shadows.Of(vc.Carrier);
        DdiEvent e = new("NdisCoSendNetBufferLists", vc.DataHolder.DriverName, vc);
        Require(!shadow.IsDeleted, "R087", e);
        Require(!shadow.IsClosing && !shadow.WasClosed, "R181", e);
        Require(!shadow.IsRemoteClosed, "R197", e);
        Require(vc.Af is null || shadow.Call == ShadowCall.Connected, vc.Creator == VcCreator.Client ? "R136" : "R158", e);
        Require(shadow.IsActive && carrier.IsActive, "R214", e);
        bool goes = vc.Adapter.CheckSend(vc.DataHolder.Binding!).IsSuccess && (vc.Af is null ? shadow.IsActive
            : shadow is { Call: ShadowCall.Connected, IsClosing: false, IsRemoteClosed: false, IsActive: true });
        for (NetBufferList? list = lists; list is not null; list = list.Next)
        {
            Require(ReferenceEquals(list.SourceHandle, vc.DataHolder.Handle), "R215", e);
            Require(list.IsAllocated, "R216", e);
            Require(!_sent.ContainsKey(list), "R217", e);
            if (goes)
            {
                _sent[list] = (shadow, carrier, list.FirstNetBuffer.Lease, list.SourceHandle);
                Count(shadow, carrier, 1);
            }
        }
    }

    public override void Completing(NdisVcObject vc, NetBufferList lists)
    {
        DdiEvent e = new("NdisMCoSendNetBufferListsComplete", vc.Adapter.Miniport.Name, vc);
        for (NetBufferList? list = lists; list is not null; list = list.Next)
        {
            bool isOwed = _sent.Remove(list, out var sent);
            Require(isOwed, "R218", e);
            if (isOwed)
            {
                Count(sent.Sender, sent.Carrier, -1);
                Require(ReferenceEquals(sent.Carrier.Vc, vc), "R219", e);
                Require(!list.Status.IsPending, "R222", e);
                Require(ReferenceEquals(list.SourceHandle, sent.Source), "R231", e);
                Require(list.FirstNetBuffer.Lease == sent.Lease, "R220", e);
            }
        }
    }

    public override void Indicating(NdisVcObject vc, NetBufferList lists, int count, NdisReceiveFlags flags)
    {
        DdiEvent e = new("NdisMCoIndicateReceiveNetBufferLists", vc.Adapter.Miniport.Name, vc);
        ShadowVc shadow = Shadows.Of(vc);
        bool lends = (flags & NdisReceiveFlags.Resources) == NdisReceiveFlags.Resources;
        Require(lists.CountChain() == count, "R226", e);
        for (NetBufferList? list = lists; list is not null; list = list.Next)
        {
            Require(ReferenceEquals(list.SourceHandle, vc.MiniportHolder.Handle), "R225", e);
            Require(!_received.ContainsKey(list), "R230", e);
            if (lends)
            {
                _ = _lent.Add(list);
            }
            else if (shadow.IsActive && vc.TakesFrames)
            {
                _received[list] = shadow;
                shadow.Receives++;
            }
        }
    }

    public override void Indicated() => _lent.Clear();

    public override void Returning(ProtocolBinding binding, NetBufferList lists)
    {
        DdiEvent e = new("NdisReturnNetBufferLists", binding.DriverName, binding);
        for (NetBufferList? list = lists; list is not null; list = list.Next)
        {
            Require(!_lent.Contains(list), "R229", e);
            bool isHeld = _received.Remove(list, out ShadowVc? carrier)
                && list.NdisReserved is NblTag { IsSend: false } tag && ReferenceEquals(tag.Owner.DataHolder.Binding, binding);
            if (carrier is not null)
            {
                carrier.Receives--;
            }

            Require(isHeld, "R228", e);
        }
    }

    public override void Unbound(ProtocolBinding binding)
    {
        bool holds = _received.Keys.Any(l => l.NdisReserved is NblTag { IsSend: false } tag && tag.Owner.DataHolder.Binding == binding)
            || _sent.Values.Any(s => s.Sender.Vc.DataHolder.Binding == binding)
            || binding.Adapter.Oids.Pending.Any(o => o.Requester == binding.DriverName);
        Report.Require(!holds, "R275", binding.DriverName, binding);
    }

    private static void Count(ShadowVc sender, ShadowVc carrier, int change)
    {
        sender.Sends += change;
        carrier.Sends += ReferenceEquals(carrier, sender) ? 0 : change;
    }
}
