using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.NdisWan;

/// <summary>How the WAN layer runs its links.</summary>
public sealed record NdisWanOptions
{
    /// <summary>Gets how PPP negotiates.</summary>
    public PppOptions Ppp { get; init; } = new();

    /// <summary>Gets who chooses PPP's options for one link, by its adapter; null: <see cref="Ppp"/> for all.</summary>
    public Func<WanSession, PppOptions>? PppFor { get; init; }

    /// <summary>Gets what makes the IP edge of a new link; null: packets are counted and dropped.</summary>
    public Func<IWanIpEdge>? EdgeFactory { get; init; }

    /// <summary>Gets who watches control packets.</summary>
    public IWanObserver? Observer { get; init; }

    /// <summary>Gets the number of send buffers of all links together.</summary>
    public int SendBuffers { get; init; } = 64;

    /// <summary>Gets how many frames of all links together may be under way at a time: those in the send buffers, and those that
    /// an edge hands down in buffers of its own.</summary>
    public int SendLists { get; init; } = 1024;

    /// <summary>Gets the size of a send buffer in bytes; MRU, PPP header and headroom lie in it.</summary>
    public int SendBufferSize { get; init; } = 2048;

    /// <summary>Gets whether the buffers keep who rented them, for tests and <c>--verify</c>.</summary>
    public bool DiagnosticBuffers { get; init; }

    /// <summary>Gets who decides about an offered call; it may change the parameters in place, then it sets
    /// CALL_PARAMETERS_CHANGED. Null: every call is taken as it is.</summary>
    public Func<WanSession, CoCallParameters, WanOfferAnswer>? OnOffer { get; init; }

    /// <summary>Gets the compression and encryption that the miniport is to use if it can, the same as at the far end; none:
    /// it is not asked (contract 5.6 item 5).</summary>
    public WanCompression Compression { get; init; }

    /// <summary>Gets how many frames a link queues while its send window is full or shut; null: as many as suit its medium.</summary>
    public int? SendQueue { get; init; }
}
