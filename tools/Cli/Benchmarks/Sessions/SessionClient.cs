using System.Diagnostics;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Tools.Cli.Benchmarks.Frames;

namespace UserCoNdis.Tools.Cli.Benchmarks.Sessions;

/// <summary>A client right above the PPPoE miniport: it makes and takes many calls, and sends and counts frames on them.</summary>
/// <remarks>Thread: the adapter's loop.</remarks>
internal sealed partial class SessionClient : QuietClient
{
    private readonly HashSet<SessionCall> _calls = [];
    private readonly object _sap = new();
    private Action? _done;
    private int _wanted;      // calls still to be asked for
    private int _underWay;    // asked for and not answered
    private int _closing;

    public override string Name => "SessionClient";

    /// <summary>Gets how many calls are through.</summary>
    public int Connected { get; private set; }

    /// <summary>Gets how many calls failed.</summary>
    public int Failed { get; private set; }

    /// <summary>Gets the status of the last call that failed.</summary>
    public NdisStatus LastStatus { get; private set; }

    /// <summary>Gets how long the calls took from being asked for to being through.</summary>
    public LatencyHistogram SetUpTimes { get; } = new();

    /// <summary>Takes calls from now on, of any service.</summary>
    public void Listen() =>
        Check(Family!.RegisterSap(_sap, new CoAfTapiSap(0, CoTapi.AddressIdUnspecified, LineMediaModes.DigitalData).ToSap(), out _));

    /// <summary>Makes calls.</summary>
    /// <param name="count">How many.</param>
    /// <param name="atOnce">How many are asked for before the first is answered.</param>
    /// <param name="done">Called once when each was answered.</param>
    public void Connect(int count, int atOnce, Action done)
    {
        (_wanted, _done) = (count, done);
        for (int i = 0; i < Math.Min(count, atOnce); i++)
        {
            ConnectNext();
        }
    }

    /// <summary>Closes every call.</summary>
    /// <param name="done">Called once when none is left.</param>
    public void CloseAll(Action done)
    {
        _done = done;
        _closing = 1; // so that calls that close at once do not end it too early
        foreach (SessionCall call in _calls.ToArray())
        {
            Close(call);
        }

        CountClosed();
    }

    public override void MakeCallComplete(
        NdisStatus status, object? protocolVcContext, ClientParty? ndisPartyHandle, CoCallParameters callParameters)
    {
        var call = (SessionCall)protocolVcContext!;
        _underWay--;
        if (status.IsSuccess)
        {
            SetUpTimes.Record(Nanoseconds - call.AskedAt);
            Enter(call);
        }
        else
        {
            (Failed, LastStatus) = (Failed + 1, status);
            Check(call.Vc.Delete());
        }

        ConnectNext();
    }

    public override void CloseCallComplete(NdisStatus status, object? protocolVcContext, object? protocolPartyContext)
    {
        var call = (SessionCall)protocolVcContext!;
        if (call.IsOutgoing)
        {
            Check(call.Vc.Delete());
        }

        CountClosed();
    }

    public override NdisStatus CreateVc(object? protocolAfContext, ClientVc ndisVcHandle, out object? protocolVcContext)
    {
        protocolVcContext = new SessionCall(isOutgoing: false) { Vc = ndisVcHandle };
        return NdisStatus.Success;
    }

    public override NdisStatus IncomingCall(object? protocolSapContext, object? protocolVcContext, CoCallParameters callParameters) =>
        NdisStatus.Success;

    public override void CallConnected(object? protocolVcContext) => Enter((SessionCall)protocolVcContext!);

    public override void IncomingCloseCall(NdisStatus closeStatus, object? protocolVcContext, ReadOnlyMemory<byte> closeData) =>
        Close((SessionCall)protocolVcContext!);

    private static long Nanoseconds => Stopwatch.GetTimestamp() * (1_000_000_000 / Stopwatch.Frequency);

    private static CoCallParameters Outgoing() => new()
    {
        CallMgrParameters = new(FlowSpec.Unspecified, FlowSpec.Unspecified, CoSpecificParameters.Empty),
        MediaParameters = new(CoMediaFlags.TransmitVc | CoMediaFlags.ReceiveVc, 0, 0,
            new CoAfTapiMakeCallParameters(0, CoTapi.AddressIdUnspecified, CoTapi.FlagOutgoingCall, "").ToSpecific()),
    };

    private void ConnectNext()
    {
        if (_wanted > 0)
        {
            _wanted--;
            _underWay++;
            var call = new SessionCall(isOutgoing: true) { AskedAt = Nanoseconds };
            Check(Family!.CreateVc(call, out ClientVc? vc));
            call.Vc = vc!;
            NdisStatus status = call.Vc.MakeCall(Outgoing());
            if (!status.IsPending)
            {
                MakeCallComplete(status, call, null, null!);
            }
        }
        else if (_underWay == 0 && _done is { } done)
        {
            _done = null;
            done();
        }
    }

    private void Enter(SessionCall call)
    {
        call.IsConnected = true;
        Connected++;
        _calls.Add(call);
    }

    private void Close(SessionCall call)
    {
        if (!call.IsConnected)
        {
            return; // it closes already
        }

        call.IsConnected = false;
        Connected--;
        _ = _calls.Remove(call);
        _closing++;
        NdisStatus status = call.Vc.CloseCall();
        if (!status.IsPending)
        {
            CloseCallComplete(status, call, null);
        }
    }

    private void CountClosed()
    {
        if (--_closing == 0 && _done is { } done)
        {
            _done = null;
            done();
        }
    }
}
