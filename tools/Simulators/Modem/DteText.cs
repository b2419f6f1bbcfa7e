using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Protocols.V250;

namespace UserCoNdis.Tools.Simulators.Modem;

/// <summary>Carries the engine's echo and results to the DTE, in few small blocks of its own: data cannot starve them.</summary>
internal sealed class DteText(DceEngine engine, ILink link)
{
    private readonly PinnedSlabPool _pool = new(4, 256);
    private LinkFrame _refused;

    /// <summary>Gets the number of blocks that the link has not given back.</summary>
    public int OutstandingBlocks => _pool.Outstanding;

    /// <summary>Sends what there is.</summary>
    /// <returns>False: the link has no room now; call again when it has, or when it gave a block back.</returns>
    public bool TryFlush()
    {
        if (!_refused.Lease.IsEmpty)
        {
            if (!link.TrySend(_refused))
            {
                return false;
            }

            _refused = default;
        }

        while (_pool.TryRent(out BufferLease lease))
        {
            if (!engine.TryGetTransmit(lease.Span, out int length))
            {
                lease.Return();
                return true;
            }

            var frame = new LinkFrame(lease, 0, length);
            if (!link.TrySend(frame))
            {
                _refused = frame;
                return false;
            }
        }

        return false;
    }

    /// <summary>Gives back what the link did not take.</summary>
    public void Close()
    {
        if (!_refused.Lease.IsEmpty)
        {
            _refused.Lease.Return();
            _refused = default;
        }
    }
}
