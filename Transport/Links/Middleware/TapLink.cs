using UserCoNdis.Transport.Buffers;

namespace UserCoNdis.Transport.Links.Middleware;

/// <summary>Shows everything that goes over a link to a tap, such as a capture.</summary>
/// <remarks>What is sent is seen when the link takes it, what is received before the user gets it.</remarks>
public sealed class TapLink : LinkWrapper
{
    private readonly IEventLoop _loop;
    private readonly ILinkTap _tap;

    /// <summary>Wraps a link.</summary>
    /// <param name="inner">The wrapper's from now on.</param>
    /// <param name="loop">The link's loop, whose time the tap is told.</param>
    /// <param name="tap">Stays the caller's.</param>
    public TapLink(ILink inner, IEventLoop loop, ILinkTap tap)
        : base(inner)
    {
        ArgumentNullException.ThrowIfNull(loop);
        ArgumentNullException.ThrowIfNull(tap);
        _loop = loop;
        _tap = tap;
    }

    /// <inheritdoc/>
    public override bool TrySend(in LinkFrame frame)
    {
        // The frame may come back before TrySend returns: a share keeps the block from being used again until it is seen.
        BufferLease keep = frame.Lease.Share();
        bool taken = Inner.TrySend(frame);
        if (taken)
        {
            _tap.Handle(LinkDirection.Sent, frame.Span, _loop.Now);
        }

        keep.Return();
        return taken;
    }

    /// <inheritdoc/>
    public override void HandleReceive(ReadOnlySpan<LinkFrame> frames)
    {
        TimeSpan now = _loop.Now;
        foreach (ref readonly LinkFrame frame in frames)
        {
            _tap.Handle(LinkDirection.Received, frame.Span, now);
        }

        Sink.HandleReceive(frames);
    }
}
