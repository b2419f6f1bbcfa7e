using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Middleware;

namespace UserCoNdis.Drivers.Tests.Pppoe;

/// <summary>Notes where the frames lie that a link is given and that it hands over: a copy lies elsewhere.</summary>
internal sealed class AddressRecorder(ILink inner) : LinkWrapper(inner)
{
    /// <summary>Gets the frames that were sent, in order, as long as <see cref="IsOn"/>.</summary>
    public List<(nint Address, byte[] Bytes)> Sent { get; } = [];

    /// <summary>Gets the frames that were received.</summary>
    public List<(nint Address, byte[] Bytes)> Received { get; } = [];

    public bool IsOn { get; set; }

    public override bool TrySend(in LinkFrame frame)
    {
        if (IsOn)
        {
            Sent.Add(Note(frame));
        }

        return base.TrySend(frame);
    }

    public override void HandleReceive(ReadOnlySpan<LinkFrame> frames)
    {
        foreach (ref readonly LinkFrame frame in frames)
        {
            if (IsOn)
            {
                Received.Add(Note(frame));
            }
        }

        base.HandleReceive(frames);
    }

    private static (nint Address, byte[] Bytes) Note(in LinkFrame frame) =>
        (frame.Lease.Address + frame.Offset, frame.Span.ToArray());
}
