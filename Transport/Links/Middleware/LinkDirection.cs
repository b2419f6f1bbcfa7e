namespace UserCoNdis.Transport.Links.Middleware;

/// <summary>Which way bytes go, seen from the link's user.</summary>
public enum LinkDirection
{
    /// <summary>To the device.</summary>
    Sent,

    /// <summary>From the device.</summary>
    Received,
}
