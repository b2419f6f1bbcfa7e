using UserCoNdis.Drivers.NdisWan;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.Tests.Pppoe;

/// <summary>Keeps which session each packet came to; the same for all sessions.</summary>
internal sealed class SessionEdge : IWanIpEdge
{
    public List<(WanSession Session, byte[] Packet)> Received { get; } = [];

    public void HandleUp(WanSession session, PppAddresses addresses)
    {
    }

    public void HandleDown(WanSession session)
    {
    }

    public void HandleReceive(WanSession session, in WanPacket packet) => Received.Add((session, packet.Span.ToArray()));

    public void HandleWritable(WanSession session)
    {
    }
}
