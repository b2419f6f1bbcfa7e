namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>How far the caller is with a <see cref="PppoeSessionRequest"/>.</summary>
public enum PppoeRequestStatus
{
    /// <summary>It has not answered.</summary>
    Pending,

    /// <summary>It gave a session.</summary>
    Accepted,

    /// <summary>It gave none.</summary>
    Refused,

    /// <summary>The session that it gave is over.</summary>
    Ended,
}
