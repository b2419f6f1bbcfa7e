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

    /// <summary>Takes a received IPv4 packet; it may send at once.</summary>
    /// <param name="session">The link.</param>
    /// <param name="packet">Valid during the call only; padding may follow the packet (RFC 1661 section 2).</param>
    void HandleReceive(WanSession session, ReadOnlySpan<byte> packet);

    /// <summary>The send window has room.</summary>
    void HandleWritable(WanSession session);
}
