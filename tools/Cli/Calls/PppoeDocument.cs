using UserCoNdis.Tools.Cli.Composition;

namespace UserCoNdis.Tools.Cli.Calls;

/// <summary>What discovery found.</summary>
/// <param name="SessionId">The session's number.</param>
/// <param name="Peer">The far end's Ethernet address.</param>
/// <param name="Concentrator">The concentrator's name.</param>
/// <param name="Service">The service; empty: any.</param>
/// <param name="MaxPayload">The largest PPP packet that the session carries, in bytes.</param>
internal sealed record PppoeDocument(int SessionId, string Peer, string Concentrator, string Service, int MaxPayload)
{
    public static PppoeDocument? Of(DeviceCall? call) =>
        call is null ? null : new(call.SessionId, call.Peer, call.Concentrator, call.Service, call.MaxPayload);
}
