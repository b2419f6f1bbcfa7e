using UserCoNdis.Transport.Protocols.Ethernet;

namespace UserCoNdis.Drivers.WanMiniport.Pppoe;

/// <summary>What is known of one call at one moment.</summary>
/// <param name="VcId">The number of the VC, by which logs know the call.</param>
/// <param name="State">Where the call stands.</param>
/// <param name="IsIncoming">Whether a host called our concentrator side.</param>
/// <param name="SessionId">The session's number; 0: it has none yet.</param>
/// <param name="Peer">The far end's address; zero: not known yet.</param>
/// <param name="Service">The service's name; empty: any.</param>
/// <param name="ConcentratorName">The concentrator's name; empty: not known yet.</param>
/// <param name="MaxPayload">The largest PPP information field in bytes that the session carries.</param>
/// <param name="CircuitId">The access line, as an agent between told it (TR-101); empty: not told.</param>
/// <param name="RemoteId">The subscriber, as an agent between told it; empty: not told.</param>
/// <param name="Failure">How it ended; null: it has not.</param>
public sealed record PppoeSessionInfo(
    uint VcId,
    PppoeCallState State,
    bool IsIncoming,
    ushort SessionId,
    MacAddress Peer,
    string Service,
    string ConcentratorName,
    int MaxPayload,
    string CircuitId,
    string RemoteId,
    PppoeFailure? Failure);
