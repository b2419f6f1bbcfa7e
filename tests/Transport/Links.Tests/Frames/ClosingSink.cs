namespace UserCoNdis.Transport.Links.Tests.Frames;

/// <summary>Closes its link inside the first call that has frames, and counts them.</summary>
internal sealed class ClosingSink : ILinkSink
{
    public ILink? Link { get; set; }

    public int Received { get; private set; }

    public int Delivered { get; private set; }

    public int Undelivered { get; private set; }

    public bool IsClosed { get; private set; }

    public void HandleReceive(ReadOnlySpan<LinkFrame> frames)
    {
        Link!.Close();
        Received += Return(frames);
    }

    public void HandleSent(ReadOnlySpan<LinkFrame> frames, bool delivered)
    {
        Link!.Close();
        int count = Return(frames);
        Delivered += delivered ? count : 0;
        Undelivered += delivered ? 0 : count;
    }

    public void HandleWritable()
    {
    }

    public void HandleLinesChanged(ModemLines lines, ModemLines changed)
    {
    }

    public void HandleClosed(LinkException? cause) => IsClosed = true;

    private static int Return(ReadOnlySpan<LinkFrame> frames)
    {
        foreach (ref readonly LinkFrame frame in frames)
        {
            frame.Lease.Return();
        }

        return frames.Length;
    }
}
