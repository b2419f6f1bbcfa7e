using UserCoNdis.Transport.Links;

namespace UserCoNdis.TunTap.Tests;

/// <summary>Sends what one link receives on another, in the same blocks; what that does not take is lost, as on a wire.</summary>
internal sealed class ForwardingSink(ILink to) : ILinkSink
{
    public int LargestFrame { get; private set; }

    public void HandleReceive(ReadOnlySpan<LinkFrame> frames)
    {
        foreach (ref readonly LinkFrame frame in frames)
        {
            LargestFrame = Math.Max(LargestFrame, frame.Length);
            if (!to.TrySend(frame))
            {
                frame.Lease.Return();
            }
        }
    }

    public void HandleSent(ReadOnlySpan<LinkFrame> frames, bool delivered)
    {
        foreach (ref readonly LinkFrame frame in frames)
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
