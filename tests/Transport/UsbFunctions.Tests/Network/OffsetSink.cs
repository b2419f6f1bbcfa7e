using UserCoNdis.Transport.Links;

namespace UserCoNdis.UsbFunctions.Tests.Network;

/// <summary>Notes where frames begin in their blocks, and keeps them if told to.</summary>
internal sealed class OffsetSink(bool keeps = false) : ILinkSink
{
    public List<int> Offsets { get; } = [];

    public List<LinkFrame> Kept { get; } = [];

    public void HandleReceive(ReadOnlySpan<LinkFrame> frames)
    {
        foreach (LinkFrame frame in frames)
        {
            Offsets.Add(frame.Offset);
            if (keeps)
            {
                Kept.Add(frame);
            }
            else
            {
                frame.Lease.Return();
            }
        }
    }

    public void HandleSent(ReadOnlySpan<LinkFrame> frames, bool delivered)
    {
        foreach (LinkFrame frame in frames)
        {
            frame.Lease.Return();
        }
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
