namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>What LCP agreed on; before that, the defaults of RFC 1661 and RFC 1662.</summary>
/// <param name="SendAccm">Control characters to escape when sending; LCP's own packets need all of them.</param>
/// <param name="ReceiveAccm">Control characters to ignore when they arrive unescaped.</param>
/// <param name="PeerMru">The most information bytes that may be sent in one frame.</param>
/// <param name="LocalMru">The most information bytes that the peer may send in one frame.</param>
/// <param name="SendPfc">The protocol field may be sent in one byte.</param>
/// <param name="SendAcfc">The address and control fields may be left out when sending.</param>
/// <param name="ReceivePfc">The peer may send the protocol field in one byte.</param>
/// <param name="ReceiveAcfc">The peer may leave the address and control fields out.</param>
/// <param name="LocalMagic">Our magic number; 0 if none was agreed.</param>
/// <param name="RemoteMagic">The peer's magic number; 0 if none was agreed.</param>
/// <param name="LocalAuth">How we prove ourselves to the peer.</param>
/// <param name="PeerAuth">How the peer proves itself to us.</param>
public readonly record struct PppLinkParameters(
    uint SendAccm,
    uint ReceiveAccm,
    int PeerMru,
    int LocalMru,
    bool SendPfc,
    bool SendAcfc,
    bool ReceivePfc,
    bool ReceiveAcfc,
    uint LocalMagic,
    uint RemoteMagic,
    PppAuthProtocol LocalAuth,
    PppAuthProtocol PeerAuth)
{
    /// <summary>The MRU when none is negotiated (RFC 1661 section 6.1).</summary>
    public const int DefaultMru = 1500;

    /// <summary>The largest MRU of a PPPoE session whose discovery agreed on nothing else (RFC 2516 section 7).</summary>
    public const int PppoeMru = 1492;

    /// <summary>The ACCM when none is negotiated (RFC 1662 section 7.1).</summary>
    public const uint DefaultAccm = 0xFFFF_FFFF;

    /// <summary>Gives what holds before LCP has agreed on anything.</summary>
    /// <param name="medium">What carries the frames.</param>
    /// <param name="pppoeMaxPayload">The largest MRU of a PPPoE session.</param>
    public static PppLinkParameters Default(PppMedium medium, int pppoeMaxPayload = PppoeMru)
    {
        int mru = DefaultMruOf(medium, pppoeMaxPayload);
        return new(DefaultAccm, DefaultAccm, mru, mru, false, false, false, false, 0, 0, default, default);
    }

    /// <summary>The MRU that holds without the option: an end that wants the default of 1500 leaves it out (RFC 1661 section 6.1).</summary>
    internal static int DefaultMruOf(PppMedium medium, int pppoeMaxPayload) => medium switch
    {
        PppMedium.AsyncHdlc => DefaultMru,
        PppMedium.Pppoe => Math.Min(DefaultMru, pppoeMaxPayload),
    };
}
