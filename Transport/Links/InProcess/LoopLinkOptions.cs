namespace UserCoNdis.Transport.Links.InProcess;

/// <summary>What kind of cable a loop link is.</summary>
public sealed record LoopLinkOptions
{
    /// <summary>Gets what it carries.</summary>
    public LinkKind Kind { get; init; } = LinkKind.ByteStream;

    /// <summary>Gets how the control circuits run; a frame link has none.</summary>
    public LoopWiring Wiring { get; init; } = LoopWiring.NullModem;

    /// <summary>Gets how many sent frames an end keeps before it refuses more.</summary>
    public int QueueFrames { get; init; } = 64;

    /// <summary>Gets whether the receiver gets a share of the sender's own block when both ends use one pool.</summary>
    /// <remarks>Off by default: a wire does not alias memory, and a receiver that decodes in place would change what
    /// the sender gets back. On, nothing is copied, and neither side may write to a block after sending it.
    /// A frame that begins before <see cref="FrameHeadroom"/> is copied all the same.</remarks>
    public bool Share { get; init; }

    internal static LoopLinkOptions From(LinkUri uri)
    {
        var options = new LinkOptionReader(uri);
        LinkKind kind = options.Choice("kind", LinkKind.ByteStream, ("bytes", LinkKind.ByteStream), ("frames", LinkKind.Frames));
        LoopWiring wiring = options.Choice(
            "lines", LoopWiring.NullModem, ("1", LoopWiring.NullModem), ("null", LoopWiring.NullModem),
            ("dce", LoopWiring.Dce), ("0", LoopWiring.None));
        var result = new LoopLinkOptions
        {
            Kind = kind,
            Wiring = kind == LinkKind.Frames ? LoopWiring.None : wiring,
            QueueFrames = (int)(options.Integer("queue", 1, 4096) ?? 64),
            Share = options.Switch("share") ?? false,
        };
        options.ThrowIfUnread();
        return result;
    }
}
