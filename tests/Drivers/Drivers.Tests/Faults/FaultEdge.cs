using UserCoNdis.Drivers.NdisWan;
using UserCoNdis.NdisKit;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.Tests.Faults;

/// <summary>An IP edge whose write of a packet fails: the packet is lost there.</summary>
internal sealed class FaultEdge(IWanIpEdge inner, FaultPlan plan) : IWanIpEdge
{
    public IWanIpEdge Inner => inner;

    public void HandleUp(WanSession session, PppAddresses addresses) => inner.HandleUp(session, addresses);

    public void HandleDown(WanSession session) => inner.HandleDown(session);

    public void HandleIpv6Up(WanSession session, WanIpv6Addresses addresses) => inner.HandleIpv6Up(session, addresses);

    public void HandleIpv6Down(WanSession session) => inner.HandleIpv6Down(session);

    public void HandleReceive(WanSession session, in WanPacket packet)
    {
        if (!plan.Hit($"{session.AdapterName} edge"))
        {
            inner.HandleReceive(session, packet);
        }
    }

    public void HandleReceiveEnd(WanSession session) => inner.HandleReceiveEnd(session);

    public void HandleWritable(WanSession session) => inner.HandleWritable(session);
}
