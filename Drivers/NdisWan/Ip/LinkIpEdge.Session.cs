using UserCoNdis.Transport.Links;

namespace UserCoNdis.Drivers.NdisWan.Ip;

/// <content>From the sessions to the link.</content>
public sealed partial class LinkIpEdge
{
    /// <inheritdoc/>
    public void HandleReceive(WanSession session, in WanPacket packet)
    {
        if (_options is { IsConcentrator: true, CheckSource: true } && !IsFromPeer(session, packet))
        {
            _counters.SpoofedSource++;
            return;
        }

        if (_options.ClampMss && TcpMssClamp.TryClamp(packet.Span, session.PathMtu))
        {
            _counters.MssClamped++;
        }

        // The link sends from the block that the miniport indicated; the miniport has it back when both are done with it.
        if (Link.TrySend(new LinkFrame(packet.Lease.Share(), packet.Offset, packet.Length)))
        {
            _counters.ToLink++;
        }
        else
        {
            packet.Lease.Return();
            _counters.LinkFull++;
        }
    }

    /// <inheritdoc/>
    public void HandleWritable(WanSession session)
    {
        if (_isGateClosed && session.Queued <= session.QueueLimit / 4)
        {
            OpenGate();
        }
    }

    // What the table has belongs to this session alone: a peer that took the address of another gets none (AddressConflicts).
    private bool IsFromPeer(WanSession session, in WanPacket packet) =>
        IpHeader.TryRead(packet.Span, out IpHeader header) && ReferenceEquals(_routes.Find(header.Source), session);
}
