using UserCoNdis.Drivers.NdisWan;
using UserCoNdis.Drivers.NdProxy;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Framework.Hosting;

namespace UserCoNdis.Tools.Cli.Composition;

/// <summary>The calls of a station: out, in, and which PPP link belongs to which of them.</summary>
internal sealed partial class WanStation
{
    private readonly Dictionary<uint, StationCall> _calls = []; // by VC
    private readonly Dictionary<WanSession, StationCall> _links = [];
    private StationCall? _starting;
    private Func<StationCall, bool>? _take;
    private Task<NdisStatus>? _lineOpened;

    private TapiLine Line => _ndProxy.Lines[0];

    /// <summary>Calls a number; the call is through when this returns. Many may be under way at once.</summary>
    /// <exception cref="CallFailedException">Busy, no answer, no modem…</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the call has been given up in order.</exception>
    public async Task<StationCall> DialAsync(string number, CancellationToken cancellation)
    {
        await OpenLineAsync(takeCalls: false, cancellation);
        var call = new StationCall(this);
        (string layer, string text) = _options.Device.Dialling(number);
        Tell(layer, text);
        NdisStatus status = await _loop.InvokeAsync(() =>
        {
            NdisStatus placed = Line.MakeCall(number, out TapiCall? made, call.HandleState);
            call.Attach(made);
            return placed;
        });
        if (status.IsFailure)
        {
            throw Failed(call, status, call.DisconnectMode);
        }

        await call.WaitConnectedAsync(cancellation);
        return call;
    }

    /// <summary>Waits for a call and takes it; it is through when this returns.</summary>
    /// <remarks>A caller that gives up before the call is through is no failure: the next one is waited for.</remarks>
    /// <exception cref="CallFailedException">The line cannot take calls any more.</exception>
    public async Task<StationCall> AnswerAsync(CancellationToken cancellation)
    {
        while (true)
        {
            TaskCompletionSource<StationCall> offered = new(TaskCreationOptions.RunContinuationsAsynchronously);
            await ListenAsync(offered.TrySetResult, cancellation); // a second call meanwhile is refused
            _ = await Task.WhenAny(offered.Task, Lost).WaitAsync(cancellation);
            if (!offered.Task.IsCompleted)
            {
                throw WhyLost();
            }

            StationCall call = await offered.Task;
            try
            {
                await call.WaitConnectedAsync(cancellation);
                return call;
            }
            catch (CallFailedException e) when (_options.Device.LinkFailure is null)
            {
                Tell("TAPI", $"the caller was lost: {e.Message}");
            }
        }
    }

    /// <summary>Takes the calls that come in from now on.</summary>
    /// <param name="take">Told of each offered call, on the loop; true answers it, false refuses it. It replaces the one before.</param>
    /// <param name="cancellation">Gives up the opening of the line.</param>
    /// <exception cref="CallFailedException">The line cannot take calls.</exception>
    public async Task ListenAsync(Func<StationCall, bool> take, CancellationToken cancellation)
    {
        await _loop.InvokeAsync(() => { _take = take; });
        await OpenLineAsync(takeCalls: true, cancellation);
    }

    /// <summary>Takes no call from now on.</summary>
    public Task RefuseAsync() => _loop.InvokeAsync(() => { _take = null; });

    /// <summary>Starts PPP on a connected call. Thread: the loop.</summary>
    internal NdisStatus StartLink(StationCall call, TapiCall tapi)
    {
        // NDISWAN takes the call before lineGetID returns: the link that starts meanwhile is this call's.
        _starting = call;
        NdisStatus status = tapi.GetId(CoTapi.NdisDeviceClass, out _);
        _starting = null;
        return status;
    }

    /// <summary>Notes a call that has its VC. Thread: the loop.</summary>
    internal void Add(StationCall call, uint vcId)
    {
        _calls[vcId] = call;
        call.Details = Device.FindCall(vcId) ?? call.Details;
    }

    /// <summary>Forgets a call that is over. Thread: the loop.</summary>
    internal void Remove(uint vcId) => _ = _calls.Remove(vcId);

    private void HandleCallChanged(uint vcId, DeviceCall details)
    {
        if (_calls.GetValueOrDefault(vcId) is { } call)
        {
            call.Details = details with { Failure = details.Failure ?? call.Details?.Failure };
        }
    }

    private void HandleLinkStarted(WanSession session)
    {
        if (_starting is { } call)
        {
            _links.Add(session, call);
            session.Down += (ended, _) => _links.Remove(ended);
            _tun?.Join(session);
            call.HandleLinkStarted(session);
        }
    }

    private void HandleOffered(TapiCall offered)
    {
        var call = new StationCall(this);
        call.Attach(offered);
        if (_take?.Invoke(call) != true)
        {
            _ = offered.Drop();
            Remove(offered.VcId);
            return;
        }

        offered.StateChanged += call.HandleState;
        Tell("TAPI", "offering");
        _ = offered.Answer();
    }

    private async Task OpenLineAsync(bool takeCalls, CancellationToken cancellation)
    {
        Task<NdisStatus> opened = await _loop.InvokeAsync(() => _lineOpened ??= OpenLine(takeCalls));
        NdisStatus result = await opened.WaitAsync(cancellation);
        if (!result.IsSuccess)
        {
            throw Failed(null, result, LineDisconnectMode.Unavail);
        }
    }

    private Task<NdisStatus> OpenLine(bool takeCalls)
    {
        TaskCompletionSource<NdisStatus> opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Line.CallOffered += HandleOffered;
        Line.OpenCompleted += (_, outcome) => opened.TrySetResult(outcome);
        NdisStatus status = Line.Open(takeCalls ? LineCallPrivilege.Owner : LineCallPrivilege.None);
        if (!status.IsPending)
        {
            _ = opened.TrySetResult(status);
        }

        return opened.Task;
    }
}
