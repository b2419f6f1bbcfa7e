using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.NdisWan;

/// <summary>PPP on the link: its clock, its packets, its events; what it agreed on goes to the miniport.</summary>
public sealed partial class WanSession
{
    private NdisOidRequest? _getLinkInfo;
    private NdisWanCoLinkInfo _linkInfo;
    private bool _pumping;
    private bool _pumpAgain;

    internal void HandleOidComplete(NdisOidRequest request, NdisStatus status)
    {
        if (ReferenceEquals(request, _getLinkInfo))
        {
            _getLinkInfo = null;
            OpenPpp(request, status);
        }
    }

    // 5.6 item 4: the miniport's limits first, then PPP within them.
    private void StartPpp()
    {
        _driver.TellStarted(this);
        NdisOidRequest request = new(NdisRequestType.QueryInformation, Oid.WanCoGetLinkInfo, new byte[NdisWanCoLinkInfo.Size]);
        _getLinkInfo = request;
        NdisStatus status = Binding.Handle.OidRequest(Vc, request);
        if (!status.IsPending)
        {
            HandleOidComplete(request, status);
        }
    }

    private void OpenPpp(NdisOidRequest request, NdisStatus status)
    {
        if (State is not (WanLinkState.Up or WanLinkState.Terminating))
        {
            return;
        }

        if (!status.IsSuccess || !NdisWanCoLinkInfo.TryRead(request.InformationBuffer.Span, out _linkInfo))
        {
            uint max = Binding.Info.MaxFrameSize;
            _linkInfo = new(max, max, WanFraming.PppFraming, WanFraming.PppFraming, 0, 0, 0xFFFF_FFFF, 0xFFFF_FFFF);
        }

        PppOptions options = _driver.Options.PppFor?.Invoke(this) ?? _driver.Options.Ppp;
        WanFraming can = Binding.Info.FramingBits;
        _ppp = new PppEngine(
            options with
            {
                LocalMru = (int)Math.Min((uint)options.LocalMru, _linkInfo.MaxRecvFrameSize),
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
        if (_ppp is { } ppp && State is WanLinkState.Up or WanLinkState.Terminating)
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
            while (_ppp.TryGetEvent(out PppEvent e))
            {
                HandleEvent(e);
                _pumpAgain = true;
            }
        }
        while (_pumpAgain);
        _pumping = false;
        Rearm();
    }

    private void Rearm()
    {
        TimeSpan? due = State is WanLinkState.Up or WanLinkState.Terminating ? _ppp!.DueAt : null;
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
                SetLinkInfo(_ppp.Negotiated);
                break;
            case PppEventKind.LcpDown:
                SetLinkInfo(PppLinkParameters.Default(PppMedium.AsyncHdlc));
                break;
            case PppEventKind.IpcpUp:
                Addresses = _ppp!.Addresses;
                break;
            case PppEventKind.IpcpDown:
                Addresses = null;
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
    }

    private void SetLinkInfo(in PppLinkParameters agreed)
    {
        if (State is not (WanLinkState.Up or WanLinkState.Terminating))
        {
            return;
        }

        NdisWanCoLinkInfo info = _linkInfo with
        {
            MaxSendFrameSize = Math.Min((uint)agreed.PeerMru, _linkInfo.MaxSendFrameSize), // R287
            MaxRecvFrameSize = Math.Min((uint)agreed.LocalMru, _linkInfo.MaxRecvFrameSize),
            SendFramingBits = Framing(agreed.SendAcfc, agreed.SendPfc),
            RecvFramingBits = Framing(agreed.ReceiveAcfc, agreed.ReceivePfc),
            SendAccm = agreed.SendAccm,
            RecvAccm = agreed.ReceiveAccm,
        };
        byte[] buffer = new byte[NdisWanCoLinkInfo.Size];
        info.Write(buffer);
        NdisOidRequest request = new(NdisRequestType.SetInformation, Oid.WanCoSetLinkInfo, buffer);
        NdisStatus status = Binding.Handle.OidRequest(Vc, request);
        _counters.SendErrors += status.IsFailure ? 1 : 0;
    }

    private static WanFraming Framing(bool acfc, bool pfc) =>
        WanFraming.PppFraming
        | (acfc ? WanFraming.PppCompressAddressControl : WanFraming.None)
        | (pfc ? WanFraming.PppCompressProtocolField : WanFraming.None);

    private void TellObserver(bool sent, ReadOnlySpan<byte> frame)
    {
        if (_driver.Options.Observer is { } observer && WanFrame.IsControl(frame))
        {
            observer.ControlPacket(this, sent, PppDescriber.Describe(frame));
        }
    }
}
