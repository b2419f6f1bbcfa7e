using UserCoNdis.Transport.Links.Middleware;
using UserCoNdis.Transport.Protocols.Capture;

namespace UserCoNdis.Tools.Cli.Capture;

/// <summary>Writes what goes over a link into a capture, each direction as the link sees it.</summary>
internal sealed class InterfaceTap(CaptureInterface capture) : ILinkTap
{
    public void Handle(LinkDirection direction, ReadOnlySpan<byte> bytes, TimeSpan at) => capture.Packet(
        direction == LinkDirection.Sent ? PcapngDirection.Outbound : PcapngDirection.Inbound,
        bytes,
        (DateTime.UtcNow - DateTime.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick);
}
