namespace UserCoNdis.Transport.Links;

/// <summary>What a link tells its one user. Thread: the adapter's loop; a call may call the link again.</summary>
public interface ILinkSink
{
    /// <summary>Hands over what arrived: whole frames, or chunks of a byte stream cut anywhere.</summary>
    /// <param name="frames">Their leases are the sink's now; the span itself is only valid during the call.</param>
    void HandleReceive(ReadOnlySpan<LinkFrame> frames);

    /// <summary>Gives sent frames back, in order.</summary>
    /// <param name="frames">Their leases are the sink's again.</param>
    /// <param name="delivered">True: the device took every byte; false: the link closed or failed first.</param>
    void HandleSent(ReadOnlySpan<LinkFrame> frames, bool delivered);

    /// <summary>Says that the send queue has room again after <see cref="ILink.TrySend"/> said no.</summary>
    void HandleWritable();

    /// <summary>Says that input lines changed.</summary>
    /// <param name="lines">The lines that are on now.</param>
    /// <param name="changed">The lines that changed; a line that went on and off again is here as well.</param>
    void HandleLinesChanged(ModemLines lines, ModemLines changed);

    /// <summary>Says that <see cref="ILink.Info"/> is another: the interface went up or down, its speed, MTU or address changed.</summary>
    void HandleInfoChanged()
    {
    }

    /// <summary>Says that the link is closed; nothing follows.</summary>
    /// <param name="cause">Why it ended; null when <see cref="ILink.Close"/> was called.</param>
    void HandleClosed(LinkException? cause);
}
