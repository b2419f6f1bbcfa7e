using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Drivers.NdisWan.Ip;

/// <content>From the link into the sessions.</content>
public sealed partial class LinkIpEdge : ILinkSink
{
    private readonly IReceiveGate? _gate;
    private WanSession?[] _touched = new WanSession?[64];
    private int _touchedCount;
    private bool _isGateClosed;

    // A packet goes on in the block in which the link received it; the batch reaches each session as one chain.
    void ILinkSink.HandleReceive(ReadOnlySpan<LinkFrame> frames)
    {
        foreach (ref readonly LinkFrame frame in frames)
        {
            if (!TryForward(frame))
            {
                frame.Lease.Return();
            }
        }

        for (int i = 0; i < _touchedCount; i++)
        {
            WanSession session = _touched[i]!;
            _touched[i] = null;
            ((LinkIpPeer)session.EdgeContext!).IsTouched = false;
            session.Flush();
        }

        _touchedCount = 0;
        if (_sessions.Count != 0 && !_options.IsConcentrator)
        {
            Hold(_sessions[0]);
        }
    }

    void ILinkSink.HandleSent(ReadOnlySpan<LinkFrame> frames, bool delivered)
    {
        foreach (ref readonly LinkFrame frame in frames)
        {
            frame.Lease.Return();
        }
    }

    void ILinkSink.HandleWritable()
    {
        // Nothing waits here: what the link had no room for is gone.
    }

    void ILinkSink.HandleLinesChanged(ModemLines lines, ModemLines changed)
    {
    }

    void ILinkSink.HandleClosed(LinkException? cause) => Closed?.Invoke(cause);

    private bool TryForward(in LinkFrame frame)
    {
        if (!IpHeader.TryRead(frame.Span, out IpHeader header))
        {
            _counters.Malformed++;
            return false;
        }

        if (FindSession(header) is not { } session || !session.IsOpenFor(header.Version))
        {
            _counters.NoSession++;
            return false;
        }

        if (header.Length > session.Mtu)
        {
            _counters.TooBig++;
            AnswerTooBig(frame.Span, session);
            return false;
        }

        if (_options.ClampMss && TcpMssClamp.TryClamp(frame.Span[..header.Length], session.PathMtu))
        {
            _counters.MssClamped++;
        }

        if (!session.TryQueue(frame.Lease, frame.Offset, header.Length))
        {
            _counters.SessionFull++;
            return false;
        }

        _counters.FromLink++;
        Touch(session);
        return true;
    }

    private WanSession? FindSession(in IpHeader header) =>
        !_options.IsConcentrator ? (_sessions.Count == 0 ? null : _sessions[0])
        : header.IsToGroup ? null
        : _routes.Find(header.Destination);

    // With one peer its queue is the link's: the system's own queue in front of it holds the rest, and its senders back. With
    // many, one slow peer must not stop the others: what its queue does not hold is gone.
    private void Hold(WanSession session)
    {
        if (_gate is not null && !_isGateClosed && session.Queued > session.QueueLimit / 2)
        {
            _isGateClosed = true;
            _gate.SetReceiving(false);
        }
    }

    private void OpenGate()
    {
        if (_isGateClosed)
        {
            _isGateClosed = false;
            _gate!.SetReceiving(true);
        }
    }

    private void AnswerTooBig(ReadOnlySpan<byte> packet, WanSession session)
    {
        if (!session.TryRent(out BufferLease lease))
        {
            return;
        }

        int length = IcmpTooBig.Write(lease.Span[WanSession.Headroom..], packet, session.Mtu);
        if (length != 0 && Link.TrySend(new LinkFrame(lease, WanSession.Headroom, length)))
        {
            _counters.TooBigAnswered++;
        }
        else
        {
            lease.Return();
        }
    }

    private void Touch(WanSession session)
    {
        LinkIpPeer peer = (LinkIpPeer)session.EdgeContext!;
        if (!peer.IsTouched)
        {
            peer.IsTouched = true;
            if (_touchedCount == _touched.Length)
            {
                Array.Resize(ref _touched, _touched.Length * 2); // a link with larger batches; once
            }

            _touched[_touchedCount++] = session;
        }
    }
}
