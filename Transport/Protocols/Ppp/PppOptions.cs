using System.Text;

namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>The configuration of a <see cref="PppEngine"/>; counters and timers default to RFC 1661 section 4.6.</summary>
public sealed record PppOptions
{
    /// <summary>The longest secret in bytes (RFC 2759 section 8.3: 256 characters).</summary>
    public const int MaxSecretLength = 256;

    /// <summary>The smallest MRU that is accepted from a peer or for ourselves.</summary>
    public const int MinMru = 128;

    /// <summary>Gets what carries the frames.</summary>
    public PppMedium Medium { get; init; } = PppMedium.AsyncHdlc;

    /// <summary>Gets the most information bytes that we can receive; a PPPoE session asks for <see cref="PppoeMaxPayload"/> at most.</summary>
    public int LocalMru { get; init; } = PppLinkParameters.DefaultMru;

    /// <summary>Gets the largest MRU of either end of a PPPoE session: 1492, or what discovery agreed on (RFC 4638 section 5.1).</summary>
    public int PppoeMaxPayload { get; init; } = PppLinkParameters.PppoeMru;

    /// <summary>Gets the control characters that the peer is asked to escape.</summary>
    public uint ReceiveAccm { get; init; }

    /// <summary>Gets the control characters that we escape even if the peer does not ask for it.</summary>
    public uint MinimumSendAccm { get; init; }

    /// <summary>Gets whether to ask for a magic number, without which loops go unseen.</summary>
    public bool RequestMagic { get; init; } = true;

    /// <summary>Gets whether protocol field compression is asked for and accepted.</summary>
    public bool Pfc { get; init; } = true;

    /// <summary>Gets whether address and control field compression is asked for and accepted.</summary>
    public bool Acfc { get; init; } = true;

    /// <summary>Gets the restart timer of all control and authentication protocols.</summary>
    public TimeSpan RestartTimer { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Gets Max-Terminate: Terminate-Requests sent without an answer.</summary>
    public int MaxTerminate { get; init; } = 2;

    /// <summary>Gets Max-Configure: Configure-Requests sent without an answer.</summary>
    public int MaxConfigure { get; init; } = 10;

    /// <summary>Gets Max-Failure: Configure-Naks sent before options are rejected instead.</summary>
    public int MaxFailure { get; init; } = 5;

    /// <summary>Gets after how many packets of ours that come back the line counts as looped back.</summary>
    public int MaxLoopbacks { get; init; } = 5;

    /// <summary>Gets how long the line may be silent before an Echo-Request is sent; zero: never.</summary>
    public TimeSpan EchoInterval { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Gets how many Echo-Requests may go unanswered before the link is given up.</summary>
    public int EchoFailures { get; init; } = 3;

    /// <summary>Gets how the peer must prove itself, in order of preference; empty: it need not.</summary>
    public IReadOnlyList<PppAuthProtocol> RequirePeerAuth { get; init; } = [];

    /// <summary>Gets how we are willing to prove ourselves, in order of preference; needs <see cref="Secrets"/>.</summary>
    public IReadOnlyList<PppAuthProtocol> AcceptAuth { get; init; } =
        [PppAuthProtocol.MsChapV2, PppAuthProtocol.ChapMd5, PppAuthProtocol.Pap];

    /// <summary>Gets our name in PAP and CHAP; at most 255 bytes of UTF-8.</summary>
    public string LocalName { get; init; } = "";

    /// <summary>Gets where secrets come from; null: none.</summary>
    public IPppSecrets? Secrets { get; init; }

    /// <summary>Gets how often a request, challenge or response of authentication is sent without an answer.</summary>
    public int MaxAuthAttempts { get; init; } = 10;

    /// <summary>Gets after what time the peer is challenged again (CHAP-MD5); zero: never.</summary>
    public TimeSpan RechallengeInterval { get; init; }

    /// <summary>Gets the options of IPCP; null: IPv4 is rejected.</summary>
    public PppIpcpOptions? Ipcp { get; init; } = new();

    /// <summary>Gets the options of IPv6CP; null: IPv6 is rejected.</summary>
    public PppIpv6cpOptions? Ipv6cp { get; init; }

    /// <summary>Gets whether the link ends when its last network protocol has ended.</summary>
    public bool TerminateWithoutNetwork { get; init; } = true;

    /// <summary>Gets how many Code-, Protocol-Rejects and Echo-Replies are sent in a second at most.</summary>
    public int MaxRepliesPerSecond { get; init; } = 20;

    /// <summary>The largest MRU that the medium allows.</summary>
    internal int MaxMru => Medium switch
    {
        PppMedium.AsyncHdlc => ushort.MaxValue,
        PppMedium.Pppoe => PppoeMaxPayload,
    };

    internal int DefaultMru => PppLinkParameters.DefaultMruOf(Medium, PppoeMaxPayload);

    internal int EffectiveMru => Math.Min(LocalMru, MaxMru);

    internal string? FindFault()
    {
        bool countersFit = MaxTerminate >= 1 && MaxConfigure >= 1 && MaxFailure >= 1 && MaxLoopbacks >= 1
            && EchoFailures >= 1 && MaxAuthAttempts >= 1 && MaxRepliesPerSecond >= 1;
        bool timesFit = RestartTimer > TimeSpan.Zero && EchoInterval >= TimeSpan.Zero && RechallengeInterval >= TimeSpan.Zero;
        return true switch
        {
            _ when LocalMru is < MinMru or > ushort.MaxValue => $"The MRU must be {MinMru} to {ushort.MaxValue} bytes.",
            _ when PppoeMaxPayload is < MinMru or > ushort.MaxValue =>
                $"The largest payload must be {MinMru} to {ushort.MaxValue} bytes.",
            _ when !countersFit => "Counters and limits must be at least 1.",
            _ when !timesFit => "The restart timer must be positive, the other times not negative.",
            _ when Encoding.UTF8.GetByteCount(LocalName) > byte.MaxValue => "The local name is longer than 255 bytes.",
            _ when RequirePeerAuth.Count > 0 && Secrets is null => "Peers cannot be checked without secrets.",
            _ => null,
        };
    }
}
