namespace UserCoNdis.Framework.Contracts;

/// <summary>A frame on its way through the contract, linked to others in a chain (NET_BUFFER_LIST).</summary>
/// <remarks>
/// Owner: the last callee that took it; sending: until SendNetBufferListsComplete; receiving: until
/// ReturnNetBufferLists, unless the RESOURCES flag says to copy now. It holds one <see cref="NetBuffer"/>.
/// </remarks>
public sealed class NetBufferList
{
    internal NetBufferList(NetBufferListPool pool) => Pool = pool;

    /// <summary>Gets the pool it comes from and goes back to.</summary>
    public NetBufferListPool Pool { get; }

    /// <summary>Gets or sets the next list of the chain.</summary>
    public NetBufferList? Next { get; set; }

    /// <summary>Gets the frame.</summary>
    public NetBuffer FirstNetBuffer { get; } = new();

    /// <summary>Gets or sets the VC handle it is sent or indicated on; an intermediate driver restores it (R231).</summary>
    public object? SourceHandle { get; set; }

    /// <summary>Gets or sets the final status, set by the driver that completes it.</summary>
    public NdisStatus Status { get; set; }

    /// <summary>Gets or sets what NdisCancelSendNetBufferLists names.</summary>
    public object? CancelId { get; set; }

    /// <summary>Gets or sets the sending or receiving protocol's own word (ProtocolReserved).</summary>
    public object? ProtocolReserved { get; set; }

    /// <summary>Gets or sets the miniport's own word (MiniportReserved).</summary>
    public object? MiniportReserved { get; set; }

    /// <summary>Gets or sets the runtime's own word (NdisReserved); no driver touches it.</summary>
    public object? NdisReserved { get; set; }

    /// <summary>Gets or sets the verifier's own word; nobody else touches it.</summary>
    public object? VerifierReserved { get; set; }

    /// <summary>Gets whether it is allocated from its pool now.</summary>
    public bool IsAllocated { get; internal set; }

    /// <summary>Counts the lists of this chain, this one included.</summary>
    public int CountChain()
    {
        int count = 0;
        for (NetBufferList? list = this; list is not null; list = list.Next)
        {
            count++;
        }

        return count;
    }
}
