using UserCoNdis.Drivers.NdisWan;
using UserCoNdis.Drivers.NdisWan.Ip;
using UserCoNdis.Drivers.NdProxy;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Framework.Hosting;
using UserCoNdis.Framework.Runtime;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Cli.Composition;

/// <summary>One end of a call: a link, a device's miniport on it, and the whole CoNDIS stack above, on one loop.</summary>
internal sealed partial class WanStation : IAsyncDisposable
{
    private readonly StationOptions _options;
    private readonly IEventLoop _loop;
    private readonly PinnedSlabPool _linkPool;
    private readonly ILink _link;
    private readonly NdisHost _host;
    private readonly NdisAdapter _adapter;
    private readonly NdProxyDriver _ndProxy;
    private readonly NdisWanDriver _ndisWan;
    private readonly TunExit? _tun;
    private readonly TaskCompletionSource _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private LinkException? _lostCause;
    private StationReport? _report;

    private WanStation(StationOptions options, IEventLoop loop, LinkRegistry links)
    {
        _options = options;
        _loop = loop;
        IStationDevice device = options.Device;
        var observer = new StationObserver(options.Name, options.Ladder);
        _host = new NdisHost(loop, new NdisHostOptions
        {
            Verifier = options.Verifier,
            Observer = options.Capture is null ? null : observer, // nobody else looks at frames
        });
        IEventLoop deviceLoop = _host.LoopFor(options.Name, device.DriverName);
        IEventLoop wanLoop = _host.LoopFor(options.Name, NdisWanDriver.DriverName);
        _linkPool = device.CreateLinkPool();
        _link = OpenLink(links, deviceLoop);
        _tun = OpenTun(links, wanLoop);
        _link = options.Capture is { } capture ? device.Capture(_link, deviceLoop, capture, observer) : _link;
        device.CallChanged += HandleCallChanged;
        IMcmMiniport miniport = device.CreateMiniport(_link, deviceLoop, Tell);
        _ndProxy = new NdProxyDriver();
        _ndisWan = new NdisWanDriver(
            wanLoop,
            new NdisWanOptions
            {
                PppFor = session => _links[session].Ppp ?? options.Ppp,
                Observer = options.Ladder is null ? null : observer,
                EdgeFactory = _tun is { } tun ? () => tun.Edge : () => new IpEndpoint(wanLoop),
                SendBuffers = options.SendBuffers,
            },
            new SystemPppRandom());
        _ndisWan.SessionStarted += HandleLinkStarted;
        _host.RegisterProtocol(_ndProxy);
        _host.RegisterProtocol(_ndisWan);
        _adapter = _host.AddAdapter(options.Name, miniport);
        _adapter.Failed += a =>
        {
            Tell("NDIS", $"the adapter failed: {a.FaultOrigin}: {a.Fault?.Message}");
            _ = _lost.TrySetResult();
        };
    }

    public string Name => _options.Name;

    /// <summary>Gets what the link is, with the speed that the device really has.</summary>
    public LinkInfo LinkInfo => _link.Info;

    /// <summary>Gets what stands on the link.</summary>
    public IStationDevice Device => _options.Device;

    /// <summary>Gets a task that ends when no call can be carried any more: the adapter, its link or the TUN is lost.</summary>
    public Task Lost => _lost.Task;

    internal IEventLoop Loop => _loop;

    /// <summary>Opens the link and starts the stack on it.</summary>
    /// <exception cref="LinkException">The link could not be opened; the message is for the user.</exception>
    public static async Task<WanStation> OpenAsync(
        StationOptions options, LinkRegistry links, IEventLoop loop, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        WanStation station = await loop.InvokeAsync(() => new WanStation(options, loop, links));
        TaskCompletionSource<NdisStatus> opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await loop.InvokeAsync(() =>
            {
                station._ndProxy.SessionOpened += (_, status) => opened.TrySetResult(status);
                station._tun?.Start();
                NdisStatus started = station._adapter.Start();
                if (!started.IsSuccess)
                {
                    _ = opened.TrySetResult(started);
                }
            });
            NdisStatus status = await opened.Task.WaitAsync(cancellation);
            return status.IsSuccess
                ? station
                : throw new CallFailedException(
                    $"The adapter on {options.Link} did not start: {options.Device.LastFailure?.Text ?? status.ToString()}",
                    options.Device.LastFailure?.Cause ?? "AdapterFailed", status, LineDisconnectMode.OutOfOrder);
        }
        catch
        {
            await station.DisposeAsync();
            throw;
        }
    }

    /// <summary>Closes calls, line, session, adapter and link, in this order.</summary>
    /// <returns>What was not given back.</returns>
    public async Task<StationReport> CloseAsync()
    {
        if (_report is { } report)
        {
            return report;
        }

        await _loop.CompleteAsync(closed => _ndProxy.CloseSession(closed));
        await _loop.CompleteAsync(_adapter.UnbindProtocols);
        await _loop.CompleteAsync(_adapter.Halt);
        return await _loop.InvokeAsync(() =>
        {
            _link.Dispose();
            _tun?.Dispose();
            List<string> leaks = [.. _host.DescribeLeaks()];
            AddLeak(leaks, _options.Device.DriverName, _options.Device.ThrowIfOutstanding);
            AddLeak(leaks, NdisWanDriver.DriverName, _ndisWan.ThrowIfOutstanding);
            AddLeak(leaks, "link", _linkPool.ThrowIfOutstanding);
            AddLeak(leaks, "TUN", () => _tun?.ThrowIfOutstanding());
            _report = new StationReport(leaks, [.. _host.Violations]);
            _host.Dispose();
            return _report;
        });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => _ = await CloseAsync();

    /// <summary>Makes the exception for a call that failed or ended, in the device's or the link's own words.</summary>
    /// <param name="call">The call; null: it never came to be.</param>
    /// <param name="status">Its status.</param>
    /// <param name="mode">The same as TAPI says it.</param>
    internal CallFailedException Failed(StationCall? call, NdisStatus status, LineDisconnectMode mode)
    {
        if (_adapter.FaultOrigin is { } origin)
        {
            return new CallFailedException($"The adapter failed: {origin}: {_adapter.Fault?.Message}", "AdapterFailed", status, mode);
        }

        if ((_options.Device.LinkFailure ?? _lostCause ?? _tun?.Failure) is { } link)
        {
            return new CallFailedException(link.Message, $"Link{link.Kind}", status, mode);
        }

        return (call?.Details?.Failure ?? _options.Device.LastFailure) is { } device
            ? new CallFailedException(device.Text, device.Cause, status, device.DisconnectMode)
            : new CallFailedException($"The call failed: {status}", mode.ToString(), status, mode);
    }

    /// <summary>Adds a step to the ladder, if there is one.</summary>
    internal void Tell(string layer, string text) => _options.Ladder?.Add(Name, layer, text);

    /// <summary>Says why <see cref="Lost"/> came.</summary>
    public CallFailedException WhyLost() => Failed(null, NdisStatus.Failure, LineDisconnectMode.OutOfOrder);

    /// <summary>Runs something on the station's loop.</summary>
    public Task InvokeAsync(Action work) => _loop.InvokeAsync(work);

    // The device hears of it after us, and whoever waits for Lost may run before that.
    private void HandleLost(LinkException cause)
    {
        _lostCause = cause;
        _ = _lost.TrySetResult();
    }

    private WatchedLink OpenLink(LinkRegistry links, IEventLoop loop)
    {
        ILink link = links.Open(_options.Link, loop, _linkPool);
        if (link.Info.Kind == _options.Device.LinkKind)
        {
            return new WatchedLink(link, HandleLost);
        }

        link.Dispose();
        throw new LinkException(LinkErrorKind.InvalidOption, link.Info.Kind == LinkKind.Frames
            ? $"{_options.Link} carries frames: no modem can be behind it"
            : $"{_options.Link} carries bytes: PPPoE wants Ethernet frames");
    }

    private TunExit? OpenTun(LinkRegistry links, IEventLoop loop)
    {
        if (_options.Tun is not { } settings)
        {
            return null;
        }

        try
        {
            var tun = new TunExit(settings, links, loop, Tell);
            tun.Lost += _ => _lost.TrySetResult();
            return tun;
        }
        catch
        {
            _link.Dispose();
            throw;
        }
    }

    private static void AddLeak(List<string> leaks, string owner, Action throwIfOutstanding)
    {
        try
        {
            throwIfOutstanding();
        }
        catch (InvalidOperationException e)
        {
            leaks.Add($"{owner}: {e.Message}");
        }
    }
}
