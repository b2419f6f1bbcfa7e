using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.NdisWan;

/// <summary>A link: PPP on one call's VC. Thread: the adapter's loop.</summary>
/// <remarks>Life: handed over by <see cref="NdisWanDriver.SessionStarted"/>; <see cref="Down"/> is the last event.</remarks>
public sealed partial class WanSession
{
    private readonly NdisWanDriver _driver;
    private readonly IEventLoop _loop;
    private readonly ILoopTimer _timer;
    private readonly IWanIpEdge? _edge;
    private PppEngine? _ppp;
    private WanCounters _counters;
    private CoCallParameters? _offered;

    internal WanSession(NdisWanDriver driver, WanBinding binding, ClientVc vc)
    {
        _driver = driver;
        Binding = binding;
        Vc = vc;
        _window = (int)Math.Max(1, binding.Info.MaxSendWindow);
        _edge = driver.Options.EdgeFactory?.Invoke();
        _loop = driver.LoopOf(AdapterName);
        _timer = _loop.CreateTimer(HandleTimer);
        _deliverLooped = DeliverLooped;
    }

    /// <summary>Told of everything that PPP tells: phases, LCP up, authentication, causes.</summary>
    public event Action<WanSession, PppEvent>? EventRaised;

    /// <summary>Told when the miniport changed speed, window or MTU.</summary>
    public event Action<WanSession>? LinkChanged;

    /// <summary>Told when IPv4 packets may flow.</summary>
    public event Action<WanSession, PppAddresses>? IpUp;

    /// <summary>Told when IPv6 packets may flow.</summary>
    public event Action<WanSession, WanIpv6Addresses>? Ipv6Up;

    /// <summary>Told once, when the call is closed and nothing of it is out any more.</summary>
    public event Action<WanSession, PppCloseCause>? Down;

    /// <summary>Gets the number of the VC.</summary>
    public uint VcId => Vc.VcId;

    /// <summary>Gets the adapter that carries the link.</summary>
    public string AdapterName => Binding.Handle.AdapterName;

    /// <summary>Gets the phase of the link.</summary>
    public PppPhase Phase { get; private set; }

    /// <summary>Gets what LCP agreed on; null before it was up.</summary>
    public PppLinkParameters? Negotiated { get; private set; }

    /// <summary>Gets the addresses; null while IPv4 packets may not flow.</summary>
    public PppAddresses? Addresses { get; private set; }

    /// <summary>Gets the interface identifiers; null while IPv6 packets may not flow.</summary>
    public WanIpv6Addresses? Ipv6Addresses { get; private set; }

    /// <summary>Gets why the link ended; none while it has not.</summary>
    public PppCloseCause Cause { get; private set; }

    /// <summary>Gets the status that the call was closed with from below; pending while it was not.</summary>
    public NdisStatus CloseStatus { get; private set; } = NdisStatus.Pending;

    /// <summary>Gets the speed to the far end in bytes/s.</summary>
    public uint TransmitBytesPerSecond { get; private set; }

    /// <summary>Gets the speed from the far end in bytes/s.</summary>
    public uint ReceiveBytesPerSecond { get; private set; }

    /// <summary>Gets the IP edge.</summary>
    public IWanIpEdge? Edge => _edge;

    /// <summary>Gets or sets what the IP edge keeps of this link; nobody else touches it.</summary>
    public object? EdgeContext { get; set; }

    /// <summary>Gets the counters.</summary>
    public WanCounters Counters => _counters;

    /// <summary>Gets PPP's own counters; null before the call was through.</summary>
    public PppStatistics? PppStatistics => _ppp?.Statistics;

    internal WanBinding Binding { get; }

    internal ClientVc Vc { get; }

    /// <summary>Gets or sets its place among the driver's sessions.</summary>
    internal int Index { get; set; }

    internal WanLinkState State { get; private set; } = WanLinkState.Created;

    private TimeSpan Now => _loop.Now;

    private bool IsUp => State is WanLinkState.Up or WanLinkState.Terminating;

    /// <summary>Ends the link in order: PPP tells its peer, then the call is closed. <see cref="Down"/> follows.</summary>
    public void Close() => Apply(WanLinkEvent.Close);

    /// <summary>Ends the link at once, without telling the peer.</summary>
    public void Abort() => Apply(WanLinkEvent.Abort);

    /// <summary>Takes a call whose offer was answered with <see cref="WanOfferAnswer.Later"/>; else it does nothing.</summary>
    public void Accept() => AnswerOffer(WanLinkEvent.OfferAccepted, NdisStatus.Success);

    /// <summary>Refuses it; else it does nothing.</summary>
    public void Reject() => AnswerOffer(WanLinkEvent.OfferRejected, NdisStatus.Failure);

    internal NdisStatus HandleIncomingCall(CoCallParameters parameters)
    {
        if (State != WanLinkState.Created)
        {
            return NdisStatus.Failure;
        }

        if (!_isLineKnown)
        {
            TransmitBytesPerSecond = parameters.CallMgrParameters?.Transmit.PeakBandwidth ?? 0;
            ReceiveBytesPerSecond = parameters.CallMgrParameters?.Receive.PeakBandwidth ?? 0;
        }

        _offered = parameters;
        Apply(WanLinkEvent.IncomingCall);
        switch (_driver.Options.OnOffer?.Invoke(this, parameters) ?? WanOfferAnswer.Accept)
        {
            case WanOfferAnswer.Accept:
                Apply(WanLinkEvent.OfferAccepted);
                return NdisStatus.Success;
            case WanOfferAnswer.Reject:
                Apply(WanLinkEvent.OfferRejected);
                return NdisStatus.Failure;
            case WanOfferAnswer.Later:
            default:
                return NdisStatus.Pending;
        }
    }

    internal void HandleCallConnected() => Apply(WanLinkEvent.CallConnected);

    internal void HandleIncomingCloseCall(NdisStatus closeStatus)
    {
        CloseStatus = closeStatus;
        Apply(WanLinkEvent.IncomingCloseCall);
    }

    internal void HandleCloseCallComplete(NdisStatus status) =>
        Apply(status.IsSuccess ? WanLinkEvent.CloseCallSucceeded : WanLinkEvent.CloseCallFailed);

    internal void Dispose()
    {
        DropLooped();
        _timer.Dispose();
        _driver.Forget(this);
    }

    private void AnswerOffer(WanLinkEvent answer, NdisStatus status)
    {
        if (State == WanLinkState.Offered)
        {
            Apply(answer);
            Vc.IncomingCallComplete(status, _offered!);
        }
    }

    private void Apply(WanLinkEvent e)
    {
        WanLinkStep step = WanLinkTable.Next(State, e);
        if (step.IsIllegal)
        {
            _counters.IllegalEvents++;
            return;
        }

        State = step.Next;
        Run(step.Effects);
    }

    private void Run(WanLinkEffects effects)
    {
        if (effects.HasFlag(WanLinkEffects.RejectOffer))
        {
            Vc.IncomingCallComplete(NdisStatus.Failure, _offered!);
        }

        if (effects.HasFlag(WanLinkEffects.StartPpp))
        {
            StartPpp();
        }

        if (effects.HasFlag(WanLinkEffects.ClosePpp))
        {
            ClosePpp();
        }

        if (effects.HasFlag(WanLinkEffects.LowerDown))
        {
            LowerDown();
        }

        if (effects.HasFlag(WanLinkEffects.CancelSends))
        {
            CancelSends();
        }

        if (effects.HasFlag(WanLinkEffects.AwaitSends))
        {
            AwaitSends();
        }

        if (effects.HasFlag(WanLinkEffects.CloseCall))
        {
            NdisStatus status = Vc.CloseCall();
            if (!status.IsPending)
            {
                HandleCloseCallComplete(status);
            }
        }

        if (effects.HasFlag(WanLinkEffects.TellDown))
        {
            Down?.Invoke(this, Cause);
        }
    }
}
