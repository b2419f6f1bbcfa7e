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
internal sealed class WanStation : IAsyncDisposable
{
    private readonly StationOptions _options;
    private readonly IEventLoop _loop;
    private readonly PinnedSlabPool _linkPool;
    private readonly ILink _link;
    private readonly NdisHost _host;
    private readonly NdisAdapter _adapter;
    private readonly NdProxyDriver _ndProxy;
    private readonly NdisWanDriver _ndisWan;
    private StationReport? _report;

    private WanStation(StationOptions options, IEventLoop loop, LinkRegistry links)
    {
        _options = options;
        _loop = loop;
        IStationDevice device = options.Device;
        var observer = new StationObserver(options.Name, options.Ladder);
        _host = new NdisHost(loop, new NdisHostOptions { Verifier = options.Verifier, Observer = observer });
        IEventLoop deviceLoop = _host.LoopFor(options.Name, device.DriverName);
        IEventLoop wanLoop = _host.LoopFor(options.Name, NdisWanDriver.DriverName);
        _linkPool = device.CreateLinkPool();
        _link = links.Open(options.Link, deviceLoop, _linkPool);
        _link = options.Capture is { } capture ? device.Capture(_link, deviceLoop, capture, observer) : _link;
        IMcmMiniport miniport = device.CreateMiniport(_link, deviceLoop, (layer, text) => options.Ladder.Add(options.Name, layer, text));
        _ndProxy = new NdProxyDriver();
        _ndisWan = new NdisWanDriver(
            wanLoop,
            new NdisWanOptions { Ppp = options.Ppp, Observer = observer, EdgeFactory = () => new IpEndpoint(wanLoop) },
            new SystemPppRandom());
        _host.RegisterProtocol(_ndProxy);
        _host.RegisterProtocol(_ndisWan);
        _adapter = _host.AddAdapter(options.Name, miniport);
        _adapter.Failed += a => options.Ladder.Add(options.Name, "NDIS", $"the adapter failed: {a.FaultOrigin}: {a.Fault?.Message}");
    }

    public string Name => _options.Name;

    /// <summary>Gets what the link is, with the speed that the device really has.</summary>
    public LinkInfo LinkInfo => _link.Info;

    /// <summary>Gets what stands on the link.</summary>
    public IStationDevice Device => _options.Device;

    internal IEventLoop Loop => _loop;

    internal Ladder Ladder => _options.Ladder;

    internal NdisWanDriver NdisWan => _ndisWan;

    private TapiLine Line => _ndProxy.Lines[0];

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
                NdisStatus started = station._adapter.Start();
                if (!started.IsSuccess)
                {
                    _ = opened.TrySetResult(started);
                }
            });
            NdisStatus status = await opened.Task.WaitAsync(cancellation);
            return status.IsSuccess
                ? station
                : throw new CallFailedException($"The adapter on {options.Link} did not start: {status}",
                    "AdapterFailed", status, LineDisconnectMode.OutOfOrder);
        }
        catch
        {
            await station.DisposeAsync();
            throw;
        }
    }

    /// <summary>Calls a number; the call is through when this returns.</summary>
    /// <exception cref="CallFailedException">Busy, no answer, no modem…</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the call has been given up in order.</exception>
    public async Task<StationCall> DialAsync(string number, CancellationToken cancellation)
    {
        await OpenLineAsync(takeCalls: false, cancellation);
        var call = new StationCall(this);
        (string layer, string text) = _options.Device.Dialling(number);
        Ladder.Add(Name, layer, text);
        NdisStatus status = await _loop.InvokeAsync(() =>
        {
            NdisStatus placed = Line.MakeCall(number, out TapiCall? made, call.HandleState);
            call.Attach(made);
            return placed;
        });
        if (status.IsFailure)
        {
            throw Failed(status, call.DisconnectMode);
        }

        await call.WaitConnectedAsync(cancellation);
        return call;
    }

    /// <summary>Waits for a call and takes it; it is through when this returns.</summary>
    /// <remarks>A caller that gives up before the call is through is no failure: the next one is waited for.</remarks>
    /// <exception cref="CallFailedException">The line cannot take calls any more.</exception>
    public async Task<StationCall> AnswerAsync(CancellationToken cancellation)
    {
        await OpenLineAsync(takeCalls: true, cancellation);
        while (true)
        {
            StationCall call = await OfferedAsync(cancellation);
            try
            {
                await call.WaitConnectedAsync(cancellation);
                return call;
            }
            catch (CallFailedException e) when (_options.Device.LinkFailure is null)
            {
                Ladder.Add(Name, "TAPI", $"the caller was lost: {e.Message}");
            }
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
            List<string> leaks = [.. _host.DescribeLeaks()];
            AddLeak(leaks, _options.Device.DriverName, _options.Device.ThrowIfOutstanding);
            AddLeak(leaks, NdisWanDriver.DriverName, _ndisWan.ThrowIfOutstanding);
            AddLeak(leaks, "link", _linkPool.ThrowIfOutstanding);
            _report = new StationReport(leaks, [.. _host.Violations]);
            _host.Dispose();
            return _report;
        });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => _ = await CloseAsync();

    /// <summary>Makes the exception for a call that failed or ended, in the device's or the link's own words.</summary>
    internal CallFailedException Failed(NdisStatus status, LineDisconnectMode mode)
    {
        if (_adapter.FaultOrigin is { } origin)
        {
            return new CallFailedException($"The adapter failed: {origin}: {_adapter.Fault?.Message}", "AdapterFailed", status, mode);
        }

        if (_options.Device.LinkFailure is { } link)
        {
            return new CallFailedException(link.Message, $"Link{link.Kind}", status, mode);
        }

        return _options.Device.LastFailure is { } device
            ? new CallFailedException(device.Text, device.Cause, status, device.DisconnectMode)
            : new CallFailedException($"The call failed: {status}", mode.ToString(), status, mode);
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

    private async Task OpenLineAsync(bool takeCalls, CancellationToken cancellation)
    {
        TaskCompletionSource<NdisStatus> opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await _loop.InvokeAsync(() =>
        {
            if (Line.IsOpen)
            {
                _ = opened.TrySetResult(NdisStatus.Success);
                return;
            }

            Line.OpenCompleted += Completed;
            NdisStatus status = Line.Open(takeCalls ? LineCallPrivilege.Owner : LineCallPrivilege.None);
            if (!status.IsPending)
            {
                Completed(Line, status);
            }

            void Completed(TapiLine line, NdisStatus outcome)
            {
                line.OpenCompleted -= Completed;
                _ = opened.TrySetResult(outcome);
            }
        });
        NdisStatus result = await opened.Task.WaitAsync(cancellation);
        if (!result.IsSuccess)
        {
            throw Failed(result, LineDisconnectMode.Unavail);
        }
    }

    private async Task<StationCall> OfferedAsync(CancellationToken cancellation)
    {
        TaskCompletionSource<StationCall> offered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TapiLine line = Line;
        await _loop.InvokeAsync(() => line.CallOffered += Offered);
        try
        {
            return await offered.Task.WaitAsync(cancellation);
        }
        finally
        {
            await _loop.InvokeAsync(() => line.CallOffered -= Offered);
        }

        void Offered(TapiCall call)
        {
            var taken = new StationCall(this);
            if (offered.Task.IsCompleted)
            {
                _ = call.Drop(); // one call at a time is what this station is for
                return;
            }

            taken.Attach(call);
            call.StateChanged += taken.HandleState;
            Ladder.Add(Name, "TAPI", "offering");
            _ = call.Answer();
            _ = offered.TrySetResult(taken);
        }
    }
}
