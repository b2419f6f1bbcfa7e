using UserCoNdis.Transport.Buffers;

namespace UserCoNdis.Transport.Links.InProcess;

/// <summary>Both ends of a loop link, for who wants them without a name.</summary>
public sealed class LoopLinkPair
{
    /// <summary>Makes a pair whose ends share a loop and a pool.</summary>
    /// <param name="loop">The loop of both ends.</param>
    /// <param name="pool">Where both ends rent receive blocks.</param>
    /// <param name="options">The kind of cable; null: a byte stream over a null modem.</param>
    public LoopLinkPair(IEventLoop loop, PinnedSlabPool pool, LoopLinkOptions? options = null)
        : this(loop, pool, loop, pool, options)
    {
    }

    /// <summary>Makes a pair whose ends may live on different loops.</summary>
    /// <param name="loopA">The loop of end A.</param>
    /// <param name="poolA">Where end A rents receive blocks.</param>
    /// <param name="loopB">The loop of end B.</param>
    /// <param name="poolB">Where end B rents receive blocks.</param>
    /// <param name="options">The kind of cable; null: a byte stream over a null modem.</param>
    public LoopLinkPair(
        IEventLoop loopA, PinnedSlabPool poolA, IEventLoop loopB, PinnedSlabPool poolB, LoopLinkOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(loopA);
        ArgumentNullException.ThrowIfNull(poolA);
        ArgumentNullException.ThrowIfNull(loopB);
        ArgumentNullException.ThrowIfNull(poolB);
        var cable = new LoopCable(options ?? new LoopLinkOptions());
        A = new LoopLink("loop:(A)", loopA, poolA, cable);
        B = new LoopLink("loop:(B)", loopB, poolB, cable);
    }

    /// <summary>Gets end A: the DTE of a <see cref="LoopWiring.Dce"/> cable.</summary>
    public ILink A { get; }

    /// <summary>Gets end B: the DCE of a <see cref="LoopWiring.Dce"/> cable.</summary>
    public ILink B { get; }
}
