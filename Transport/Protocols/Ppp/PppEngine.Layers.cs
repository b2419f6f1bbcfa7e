namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>The phases of RFC 1661 section 3, moved by what the protocols report.</summary>
public sealed partial class PppEngine : IPppLayerOwner, IPppAuthOwner
{
    private PppAuthSession? _localAuth;
    private PppAuthSession? _peerAuth;
    private TimeSpan? _echoAt;
    private bool _hasTraffic;
    private PppCloseCause _cause;
    private bool _isClosedReported;

    void IPppLayerOwner.StateChanged(PppMachine machine)
    {
        if (machine == _lcp)
        {
            SetPhase(_lcp.State switch
            {
                PppState.Initial or PppState.Starting or PppState.Closed or PppState.Stopped => PppPhase.Dead,
                PppState.Closing or PppState.Stopping => PppPhase.Terminate,
                PppState.ReqSent or PppState.AckRcvd or PppState.AckSent => PppPhase.Establish,
                PppState.Opened => Phase,
            });
        }
    }

    void IPppLayerOwner.LayerUp(PppMachine machine)
    {
        if (machine is Ncp ncp)
        {
            if (ncp.IsUsable)
            {
                _core.Raise(ncp.UpEvent, ncp.Protocol);
            }
            else
            {
                ((IPppLayerOwner)this).Failed(ncp, PppCloseCause.NegotiationFailed);
                ncp.Close();
            }

            return;
        }

        _cause = PppCloseCause.None; // whatever went wrong before, it did not end the link
        _core.Raise(PppEventKind.LcpUp, PppProtocol.Lcp);
        _hasTraffic = false;
        _echoAt = EchoInterval > TimeSpan.Zero ? _core.Now + EchoInterval : null;
        _localAuth = CreateSession(PppAuthSide.Local, Negotiated.LocalAuth);
        _peerAuth = CreateSession(PppAuthSide.Peer, Negotiated.PeerAuth);
        if (_localAuth is not null || _peerAuth is not null)
        {
            SetPhase(PppPhase.Authenticate);
            _peerAuth?.Start();
            _localAuth?.Start();
        }
        else
        {
            EnterNetwork();
        }
    }

    void IPppLayerOwner.LayerDown(PppMachine machine)
    {
        if (machine is Ncp ncp)
        {
            _core.Raise(ncp.DownEvent, ncp.Protocol);
            return;
        }

        _echoAt = null;
        _localAuth = null;
        _peerAuth = null;
        foreach (Ncp other in _ncps)
        {
            other.Down();
        }

        _core.Raise(PppEventKind.LcpDown, PppProtocol.Lcp);
    }

    void IPppLayerOwner.LayerFinished(PppMachine machine)
    {
        if (machine == _lcp)
        {
            ReportClosed();
        }
        else if (Phase == PppPhase.Network && !_ncps.Any(ncp => ncp.IsAlive))
        {
            _core.Raise(PppEventKind.NoNetworkProtocol);
            if (_core.Options.TerminateWithoutNetwork)
            {
                CloseLink(PppCloseCause.NoNetworkProtocol, default);
            }
        }
    }

    void IPppLayerOwner.Failed(PppMachine machine, PppCloseCause cause)
    {
        if (machine == _lcp)
        {
            SetCause(cause);
        }

        switch (cause)
        {
            case PppCloseCause.LoopedBack:
                _core.Raise(PppEventKind.LoopedBack, machine.Protocol, cause);
                break;
            case PppCloseCause.PeerTerminated:
                break; // has its own event
            default:
                _core.Raise(PppEventKind.NegotiationFailed, machine.Protocol, cause);
                break;
        }
    }

    void IPppAuthOwner.AuthSucceeded(PppAuthSession session, string? text)
    {
        _core.Raise(PppEventKind.AuthSucceeded, session.Protocol, side: session.Side, text: text);
        if (Phase == PppPhase.Authenticate && _localAuth is not { IsDone: false } && _peerAuth is not { IsDone: false })
        {
            EnterNetwork();
        }
    }

    void IPppAuthOwner.AuthFailed(PppAuthSession session, PppCloseCause cause, int code, string? text)
    {
        _core.Raise(PppEventKind.AuthFailed, session.Protocol, cause, session.Side, code, text);
        CloseLink(cause, "authentication failed"u8);
    }

    private TimeSpan EchoInterval => _core.Options.EchoInterval;

    private PppAuthSession? CreateSession(PppAuthSide side, PppAuthProtocol protocol) => (side, protocol) switch
    {
        (PppAuthSide.Local, PppAuthProtocol.Pap) => new PapPeer(_core, this),
        (PppAuthSide.Peer, PppAuthProtocol.Pap) => new PapAuthenticator(_core, this),
        (PppAuthSide.Local, PppAuthProtocol.ChapMd5) => new ChapPeer(_core, this, new ChapMd5(), IsOwnChallenge),
        (PppAuthSide.Peer, PppAuthProtocol.ChapMd5) => new ChapAuthenticator(_core, this, new ChapMd5()),
        (PppAuthSide.Local, PppAuthProtocol.MsChapV2) => new ChapPeer(_core, this, new ChapMsV2(_core), IsOwnChallenge),
        (PppAuthSide.Peer, PppAuthProtocol.MsChapV2) => new ChapAuthenticator(_core, this, new ChapMsV2(_core)),
        _ => null,
    };

    /// <summary>A peer that asks us our own question lets us compute the answer that it owes (reflection).</summary>
    private bool IsOwnChallenge(ReadOnlySpan<byte> challenge) =>
        _peerAuth is ChapAuthenticator authenticator && challenge.SequenceEqual(authenticator.Challenge);

    private void EnterNetwork()
    {
        SetPhase(PppPhase.Network);
        foreach (Ncp ncp in _ncps)
        {
            ncp.Up();
            ncp.Open();
        }
    }

    private void CloseLink(PppCloseCause cause, ReadOnlySpan<byte> text)
    {
        SetCause(cause);
        _lcp.TerminateText = text.ToArray();
        _lcp.Close();
    }

    private void SetCause(PppCloseCause cause) => _cause = _cause == PppCloseCause.None ? cause : _cause;

    private void SetPhase(PppPhase phase)
    {
        if (_core.Phase == phase)
        {
            return;
        }

        if (_core.Phase == PppPhase.Dead)
        {
            _isClosedReported = false;
        }

        _core.Phase = phase;
        _core.Raise(PppEventKind.PhaseChanged);
    }

    private void ReportClosed()
    {
        if (!_isClosedReported)
        {
            _isClosedReported = true;
            _core.Raise(PppEventKind.Closed, PppProtocol.Lcp, _cause);
            _cause = PppCloseCause.None;
        }
    }

    /// <summary>Any traffic is a sign of life: an Echo-Request goes out only into silence.</summary>
    private void HandleEchoTimeout()
    {
        if (_echoAt is not { } due || due > _core.Now)
        {
            return;
        }

        _echoAt = _core.Now + EchoInterval;
        if (_hasTraffic)
        {
            _lcp.UnansweredEchoes = 0;
        }
        else if (_lcp.UnansweredEchoes >= _core.Options.EchoFailures)
        {
            _core.Raise(PppEventKind.EchoTimeout, PppProtocol.Lcp, PppCloseCause.EchoTimeout);
            CloseLink(PppCloseCause.EchoTimeout, "no echo"u8);
            return;
        }
        else
        {
            _lcp.SendEchoRequest();
        }

        _hasTraffic = false;
    }
}
