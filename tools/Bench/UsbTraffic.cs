using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Bench;

/// <summary>One end of a bulk link: its blocks go out again as they come back, what arrives is counted and returned.</summary>
internal sealed class UsbTraffic(ILink link) : ILinkSink
{
    private bool _isEnding;

    public long BytesSent { get; private set; }

    public long BytesReceived { get; private set; }

    public long Transfers { get; private set; }

    public bool IsClosed { get; private set; }

    public LinkException? Cause { get; private set; }

    /// <summary>Begins to send blocks of a pool.</summary>
    public void Send(PinnedSlabPool pool, int blocks)
    {
        for (int i = 0; i < blocks && pool.TryRent(out BufferLease lease); i++)
        {
            lease.Span.Clear(); // the gadget's sink wants zeros
            Send(lease);
        }
    }

    public void End()
    {
        _isEnding = true;
        link.Close();
    }

    public void HandleReceive(ReadOnlySpan<LinkFrame> frames)
    {
        foreach (ref readonly LinkFrame frame in frames)
        {
            BytesReceived += frame.Length;
            Transfers++;
            frame.Lease.Return();
        }
    }

    public void HandleSent(ReadOnlySpan<LinkFrame> frames, bool delivered)
    {
        foreach (ref readonly LinkFrame frame in frames)
        {
            if (delivered && !_isEnding)
            {
                BytesSent += frame.Length;
                Transfers++;
                Send(frame.Lease);
            }
            else
            {
                frame.Lease.Return();
            }
        }
    }

    public void HandleWritable()
    {
        // Fewer blocks than the queue holds: it never refuses.
    }

    public void HandleLinesChanged(ModemLines lines, ModemLines changed)
    {
        // Bulk endpoints have no lines.
    }

    public void HandleClosed(LinkException? cause) => (IsClosed, Cause) = (true, cause);

    private void Send(BufferLease lease)
    {
        if (!link.TrySend(new LinkFrame(lease, 0, lease.Size)))
        {
            lease.Return();
        }
    }
}
