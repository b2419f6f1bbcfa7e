namespace UserCoNdis.Transport.Protocols.Capture;

/// <summary>Which way a packet went, in the values of the two low bits of epb_flags.</summary>
/// <remarks>Source: draft-ietf-opsawg-pcapng 4.3.1.</remarks>
public enum PcapngDirection
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>Received by this host.</summary>
    Inbound = 1,

    /// <summary>Sent by this host.</summary>
    Outbound = 2,
}
