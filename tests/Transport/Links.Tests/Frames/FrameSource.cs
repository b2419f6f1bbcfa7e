using System.Buffers.Binary;
using UserCoNdis.Transport.Buffers;

namespace UserCoNdis.Transport.Links.Tests.Frames;

/// <summary>Sends numbered frames as fast as the link takes them.</summary>
internal sealed class FrameSource(ILink link, PinnedSlabPool pool, int limit, int length = 64) : ILinkSink
{
    private int _sent;

    public int Limit => limit;

    public void Clear() => _sent = 0;

    public void Send()
    {
        while (_sent < limit && pool.Available > 32 && pool.TryRent(out BufferLease lease))
        {
            var frame = new LinkFrame(lease, FrameHeadroom.Bytes, length);
            BinaryPrimitives.WriteInt32LittleEndian(frame.Span, _sent);
            if (!link.TrySend(frame))
            {
                lease.Return();
                return;
            }

            _sent++;
        }
    }

    public void HandleReceive(ReadOnlySpan<LinkFrame> frames)
    {
    }

    public void HandleSent(ReadOnlySpan<LinkFrame> frames, bool delivered)
    {
        foreach (ref readonly LinkFrame frame in frames)
        {
            frame.Lease.Return();
        }

        if (delivered)
        {
            Send();
        }
    }

    public void HandleWritable() => Send();

    public void HandleLinesChanged(ModemLines lines, ModemLines changed)
    {
    }

    public void HandleClosed(LinkException? cause)
    {
    }
}
