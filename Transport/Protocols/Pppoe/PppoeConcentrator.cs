using System.Text;
using UserCoNdis.Transport.Protocols.Ethernet;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>An access concentrator's discovery stage, without clock, thread, timer or I/O (RFC 2516).</summary>
/// <remarks>
/// Call a method, then drain <see cref="TryGetTransmit"/> and <see cref="TryGetEvent"/>. Session frames do not come here.
/// Nothing is kept for a PADI and nothing allocated; a PADR is looked at if its cookie is good. It is never due.
/// Thread: one at a time. Time is monotonic.
/// </remarks>
public sealed partial class PppoeConcentrator
{
    private const int MaxFrameLength = EthernetHeader.MaxSize + PppoePacket.MaxLength;
    private const int MaxFrames = 256;

    private readonly PppoeConcentratorOptions _options;
    private readonly PppoeDiscoveryLimiter _limiter;
    private readonly PppoeCookie _cookies;
    private readonly PppoeRequestMemory _requests;
    private readonly FrameQueue _frames = new(MaxFrames);
    private readonly Queue<PppoeConcentratorEvent> _events = new();
    private readonly Dictionary<ushort, PppoeSessionRequest> _sessions = [];
    private readonly byte[] _acName;
    private byte[][] _services = [[]];

    /// <summary>Creates a concentrator that serves every service.</summary>
    /// <param name="options">Its name and bounds.</param>
    /// <param name="random">Gives the keys; needs a cryptographic source.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public PppoeConcentrator(PppoeConcentratorOptions options, IPppRandom random)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(random);
        if (options.FindFault() is { } fault)
        {
            throw new ArgumentException(fault, nameof(options));
        }

        _options = options;
        _acName = Encoding.UTF8.GetBytes(options.AcName);
        _limiter = new(options.Limits, random);
        _cookies = new(options.CookieTime, random);
        _requests = new(options.MaxRemembered);
    }

    /// <summary>Gets the counters.</summary>
    public PppoeStatistics Statistics { get; } = new();

    /// <summary>Gets how many sessions run.</summary>
    public int SessionsOpen => _sessions.Count;

    /// <summary>Gets how many requests wait for Accept or Refuse.</summary>
    public int RequestsPending { get; private set; }

    /// <summary>Says what is served from now on; sessions that run go on.</summary>
    /// <param name="names">Service names; an empty one among them serves every name; none at all: no PADI is answered.</param>
    /// <exception cref="ArgumentException">A name is longer than 256 bytes.</exception>
    public void SetServices(IEnumerable<string> names)
    {
        byte[][] services = [.. names.Distinct(StringComparer.Ordinal).Select(Encoding.UTF8.GetBytes)];
        if (services.Any(service => service.Length > PppoeHostOptions.MaxTagLength))
        {
            throw new ArgumentException($"A service name has at most {PppoeHostOptions.MaxTagLength} bytes.", nameof(names));
        }

        _services = services;
    }

    /// <summary>Gives a host its session: PADS goes out, and again whenever the PADR comes again.</summary>
    /// <param name="request">A request that waits.</param>
    /// <param name="sessionId">Its number, 1 to 65534, which no session has.</param>
    /// <returns>What names the session on the wire.</returns>
    /// <exception cref="ArgumentException">The request was answered already, or the number is reserved or taken.</exception>
    public PppoeSessionAddress Accept(PppoeSessionRequest request, ushort sessionId)
    {
        ThrowUnlessPending(request);
        if (sessionId is 0 or PppoePacket.ReservedSessionId || !_sessions.TryAdd(sessionId, request))
        {
            throw new ArgumentException($"Session {sessionId} is reserved or taken.", nameof(sessionId));
        }

        RequestsPending--;
        request.Accept(sessionId);
        SendPads(request);
        return AddressOf(request);
    }

    /// <summary>Gives a host no session: PADS with session 0 and an error goes out.</summary>
    /// <param name="request">A request that waits.</param>
    /// <param name="error">ServiceNameError, AcSystemError or GenericError.</param>
    /// <param name="text">Told to the host; at most 128 bytes are sent.</param>
    /// <exception cref="ArgumentException">The request was answered already, or the tag is no error.</exception>
    public void Refuse(PppoeSessionRequest request, PppoeTagType error, string? text = null)
    {
        ThrowUnlessPending(request);
        if (error is not (PppoeTagType.ServiceNameError or PppoeTagType.AcSystemError or PppoeTagType.GenericError))
        {
            throw new ArgumentException($"{error} is no error tag.", nameof(error));
        }

        RequestsPending--;
        request.Refuse(error, text);
        SendPads(request);
    }

    /// <summary>Ends a session: PADT goes out, and its number is free.</summary>
    /// <param name="sessionId">The session.</param>
    /// <param name="text">Told to the host in a Generic-Error tag; null: none. At most 128 bytes are sent.</param>
    /// <returns>False if there is no such session (any more).</returns>
    public bool Terminate(ushort sessionId, string? text = null)
    {
        if (!_sessions.Remove(sessionId, out PppoeSessionRequest? session))
        {
            return false;
        }

        session.End();
        bool fits = _frames.TryBegin(MaxFrameLength, out Span<byte> frame);
        int length = 0;
        Finish(fits && PppoePadt.TryWrite(frame, AddressOf(session), text, out length), length);
        return true;
    }

    /// <summary>Fetches the next frame.</summary>
    /// <param name="frame">Receives it, Ethernet header included; 1518 bytes hold every frame.</param>
    /// <param name="written">The frame's length in bytes.</param>
    /// <returns>False if none waits.</returns>
    /// <exception cref="ArgumentException">The frame that waits does not fit.</exception>
    public bool TryGetTransmit(Span<byte> frame, out int written) => _frames.TryDequeue(frame, out written);

    /// <summary>Fetches the next event.</summary>
    /// <param name="e">The event.</param>
    /// <returns>False if none waits.</returns>
    public bool TryGetEvent(out PppoeConcentratorEvent e) => _events.TryDequeue(out e);

    private static void ThrowUnlessPending(PppoeSessionRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Status != PppoeRequestStatus.Pending)
        {
            throw new ArgumentException($"The request was answered: {request.Status}.", nameof(request));
        }
    }

    private PppoeSessionAddress AddressOf(PppoeSessionRequest session) =>
        new(_options.Local, session.Host, session.Vlan, session.SessionId);

    private void SendPads(PppoeSessionRequest request)
    {
        bool fits = _frames.TryBegin(MaxFrameLength, out Span<byte> frame);
        int length = 0;
        Finish(fits && request.TryWritePads(frame, _options.Local, out length), length);
    }

    private void Finish(bool isWritten, int length)
    {
        if (isWritten)
        {
            _frames.Commit(length);
            Statistics.Sent++;
        }
        else
        {
            Statistics.TransmitDropped++;
        }
    }
}
