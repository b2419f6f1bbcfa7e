using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Pcap;

namespace UserCoNdis.Ethernet.Tests;

/// <summary>A link's user that keeps the frames it gets, where they lay and what else it is told.</summary>
internal sealed class FrameSink(ILink link) : ILinkSink
{
    private readonly List<BufferLease> _held = [];

    public List<byte[]> Frames { get; } = [];

    public List<int> Offsets { get; } = [];

    public List<nint> Addresses { get; } = [];

    public List<long> Stamps { get; } = [];

    public List<LinkInfo> Infos { get; } = [];

    public int Receptions { get; private set; }

    public int Delivered { get; private set; }

    public int Undelivered { get; private set; }

    public int Closings { get; private set; }

    public LinkException? Cause { get; private set; }

    public bool Stamped { get; init; }

    /// <summary>Gets or sets whether it keeps the blocks of what arrives.</summary>
    public bool Holds { get; set; }

    public int Held => _held.Count;

    public void HandleReceive(ReadOnlySpan<LinkFrame> frames)
    {
        Receptions++;
        foreach (LinkFrame frame in frames)
        {
            Frames.Add(frame.Span.ToArray());
            Offsets.Add(frame.Offset);
            Addresses.Add(frame.Lease.Address + frame.Offset);
            if (Stamped)
            {
                Stamps.Add(FrameStamp.Read(frame));
            }

            if (Holds)
            {
                _held.Add(frame.Lease);
            }
            else
            {
                frame.Lease.Return();
            }
        }
    }

    /// <summary>Returns what it holds, and holds no more.</summary>
    public void Release()
    {
        Holds = false;
        _held.ForEach(lease => lease.Return());
        _held.Clear();
    }

    public void HandleSent(ReadOnlySpan<LinkFrame> frames, bool delivered)
    {
        Delivered += delivered ? frames.Length : 0;
        Undelivered += delivered ? 0 : frames.Length;
        foreach (LinkFrame frame in frames)
        {
            frame.Lease.Return();
        }
    }

    public void HandleWritable()
    {
    }

    public void HandleLinesChanged(ModemLines lines, ModemLines changed) => throw new InvalidOperationException("no lines");

    public void HandleInfoChanged() => Infos.Add(link.Info);

    public void HandleClosed(LinkException? cause)
    {
        Closings++;
        Cause = cause;
    }
}
