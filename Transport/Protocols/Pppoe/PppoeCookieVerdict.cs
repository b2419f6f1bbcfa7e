namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>What a cookie that came back is worth.</summary>
internal enum PppoeCookieVerdict
{
    /// <summary>Ours, for this station, of this time slot or the one before.</summary>
    Good,

    /// <summary>Ours, for this station, and older.</summary>
    Stale,

    /// <summary>Not ours, or for another station.</summary>
    Wrong,
}
