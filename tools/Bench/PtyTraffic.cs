using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Bench;

/// <summary>One end of the pseudo-terminal: sends its blocks again as they come back, counts what arrives.</summary>
internal sealed class PtyTraffic(ILink link, PinnedSlabPool pool, int blocks) : ILinkSink
{
    public long Bytes { get; private set; }

    public long Chunks { get; private set; }

    public void Begin()
    {
        for (int i = 0; i < blocks && pool.TryRent(out BufferLease lease); i++)
        {
            lease.Span.Fill((byte)'x');
            Send(lease);
        }
    }

    public void HandleReceive(ReadOnlySpan<LinkFrame> frames)
    {
        foreach (LinkFrame frame in frames)
        {
            Bytes += frame.Length;
            Chunks++;
            frame.Lease.Return();
        }
    }

    public void HandleSent(ReadOnlySpan<LinkFrame> frames, bool delivered)
    {
        foreach (LinkFrame frame in frames)
        {
            if (delivered)
            {
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
        // A pseudo-terminal's lines tell who has it open; here that is known.
    }

    public void HandleClosed(LinkException? cause)
    {
        // Closed by this program, at its end.
    }

    private void Send(BufferLease lease)
    {
        if (!link.TrySend(new LinkFrame(lease, 0, lease.Size)))
        {
            lease.Return();
        }
    }
}
