using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.NdisWan;

/// <summary>What stands above a WAN link and lives on IP packets: the endpoint in this process, or a TUN device.</summary>
/// <remarks>Thread: the adapter's loop. It sends with <see cref="WanSession.TrySend"/>.</remarks>
public interface IWanIpEdge
{
    /// <summary>IPv4 packets may flow.</summary>
    void HandleUp(WanSession session, PppAddresses addresses);

    /// <summary>IPv4 packets may flow no more; may come without an up before it.</summary>
    void HandleDown(WanSession session);

    /// <summary>IPv6 packets may flow; IPv4 comes and goes by itself.</summary>
    void HandleIpv6Up(WanSession session, WanIpv6Addresses addresses)
    {
    }

    /// <summary>IPv6 packets may flow no more; may come without an up before it.</summary>
    void HandleIpv6Down(WanSession session)
    {
    }

    /// <summary>Takes a received packet; it may send at once.</summary>
    /// <param name="session">The link.</param>
    /// <param name="packet">Valid during the call only, unless its lease is shared.</param>
    void HandleReceive(WanSession session, in WanPacket packet);

    /// <summary>Says that no packet of the same batch follows: the time to pass on what was gathered.</summary>
    void HandleReceiveEnd(WanSession session)
    {
    }

    /// <summary>Says that <see cref="WanSession.Mtu"/> is another; before an up as well as after it.</summary>
    void HandleMtuChanged(WanSession session)
    {
    }

    /// <summary>The send window has room.</summary>
    void HandleWritable(WanSession session);
}
