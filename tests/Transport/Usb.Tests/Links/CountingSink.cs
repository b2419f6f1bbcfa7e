using UserCoNdis.Transport.Links;

namespace UserCoNdis.Usb.Tests.Links;

/// <summary>A link's user that counts, sends again whatever comes back, and allocates nothing.</summary>
internal sealed class CountingSink(ILink link) : ILinkSink
{
    public long Received { get; private set; }

    public long Sent { get; private set; }

    public bool IsClosed { get; private set; }

    /// <summary>Gets or sets whether frames that come back are sent again.</summary>
    public bool KeepsSending { get; set; }

    public void HandleReceive(ReadOnlySpan<LinkFrame> frames)
    {
        foreach (ref readonly LinkFrame frame in frames)
        {
            Received++;
            frame.Lease.Return();
        }
    }

    public void HandleSent(ReadOnlySpan<LinkFrame> frames, bool delivered)
    {
        foreach (ref readonly LinkFrame frame in frames)
        {
            Sent++;
            if (!KeepsSending || !link.TrySend(frame))
            {
                frame.Lease.Return();
            }
        }
    }

    public void HandleWritable()
    {
    }

    public void HandleLinesChanged(ModemLines lines, ModemLines changed)
    {
    }

    public void HandleClosed(LinkException? cause) => IsClosed = true;
}
