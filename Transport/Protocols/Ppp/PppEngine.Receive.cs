namespace UserCoNdis.Transport.Protocols.Ppp;

/// <summary>Takes frames apart and gives them to their protocols.</summary>
public sealed partial class PppEngine
{
    /// <summary>Takes a received frame: control packets are consumed, a network packet is pointed out.</summary>
    /// <param name="frame">Address and control (if sent), protocol, information; no FCS. Not kept.</param>
    /// <param name="now">The time.</param>
    /// <param name="payload">Where the network packet lies in <paramref name="frame"/>.</param>
    /// <returns>True if the frame carries a packet of an open network protocol.</returns>
    public bool HandleReceive(ReadOnlySpan<byte> frame, TimeSpan now, out PppPayload payload)
    {
        _core.Now = now;
        _core.Statistics.FramesReceived++;
        payload = default;
        if (!PppFrame.TryReadHeader(frame, out ushort protocol, out int offset))
        {
            _core.Statistics.Malformed++;
            return false;
        }

        _hasTraffic = true;
        if (FindOpen(protocol))
        {
            _core.Statistics.DataReceived++;
            payload = new(protocol, offset, frame.Length - offset);
            return true;
        }

        Dispatch(protocol, frame[offset..]);
        return false;
    }

    private void Dispatch(ushort protocol, ReadOnlySpan<byte> information)
    {
        if (protocol == PppProtocol.Lcp)
        {
            _lcp.HandlePacket(information);
            return;
        }

        if (_lcp.State != PppState.Opened)
        {
            _core.Statistics.Unexpected++; // RFC 1661 section 3.4: only LCP packets count before that
            return;
        }

        if (protocol is PppProtocol.Pap or PppProtocol.Chap)
        {
            HandleAuthentication(protocol, information);
            return;
        }

        foreach (Ncp ncp in _ncps)
        {
            if (ncp.Protocol == protocol)
            {
                ncp.HandlePacket(information); // its automaton is not up before the Network phase, and drops it
                return;
            }

            if (ncp.DataProtocol == protocol)
            {
                _core.Statistics.DataDropped++;
                return;
            }
        }

        _core.Statistics.UnknownProtocol++;
        if (Phase == PppPhase.Network)
        {
            _lcp.SendProtocolReject(protocol, information);
        }
    }

    private void HandleAuthentication(ushort protocol, ReadOnlySpan<byte> information)
    {
        if (!PppPacket.TryParse(information, out PppPacket packet))
        {
            _core.Statistics.Malformed++;
            return;
        }

        // Requests and Responses speak to the authenticator, everything else to the side that proves itself.
        bool isForAuthenticator = protocol == PppProtocol.Pap
            ? packet.Code == PapCodes.Request
            : packet.Code == ChapCodes.Response;
        PppAuthSession? session = isForAuthenticator ? _peerAuth : _localAuth;
        if (session is null || session.Protocol != protocol)
        {
            _core.Statistics.Unexpected++;
            return;
        }

        _core.Statistics.ControlReceived++;
        session.HandlePacket(packet);
    }

    private void HandleProtocolRejected(ushort protocol)
    {
        _core.Raise(PppEventKind.ProtocolRejected, protocol);
        foreach (Ncp ncp in _ncps)
        {
            if (ncp.Protocol == protocol || ncp.DataProtocol == protocol)
            {
                ncp.ProtocolRejected();
                return;
            }
        }

        PppAuthSession? session = _localAuth?.Protocol == protocol ? _localAuth : _peerAuth;
        if (session is { IsDone: false } && session.Protocol == protocol)
        {
            CloseLink(PppCloseCause.AuthenticationRefused, default);
        }
    }
}
