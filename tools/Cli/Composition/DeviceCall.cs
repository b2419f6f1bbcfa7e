namespace UserCoNdis.Tools.Cli.Composition;

/// <summary>What a device knows of one call beyond what NDIS and TAPI tell: who is at the other end, by what name.</summary>
internal sealed record DeviceCall
{
    /// <summary>Gets the far end's address on its medium; empty: not known yet.</summary>
    public string Peer { get; init; } = "";

    /// <summary>Gets the session's number; 0: none yet.</summary>
    public int SessionId { get; init; }

    /// <summary>Gets the service's name; empty: any.</summary>
    public string Service { get; init; } = "";

    /// <summary>Gets the concentrator's name.</summary>
    public string Concentrator { get; init; } = "";

    /// <summary>Gets the largest PPP information field in bytes that the call carries.</summary>
    public int MaxPayload { get; init; }

    /// <summary>Gets the access line, as an agent between the ends told it (TR-101); empty: not told.</summary>
    public string CircuitId { get; init; } = "";

    /// <summary>Gets the subscriber, as an agent between the ends told it; empty: not told.</summary>
    public string RemoteId { get; init; } = "";

    /// <summary>Gets how the call failed or ended; null: it has not.</summary>
    public DeviceFailure? Failure { get; init; }
}
