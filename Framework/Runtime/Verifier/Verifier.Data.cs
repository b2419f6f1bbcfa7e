using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Buffers;

namespace UserCoNdis.Framework.Runtime;

/// <summary>R214 to R232: frames. It keeps a picture of each frame under way, which costs; it is for tests and --verify.</summary>
internal sealed partial class Verifier
{
    private readonly Dictionary<NetBufferList, (ShadowVc Sender, ShadowVc Carrier, BufferLease Lease, object? Source)> _sent =
        new(ReferenceEqualityComparer.Instance);

    private readonly Dictionary<NetBufferList, (ShadowVc Receiver, ShadowVc Carrier)> _received =
        new(ReferenceEqualityComparer.Instance);

    private readonly HashSet<NetBufferList> _lent = new(ReferenceEqualityComparer.Instance);

    public void Sending(NdisVcObject vc, NetBufferList lists)
    {
        if (vc.Adapter.IsLost)
        {
            return;
        }

        ShadowVc shadow = Of(vc);
        DdiEvent e = new("NdisCoSendNetBufferLists", vc.Af.Client.DriverName, vc);
        Require(!shadow.IsDeleted, "R087", e);
        Require(!shadow.IsClosing && !shadow.WasClosed, "R181", e);
        Require(!shadow.IsRemoteClosed, "R197", e);
        Require(shadow.Call == ShadowCall.Connected, vc.Creator == VcCreator.Client ? "R136" : "R158", e);
        Require(shadow.IsActive && Of(vc.Carrier).IsActive, "R214", e);
        bool goes = shadow is { Call: ShadowCall.Connected, IsClosing: false, IsRemoteClosed: false, IsActive: true };
        for (NetBufferList? list = lists; list is not null; list = list.Next)
        {
            Require(ReferenceEquals(list.SourceHandle, vc.ClientHandle), "R215", e);
            Require(list.IsAllocated, "R216", e);
            Require(!_sent.ContainsKey(list), "R217", e);
            if (goes)
            {
                _sent[list] = (shadow, Of(vc.Carrier), list.FirstNetBuffer.Lease, list.SourceHandle);
                shadow.Sends++;
                Of(vc.Carrier).Sends += ReferenceEquals(vc.Carrier, vc) ? 0 : 1;
            }
        }
    }

    public void Completing(NdisVcObject vc, NetBufferList lists)
    {
        DdiEvent e = new("NdisMCoSendNetBufferListsComplete", vc.Adapter.Miniport.Name, vc);
        for (NetBufferList? list = lists; list is not null && !vc.Adapter.IsLost; list = list.Next)
        {
            if (!_sent.Remove(list, out var sent))
            {
                Report("R218", e.Driver, vc);
                continue;
            }

            sent.Sender.Sends--;
            sent.Carrier.Sends -= ReferenceEquals(sent.Carrier, sent.Sender) ? 0 : 1;
            Require(ReferenceEquals(sent.Carrier.Vc, vc), "R219", e);
            Require(!list.Status.IsPending, "R222", e);
            Require(ReferenceEquals(list.SourceHandle, sent.Source), "R231", e);
            Require(list.FirstNetBuffer.Lease == sent.Lease, "R220", e);
        }
    }

    public void Indicating(NdisVcObject vc, NetBufferList lists, int count, NdisReceiveFlags flags)
    {
        if (vc.Adapter.IsLost)
        {
            return;
        }

        DdiEvent e = new("NdisMCoIndicateReceiveNetBufferLists", vc.Adapter.Miniport.Name, vc);
        ShadowVc shadow = Of(vc);
        bool lends = (flags & NdisReceiveFlags.Resources) == NdisReceiveFlags.Resources;
        Require(shadow.IsActive, "R111", e);
        Require(lists.CountChain() == count, "R226", e);
        for (NetBufferList? list = lists; list is not null; list = list.Next)
        {
            Require(ReferenceEquals(list.SourceHandle, vc.CallManagerHandle), "R225", e);
            Require(!_received.ContainsKey(list), "R230", e);
            if (lends)
            {
                _ = _lent.Add(list);
            }
            else if (shadow.IsActive)
            {
                _received[list] = (shadow, shadow);
                shadow.Receives++;
            }
        }
    }

    /// <summary>The indication is over: what was lent is the miniport's again.</summary>
    public void Indicated() => _lent.Clear();

    public void Returning(ProtocolBinding binding, NetBufferList lists)
    {
        DdiEvent e = new("NdisReturnNetBufferLists", binding.DriverName, binding);
        for (NetBufferList? list = lists; list is not null && !binding.Adapter.IsLost; list = list.Next)
        {
            Require(!_lent.Contains(list), "R229", e);
            bool held = _received.Remove(list, out var received)
                && list.NdisReserved is NblTag { IsSend: false } tag && ReferenceEquals(tag.Owner.Af.Client, binding);
            if (received.Carrier is { } carrier)
            {
                carrier.Receives--;
            }

            Require(held, "R228", e);
        }
    }
}
