namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>What an engine of the discovery stage counts; the counters only grow.</summary>
public sealed class PppoeStatistics
{
    /// <summary>Packets given to the engine.</summary>
    public long Received { get; internal set; }

    /// <summary>Packets that the engine gave out.</summary>
    public long Sent { get; internal set; }

    /// <summary>PADI and PADR sent again because no answer came.</summary>
    public long Retransmitted { get; internal set; }

    /// <summary>Packets of another station, VLAN or session than the one concerned.</summary>
    public long Strangers { get; internal set; }

    /// <summary>Answers whose Host-Uniq is not ours.</summary>
    public long WrongHostUniq { get; internal set; }

    /// <summary>Packets that mean nothing in the state, or nothing to this side.</summary>
    public long Unexpected { get; internal set; }

    /// <summary>Offers beyond those that are kept, and offers of a concentrator that has offered already.</summary>
    public long OffersIgnored { get; internal set; }

    /// <summary>PADI and PADR for a service that is not served.</summary>
    public long UnknownService { get; internal set; }

    /// <summary>PADI and PADR not looked at because their sender, or all together, ask too fast.</summary>
    public long RateLimited { get; internal set; }

    /// <summary>PADR whose cookie is not one of ours for that station.</summary>
    public long WrongCookies { get; internal set; }

    /// <summary>PADR whose cookie was ours and is too old.</summary>
    public long StaleCookies { get; internal set; }

    /// <summary>PADR that came again: before the answer, after it (then the PADS went out again), or after the session's end.</summary>
    public long Repeated { get; internal set; }

    /// <summary>PADR not looked at because as many wait for an answer as may.</summary>
    public long TooManyPending { get; internal set; }

    /// <summary>Packets not sent since their tags do not fit or too many wait to be fetched.</summary>
    public long TransmitDropped { get; internal set; }
}
