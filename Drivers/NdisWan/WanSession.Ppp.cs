using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.NdisWan;

/// <summary>PPP on the link: its clock, its packets, its events; what it agreed on goes to the miniport.</summary>
public sealed partial class WanSession
{
    private bool _pumping;
    private bool _pumpAgain;
    private bool _isLcpDown; // and the miniport has not been told
    private bool _isIpv4Open;
    private bool _isIpv6Open;
    private uint _localAddress; // ours, as a packet is compared with it
    private ulong _localInterfaceId;
    private PppMedium _medium;

    private void OpenPpp()
    {
        if (!IsUp)
        {
            return;
        }

        PppOptions options = _driver.Options.PppFor?.Invoke(this) ?? _driver.Options.Ppp;
        WanFraming can = Binding.Info.FramingBits;
        NdisWanMediumSubtype? subtype = Binding.Adapter.MediumSubtype;
        int maxReceive = (int)Math.Clamp(_linkInfo.MaxRecvFrameSize, PppOptions.MinMru, ushort.MaxValue);
        _medium = WanMedium.PppMediumOf(subtype, options.Medium);
        QueueLimit = _driver.Options.SendQueue ?? (_medium == PppMedium.Pppoe ? FastQueue : SlowQueue);
        _headerPadding = WanMedium.HeaderPaddingOf(subtype);
        _ppp = new PppEngine(
            options with
            {
                Medium = _medium,
                LocalMru = Math.Min(options.LocalMru, maxReceive),
                PppoeMaxPayload = Math.Clamp(_lineMtu, PppOptions.MinMru, maxReceive), // RFC 4638: told with the VC, sizes are the adapter's (R283)
                Acfc = options.Acfc && can.HasFlag(WanFraming.PppCompressAddressControl), // R294
                Pfc = options.Pfc && can.HasFlag(WanFraming.PppCompressProtocolField),
            },
            _driver.Random);
        _ppp.Open(Now);
        _ppp.HandleLowerUp(Now);
        if (State == WanLinkState.Terminating)
        {
            _ppp.Close(Now);
        }

        Pump();
    }

    private void ClosePpp()
    {
        if (_ppp is { } ppp)
        {
            ppp.Close(Now);
            Pump();
        }
    }

    private void LowerDown()
    {
        if (_ppp is { } ppp)
        {
            ppp.HandleLowerDown(Now);
            Pump();
        }

        _timer.Cancel();
        if (Cause == PppCloseCause.None)
        {
            Cause = PppCloseCause.LowerDown;
        }
    }

    private void HandleTimer()
    {
        if (State == WanLinkState.Draining)
        {
            CancelSends();
        }
        else if (_ppp is { } ppp && IsUp)
        {
            ppp.HandleTimeout(Now);
            Pump();
        }
    }

    // Drains the engine: packets, events, then the clock. Handlers may come back in; the loop here keeps that flat.
    private void Pump()
    {
        if (_pumping || _ppp is null)
        {
            _pumpAgain = true;
            return;
        }

        _pumping = true;
        do
        {
            _pumpAgain = false;
            SendControl();
            HandleEvents();
            ResetLinkInfo();
        }
        while (_pumpAgain);
        _pumping = false;
        Rearm();
    }

    // What was queued while LCP was up is sent as it was agreed, so this comes after it.
    private void ResetLinkInfo()
    {
        if (_isLcpDown)
        {
            _isLcpDown = false;
            SetLinkInfo(PppLinkParameters.Default(_medium));
        }
    }

    private void HandleEvents()
    {
        while (_ppp!.TryGetEvent(out PppEvent e))
        {
            HandleEvent(e);
            _pumpAgain = true;
        }
    }

    private void Rearm()
    {
        if (!IsUp)
        {
            return; // PPP's clock has stopped; the draining may have begun
        }

        TimeSpan? due = _ppp!.DueAt;
        if (due is null)
        {
            _timer.Cancel();
        }
        else if (_timer.DueAt != due)
        {
            _timer.Arm(due.Value);
        }
    }

    private void HandleEvent(in PppEvent e)
    {
        Phase = e.Phase;
        switch (e.Kind)
        {
            case PppEventKind.LcpUp:
                Negotiated = _ppp!.Negotiated;
                _isLcpDown = false;
                UpdateMtu();
                SetLinkInfo(_ppp.Negotiated);
                break;
            case PppEventKind.LcpDown:
                _isLcpDown = true;
                break;
            case PppEventKind.IpcpUp:
                Addresses = _ppp!.Addresses;
                _localAddress = _ppp.Addresses.Local.Value;
                _isIpv4Open = true;
                break;
            case PppEventKind.IpcpDown:
                Addresses = null;
                _isIpv4Open = false;
                break;
            case PppEventKind.Ipv6cpUp:
                Ipv6Addresses = new(_ppp!.Addresses.LocalInterfaceId, _ppp.Addresses.RemoteInterfaceId);
                _localInterfaceId = _ppp.Addresses.LocalInterfaceId;
                _isIpv6Open = true;
                break;
            case PppEventKind.Ipv6cpDown:
                Ipv6Addresses = null;
                _isIpv6Open = false;
                break;
            case PppEventKind.Closed:
                Cause = e.Cause;
                break;
            default:
                break; // told below; nothing of it concerns the line
        }

        EventRaised?.Invoke(this, e);
        TellEdge(e.Kind);
        if (e.Kind == PppEventKind.Closed)
        {
            Apply(WanLinkEvent.PppFinished);
        }
    }

    private void TellEdge(PppEventKind kind)
    {
        if (kind == PppEventKind.IpcpUp && Addresses is { } addresses)
        {
            IpUp?.Invoke(this, addresses);
            _edge?.HandleUp(this, addresses);
        }
        else if (kind == PppEventKind.IpcpDown)
        {
            _edge?.HandleDown(this);
        }
        else if (kind == PppEventKind.Ipv6cpUp && Ipv6Addresses is { } identifiers)
        {
            Ipv6Up?.Invoke(this, identifiers);
            _edge?.HandleIpv6Up(this, identifiers);
        }
        else if (kind == PppEventKind.Ipv6cpDown)
        {
            _edge?.HandleIpv6Down(this);
        }
    }

    private void TellObserver(bool sent, ReadOnlySpan<byte> frame)
    {
        if (_driver.Options.Observer is { } observer && WanFrame.IsControl(frame))
        {
            observer.ControlPacket(this, sent, PppDescriber.Describe(frame));
        }
    }
}
