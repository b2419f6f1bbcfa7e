using System.Diagnostics.CodeAnalysis;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Buffers;

namespace UserCoNdis.Drivers.NdisWan;

/// <summary>The buffers and lists that all links share: packets leave some of both to PPP's own frames, so that no load keeps
/// a link from coming up, from staying up and from ending in order.</summary>
public sealed partial class NdisWanDriver
{
    private const int MostReserved = 32;

    private readonly Queue<WanSession> _awaiting = new(); // those whose PPP found no buffer, in order

    private int ReservedBuffers => Math.Min(MostReserved, Buffers.BlockCount / 4);

    private int ReservedLists => Math.Min(MostReserved, Options.SendLists / 4);

    internal bool TryRentForData(out BufferLease lease)
    {
        lease = default;
        return Buffers.Available > ReservedBuffers && Buffers.TryRent(out lease);
    }

    internal bool TryAllocateForData(BufferLease lease, int offset, int length, [NotNullWhen(true)] out NetBufferList? list)
    {
        list = null;
        return Options.SendLists - Lists.Outstanding > ReservedLists && Lists.TryAllocate(lease, offset, length, out list);
    }

    /// <summary>Calls the session once when a buffer may be free.</summary>
    internal void AwaitBuffer(WanSession session) => _awaiting.Enqueue(session);

    internal void HandleBuffersFreed()
    {
        for (int turns = _awaiting.Count; turns > 0 && Buffers.Available > 0; turns--)
        {
            _awaiting.Dequeue().HandleBufferFree();
        }
    }
}
