namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>What a <see cref="PppoeConcentrator"/> tells.</summary>
public enum PppoeConcentratorEventKind
{
    /// <summary>A host asks for a session: answer <see cref="PppoeConcentratorEvent.Request"/> with Accept or Refuse.</summary>
    SessionRequested,

    /// <summary>A host ended its session (PADT); its number is free.</summary>
    SessionTerminated,
}
