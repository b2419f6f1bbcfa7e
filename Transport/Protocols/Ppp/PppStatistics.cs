namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>The engine's counters; they only grow.</summary>
public sealed class PppStatistics
{
    /// <summary>Frames given to the engine.</summary>
    public long FramesReceived { get; internal set; }

    /// <summary>Network packets handed to the caller.</summary>
    public long DataReceived { get; internal set; }

    /// <summary>Network packets dropped because their control protocol was not open.</summary>
    public long DataDropped { get; internal set; }

    /// <summary>Control packets that the engine queued for sending.</summary>
    public long ControlSent { get; internal set; }

    /// <summary>Control packets received with a plausible header.</summary>
    public long ControlReceived { get; internal set; }

    /// <summary>Frames and packets dropped because their lengths do not fit.</summary>
    public long Malformed { get; internal set; }

    /// <summary>Well-formed packets dropped because their phase, identifier or content did not match.</summary>
    public long Unexpected { get; internal set; }

    /// <summary>Frames of protocols that the engine does not speak.</summary>
    public long UnknownProtocol { get; internal set; }

    /// <summary>Answers not given because the peer asks too fast.</summary>
    public long RateLimited { get; internal set; }

    /// <summary>Control packets lost because the caller did not fetch earlier ones.</summary>
    public long TransmitDropped { get; internal set; }

    /// <summary>Events lost because the caller did not fetch earlier ones.</summary>
    public long EventsDropped { get; internal set; }

    /// <summary>Configure-Requests sent again because no answer came.</summary>
    public long Retransmitted { get; internal set; }

    /// <summary>Echo-Requests sent.</summary>
    public long EchoRequestsSent { get; internal set; }

    /// <summary>Echo-Replies received.</summary>
    public long EchoRepliesReceived { get; internal set; }

    /// <summary>Packets of ours that came back.</summary>
    public long LoopedBack { get; internal set; }
}
