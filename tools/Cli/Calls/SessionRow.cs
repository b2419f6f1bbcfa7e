using UserCoNdis.Drivers.NdisWan;
using UserCoNdis.Tools.Cli.Composition;

namespace UserCoNdis.Tools.Cli.Calls;

/// <summary>A served session at one moment, for the list and for JSON.</summary>
/// <param name="Id">Its number in this run.</param>
/// <param name="SessionId">Its number in PPPoE.</param>
/// <param name="Peer">The caller's Ethernet address.</param>
/// <param name="User">The name that the caller proved; null: none.</param>
/// <param name="Address">The caller's IPv4 address.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Service">The service asked for; null: any.</param>
/// <param name="CircuitId">The access line (TR-101); null: not told.</param>
/// <param name="RemoteId">The subscriber (TR-101); null: not told.</param>
/// <param name="Mru">The most bytes that the caller takes in a packet; null: LCP is not up.</param>
/// <param name="BytesIn">Bytes of IP packets from the caller.</param>
/// <param name="BytesOut">Bytes of IP packets to the caller.</param>
/// <param name="PacketsIn">IP packets from the caller.</param>
/// <param name="PacketsOut">IP packets to the caller.</param>
/// <param name="Since">When the caller came.</param>
/// <param name="SetupMs">Milliseconds from then to IP; null: it did not come so far.</param>
internal sealed record SessionRow(
    int Id,
    int SessionId,
    string Peer,
    string? User,
    string Address,
    SessionState State,
    string? Service,
    string? CircuitId,
    string? RemoteId,
    int? Mru,
    long BytesIn,
    long BytesOut,
    long PacketsIn,
    long PacketsOut,
    DateTimeOffset Since,
    double? SetupMs)
{
    /// <summary>Reads a session as it stands.</summary>
    public static SessionRow Of(ServedSession session)
    {
        StationCall call = session.Call;
        DeviceCall details = call.Details ?? new DeviceCall();
        WanCounters counters = call.Session?.Counters ?? default;
        return new SessionRow(
            session.Id,
            details.SessionId,
            details.Peer,
            call.PeerName,
            session.Address.ToString(),
            session.State,
            Told(details.Service),
            Told(details.CircuitId),
            Told(details.RemoteId),
            call.Negotiated?.PeerMru,
            counters.BytesReceived,
            counters.BytesSent,
            counters.PacketsReceived,
            counters.PacketsSent,
            session.Since,
            session.SetupMs);
    }

    private static string? Told(string text) => text.Length == 0 ? null : text;
}
