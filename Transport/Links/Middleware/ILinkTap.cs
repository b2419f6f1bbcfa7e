namespace UserCoNdis.Transport.Links.Middleware;

/// <summary>Sees what goes over a link.</summary>
public interface ILinkTap
{
    /// <summary>Sees a frame, or a chunk of bytes. Thread: the loop.</summary>
    /// <param name="direction">Which way it goes.</param>
    /// <param name="bytes">Valid during the call only.</param>
    /// <param name="at">The loop's time.</param>
    void Handle(LinkDirection direction, ReadOnlySpan<byte> bytes, TimeSpan at);
}
