using System.Text;

namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>One end of a PPP link: LCP, authentication, IPCP and IPv6CP, without clock, thread or I/O (RFC 1661).</summary>
/// <remarks>
/// Call a <c>Handle</c> method, then drain <see cref="TryGetTransmit"/>, then <see cref="TryGetEvent"/>, then arm a
/// timer for <see cref="DueAt"/>. Thread: one at a time. Allocates: nothing on the data path. Time is monotonic.
/// </remarks>
public sealed partial class PppEngine
{
    private readonly PppCore _core;
    private readonly Lcp _lcp;
    private readonly Ncp[] _ncps;

    /// <summary>Creates an engine in the Dead phase.</summary>
    /// <param name="options">Read throughout the engine's life.</param>
    /// <param name="random">The only source of chance.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public PppEngine(PppOptions options, IPppRandom random)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(random);
        if (options.FindFault() is { } fault)
        {
            throw new ArgumentException(fault, nameof(options));
        }

        _core = new(options, random);
        _lcp = new(_core, this) { PeerRejectedProtocol = HandleProtocolRejected };
        List<Ncp> ncps = [];
        if (options.Ipcp is { } ipcp)
        {
            ncps.Add(new Ipcp(_core, this, ipcp));
        }

        if (options.Ipv6cp is { } ipv6cp)
        {
            ncps.Add(new Ipv6cp(_core, this, ipv6cp));
        }

        _ncps = [.. ncps];
    }

    /// <summary>Gets the phase of the link.</summary>
    public PppPhase Phase => _core.Phase;

    /// <summary>Gets what LCP agreed on; the defaults while it is not open.</summary>
    public PppLinkParameters Negotiated => _core.Link;

    /// <summary>Gets what the open network control protocols agreed on.</summary>
    public PppAddresses Addresses => _core.Addresses;

    /// <summary>Gets the counters.</summary>
    public PppStatistics Statistics => _core.Statistics;

    /// <summary>Gets when <see cref="HandleTimeout"/> must be called; null: never.</summary>
    public TimeSpan? DueAt
    {
        get
        {
            TimeSpan? due = Earlier(_lcp.DueAt, _echoAt);
            due = Earlier(Earlier(due, _localAuth?.DueAt), _peerAuth?.DueAt);
            foreach (Ncp ncp in _ncps)
            {
                due = Earlier(due, ncp.DueAt);
            }

            return due;
        }
    }

    /// <summary>Allows the link to be established as soon as the lower layer is up.</summary>
    /// <param name="now">The time.</param>
    public void Open(TimeSpan now)
    {
        _core.Now = now;
        _lcp.Open();
    }

    /// <summary>Tells that frames can be sent and received.</summary>
    /// <param name="now">The time.</param>
    public void HandleLowerUp(TimeSpan now)
    {
        _core.Now = now;
        _cause = PppCloseCause.None;
        _isClosedReported = false;
        _lcp.Up();
    }

    /// <summary>Tells that the lower layer is gone; queued control frames are dropped.</summary>
    /// <param name="now">The time.</param>
    public void HandleLowerDown(TimeSpan now)
    {
        _core.Now = now;
        bool wasAlive = Phase != PppPhase.Dead;
        SetCause(PppCloseCause.LowerDown);
        _lcp.Down();
        _core.Transmit.Clear();
        if (wasAlive)
        {
            ReportClosed();
        }
    }

    /// <summary>Ends the link in order; <see cref="PppEventKind.Closed"/> follows.</summary>
    /// <param name="now">The time.</param>
    /// <param name="reason">Told to the peer; at most 64 characters are sent.</param>
    public void Close(TimeSpan now, string? reason = null)
    {
        _core.Now = now;
        byte[] text = Encoding.ASCII.GetBytes(reason ?? "");
        CloseLink(PppCloseCause.LocalClose, text.AsSpan(0, Math.Min(text.Length, 64)));
    }

    /// <summary>Runs the timers that are due.</summary>
    /// <param name="now">The time.</param>
    public void HandleTimeout(TimeSpan now)
    {
        _core.Now = now;
        _lcp.HandleTimeout();
        foreach (Ncp ncp in _ncps)
        {
            ncp.HandleTimeout();
        }

        _localAuth?.HandleTimeout();
        _peerAuth?.HandleTimeout();
        HandleEchoTimeout();
    }

    /// <summary>Fetches the next control frame.</summary>
    /// <param name="frame">Receives it; 1504 bytes hold every control frame.</param>
    /// <param name="written">The frame's length in bytes.</param>
    /// <returns>False if none waits.</returns>
    /// <exception cref="ArgumentException">The frame that waits does not fit.</exception>
    public bool TryGetTransmit(Span<byte> frame, out int written) => _core.Transmit.TryDequeue(frame, out written);

    /// <summary>Gets whether a control frame waits for <see cref="TryGetTransmit"/>.</summary>
    public bool HasTransmit => !_core.Transmit.IsEmpty;

    /// <summary>Fetches the next event.</summary>
    /// <param name="e">The event.</param>
    /// <returns>False if none waits.</returns>
    public bool TryGetEvent(out PppEvent e) => _core.Events.TryTake(out e);

    /// <summary>Writes what goes in front of a network packet under the negotiated ACFC and PFC.</summary>
    /// <param name="protocol"><see cref="PppProtocol.Ip"/> or <see cref="PppProtocol.Ipv6"/>.</param>
    /// <param name="header">At least 4 bytes.</param>
    /// <returns>The bytes written; 0 if the packet's control protocol is not open.</returns>
    public int GetDataHeader(ushort protocol, Span<byte> header) =>
        FindOpen(protocol) ? _core.WriteHeader(protocol, header) : 0;

    private static TimeSpan? Earlier(TimeSpan? a, TimeSpan? b) =>
        a is { } x && b is { } y ? (x < y ? x : y) : a ?? b;

    private bool FindOpen(ushort dataProtocol)
    {
        foreach (Ncp ncp in _ncps)
        {
            if (ncp.DataProtocol == dataProtocol)
            {
                return ncp.State == PppState.Opened;
            }
        }

        return false;
    }
}
