using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Bench;

/// <summary>One end of a cable: sends its frames again as they come back, counts what arrives.</summary>
internal sealed class EthernetTraffic(ILink link) : ILinkSink
{
    public long Received { get; private set; }

    public long Sent { get; private set; }

    /// <summary>Begins to send.</summary>
    /// <param name="pool">The frames' memory.</param>
    /// <param name="frames">How many are on their way at once: no more than the link queues.</param>
    /// <param name="octets">Length of each.</param>
    public void Begin(PinnedSlabPool pool, int frames, int octets)
    {
        for (int i = 0; i < frames && pool.TryRent(out BufferLease lease); i++)
        {
            // EtherType 88B5, for local experiments: no kernel takes it for its own.
            ReadOnlySpan<byte> header = [2, 0, 0, 0, 0, 0xBB, 2, 0, 0, 0, 0, 0xAA, 0x88, 0xB5];
            lease.Span.Clear();
            header.CopyTo(lease.Span[FrameHeadroom.Bytes..]);
            Send(new LinkFrame(lease, FrameHeadroom.Bytes, octets));
        }
    }

    public void HandleReceive(ReadOnlySpan<LinkFrame> frames)
    {
        Received += frames.Length;
        foreach (ref readonly LinkFrame frame in frames)
        {
            frame.Lease.Return();
        }
    }

    public void HandleSent(ReadOnlySpan<LinkFrame> frames, bool delivered)
    {
        Sent += delivered ? frames.Length : 0;
        foreach (ref readonly LinkFrame frame in frames)
        {
            if (delivered)
            {
                Send(frame);
            }
            else
            {
                frame.Lease.Return();
            }
        }
    }

    public void HandleWritable()
    {
        // Fewer frames than the queue holds: it never refuses.
    }

    public void HandleLinesChanged(ModemLines lines, ModemLines changed)
    {
        // Ethernet has no lines.
    }

    public void HandleClosed(LinkException? cause)
    {
        // Closed by this program, at its end.
    }

    private void Send(in LinkFrame frame)
    {
        if (!link.TrySend(frame))
        {
            frame.Lease.Return();
        }
    }
}
