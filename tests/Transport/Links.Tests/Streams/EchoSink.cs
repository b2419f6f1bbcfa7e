namespace UserCoNdis.Transport.Links.Tests.Streams;

/// <summary>Sends what it receives back, in the same block.</summary>
internal sealed class EchoSink : ILinkSink
{
    public ILink? Link { get; set; }

    public int Count { get; private set; }

    public void HandleReceive(ReadOnlySpan<LinkFrame> frames)
    {
        foreach (LinkFrame frame in frames)
        {
            Count++;
            if (!Link!.TrySend(frame))
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
