using UserCoNdis.Drivers.NdisWan;
using UserCoNdis.Drivers.NdisWan.Ip;
using UserCoNdis.Drivers.NdProxy;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Framework.Hosting;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Tools.Cli.Composition;

/// <summary>A call of a station, awaitable: through, PPP up, ping, throughput, hung up.</summary>
internal sealed class StationCall(WanStation station)
{
    private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<PppAddresses> _ipUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _down = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TapiCall? _call;
    private WanSession? _session;
    private uint _vcId;
    private NdisStatus _linkStatus = NdisStatus.Pending;

    /// <summary>Gets the connect speed to the far end in bytes/s, as the modem told.</summary>
    public uint TransmitBytesPerSecond { get; private set; }

    /// <summary>Gets a task that ends when the call is over, whoever ended it.</summary>
    public Task Ended => _ended.Task;

    public NdisStatus Status => _call?.Status ?? NdisStatus.Failure;

    public LineDisconnectMode DisconnectMode => _call?.DisconnectMode ?? LineDisconnectMode.Unknown;

    /// <summary>Gets or sets PPP's options for this call; null: the station's. Set before its link starts.</summary>
    public PppOptions? Ppp { get; set; }

    /// <summary>Gets what the device knows of the call; null: nothing.</summary>
    public DeviceCall? Details { get; internal set; }

    /// <summary>Gets the name that the far end proved; null: it proved none.</summary>
    public string? PeerName { get; private set; }

    /// <summary>Gets why PPP ended; none while it has not.</summary>
    public PppCloseCause PppCause { get; private set; }

    /// <summary>Gets whether PPP is over.</summary>
    public bool IsDown => _down.Task.IsCompleted;

    /// <summary>Gets the PPP link; null before the call is through.</summary>
    public WanSession? Session => _session;

    /// <summary>Gets what LCP agreed on.</summary>
    public PppLinkParameters? Negotiated { get; private set; }

    /// <summary>Gets the IP host on the link.</summary>
    private IpEndpoint Endpoint => (IpEndpoint)_session!.Edge!;

    /// <summary>Waits until PPP, which starts with the connected call, lets IPv4 packets flow.</summary>
    /// <exception cref="CallFailedException">It did not come up: the cause in words.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the link has been closed in order.</exception>
    public async Task<PppAddresses> BringUpAsync(CancellationToken cancellation)
    {
        if (_linkStatus.IsFailure)
        {
            await HangUpAsync();
            throw station.Failed(this, _linkStatus, DisconnectMode);
        }

        Task first = await AwaitAsync(Task.WhenAny(_ipUp.Task, _down.Task, _ended.Task), cancellation);
        if (ReferenceEquals(first, _ipUp.Task))
        {
            return await _ipUp.Task;
        }

        await HangUpAsync();
        throw PppCause is PppCloseCause.None or PppCloseCause.LowerDown
            ? station.Failed(this, Status, DisconnectMode)
            : new CallFailedException(PppCauseText.Of(PppCause), PppCause.ToString(), Status, DisconnectMode);
    }

    /// <summary>Pings through the link; if it goes down meanwhile, <see cref="IsDown"/> says so afterwards.</summary>
    public async Task<PingResult> PingAsync(PingOptions options, Action<TimeSpan> replied, CancellationToken cancellation)
    {
        TaskCompletionSource<PingResult> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await station.Loop.InvokeAsync(() =>
        {
            Endpoint.PingReplied += replied;
            if (!Endpoint.TryPing(options, result => done.TrySetResult(result)))
            {
                _ = done.TrySetResult(default);
            }
        });
        try
        {
            return await done.Task.WaitAsync(cancellation);
        }
        finally
        {
            await station.Loop.InvokeAsync(() => Endpoint.PingReplied -= replied);
        }
    }

    /// <summary>Counts the numbered datagrams that arrive on a port from now on.</summary>
    public Task StartSinkAsync(ushort port) => station.Loop.InvokeAsync(() => Endpoint.StartSink(port));

    /// <summary>Gets what the sink has counted.</summary>
    public Task<UdpSinkReport> SinkReportAsync() => station.Loop.InvokeAsync(() => Endpoint.SinkReport);

    /// <summary>Sends numbered datagrams as fast as the line takes them, for a time.</summary>
    /// <returns>How many were sent.</returns>
    public async Task<long> SendDatagramsAsync(
        Ipv4Address destination, ushort port, int dataBytes, TimeSpan duration, CancellationToken cancellation)
    {
        await station.Loop.InvokeAsync(() => Endpoint.StartSource(destination, port, dataBytes, long.MaxValue));
        try
        {
            _ = await Task.WhenAny(Task.Delay(duration, cancellation), _down.Task);
            cancellation.ThrowIfCancellationRequested();
        }
        finally
        {
            await station.Loop.InvokeAsync(Endpoint.StopSource);
        }

        return await station.Loop.InvokeAsync(() => Endpoint.Counters.DatagramsSent);
    }

    /// <summary>Ends PPP, then the call, in order; waits until it is over.</summary>
    public async Task HangUpAsync()
    {
        station.Tell("TAPI", "hanging up");
        await station.Loop.InvokeAsync(() =>
        {
            if (_session is { } session && !_down.Task.IsCompleted)
            {
                session.Close(); // the call follows its link
            }
            else
            {
                _ = _call?.Drop();
            }
        });
        await _ended.Task;
    }

    /// <summary>Says why a call ended that was up, in one word and in words.</summary>
    public (string Cause, string Message) WhyEnded() =>
        PppCause is PppCloseCause.None or PppCloseCause.LowerDown && Details?.Failure is { } failure
            ? (failure.Cause, failure.Text)
            : (PppCause.ToString(), PppCauseText.Of(PppCause));

    /// <summary>Ends the call without waiting for the far end's part in PPP's ending.</summary>
    public Task AbortAsync() => station.Loop.InvokeAsync(() =>
    {
        _session?.Abort();
        _ = _call?.Drop();
    });

    internal void Attach(TapiCall? call)
    {
        _call = call;
        if (call is { VcId: not 0 } && _vcId == 0 && !_ended.Task.IsCompleted)
        {
            _vcId = call.VcId;
            station.Add(this, _vcId);
        }
    }

    internal void HandleState(TapiCall call, LineCallState state)
    {
        Attach(call);
        station.Tell("TAPI", state switch
        {
            LineCallState.Connected => $"connected, {call.TransmitBytesPerSecond * 8L} bit/s",
            LineCallState.Idle => $"idle ({call.DisconnectMode})",
            _ => state.ToString().ToLowerInvariant(),
        });
        if (state == LineCallState.Connected)
        {
            TransmitBytesPerSecond = call.TransmitBytesPerSecond;
            _linkStatus = station.StartLink(this, call); // now: the far end's first packet may stand behind what connected us
            _ = _connected.TrySetResult();
        }
        else if (state == LineCallState.Idle)
        {
            station.Remove(_vcId);
            _ = _ended.TrySetResult();
        }
    }

    internal async Task WaitConnectedAsync(CancellationToken cancellation)
    {
        Task first = await AwaitAsync(Task.WhenAny(_connected.Task, _ended.Task), cancellation);
        if (!ReferenceEquals(first, _connected.Task))
        {
            throw station.Failed(this, Status, DisconnectMode);
        }
    }

    private async Task<Task> AwaitAsync(Task<Task> any, CancellationToken cancellation)
    {
        try
        {
            return await any.WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            await HangUpAsync();
            throw;
        }
    }

    internal void HandleLinkStarted(WanSession session)
    {
        _session = session;
        session.EventRaised += HandlePppEvent;
        session.IpUp += (_, addresses) => _ipUp.TrySetResult(addresses);
        session.Down += (ended, cause) =>
        {
            PppCause = cause;
            _ = _down.TrySetResult();
        };
    }

    private void HandlePppEvent(WanSession session, PppEvent e)
    {
        Negotiated = session.Negotiated ?? Negotiated;
        PeerName = e is { Kind: PppEventKind.AuthSucceeded, Side: PppAuthSide.Peer } ? e.Text : PeerName;
        string? text = e.Kind switch
        {
            PppEventKind.PhaseChanged => null,
            PppEventKind.AuthSucceeded or PppEventKind.AuthFailed => $"{e.Kind} ({e.Side}) {e.Text}".TrimEnd(),
            PppEventKind.Closed => $"closed: {PppCauseText.Of(e.Cause)}",
            _ => e.Kind.ToString(),
        };
        if (text is not null)
        {
            station.Tell("PPP", text);
        }
    }
}
