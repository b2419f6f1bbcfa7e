using System.Buffers.Binary;

namespace UserCoNdis.Transport.Links.Tests.Frames;

/// <summary>Counts numbered frames and returns their blocks.</summary>
internal sealed class CountingFrameSink : ILinkSink
{
    public int Count { get; private set; }

    public bool InOrder { get; private set; } = true;

    public int LeastOffset { get; private set; } = int.MaxValue;

    public void Clear() => Count = 0;

    public void HandleReceive(ReadOnlySpan<LinkFrame> frames)
    {
        foreach (ref readonly LinkFrame frame in frames)
        {
            InOrder &= BinaryPrimitives.ReadInt32LittleEndian(frame.Span) == Count++;
            LeastOffset = Math.Min(LeastOffset, frame.Offset);
            frame.Lease.Return();
        }
    }

    public void HandleSent(ReadOnlySpan<LinkFrame> frames, bool delivered)
    {
    }

    public void HandleWritable()
    {
    }

    public void HandleLinesChanged(ModemLines lines, ModemLines changed)
    {
    }

    public void HandleClosed(LinkException? cause)
    {
    }
}
