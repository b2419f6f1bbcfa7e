using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Middleware;

namespace UserCoNdis.Ethernet.Tests;

/// <summary>Notes where the IPv4 packets with UDP lie that a link hands over and is given: its system calls read and write them
/// there.</summary>
internal sealed class WatchedLink(ILink inner) : LinkWrapper(inner)
{
    public List<nint> Received { get; } = [];

    public List<nint> Sent { get; } = [];

    public override void HandleReceive(ReadOnlySpan<LinkFrame> frames)
    {
        foreach (ref readonly LinkFrame frame in frames)
        {
            Note(frame, Received);
        }

        base.HandleReceive(frames);
    }

    public override bool TrySend(in LinkFrame frame)
    {
        Note(frame, Sent);
        return base.TrySend(frame);
    }

    private static void Note(in LinkFrame frame, List<nint> addresses)
    {
        if (frame.Span is [0x45, _, _, _, _, _, _, _, _, 17, ..])
        {
            addresses.Add(frame.Lease.Address + frame.Offset);
        }
    }
}
