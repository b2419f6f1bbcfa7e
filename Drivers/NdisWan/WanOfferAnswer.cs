namespace UserCoNdis.Drivers.NdisWan;

/// <summary>How the WAN layer answers an offered call (contract 5.6 item 3).</summary>
public enum WanOfferAnswer
{
    /// <summary>It takes the call.</summary>
    Accept,

    /// <summary>It does not.</summary>
    Reject,

    /// <summary><see cref="WanSession.Accept"/> or <see cref="WanSession.Reject"/> follows.</summary>
    Later,
}
