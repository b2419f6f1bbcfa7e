using UserCoNdis.Transport.Protocols.Ethernet;

namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>What hosts send: PADI is answered at once, PADR asked of the caller, PADT told to it.</summary>
public sealed partial class PppoeConcentrator
{
    /// <summary>Takes a discovery packet.</summary>
    /// <param name="ethernet">The frame's header.</param>
    /// <param name="packet">Its packet; not kept.</param>
    /// <param name="now">The time.</param>
    public void HandleReceive(in EthernetHeader ethernet, in PppoePacket packet, TimeSpan now)
    {
        Statistics.Received++;
        bool isForUs = ethernet.Destination == _options.Local
            || (ethernet.Destination.IsBroadcast && packet.Code == PppoeCode.Padi); // RFC 2516 section 5.1
        bool isServed = _options.Vlan is not { } vlan || vlan == ethernet.Vlan;
        if (!isForUs || !isServed || !ethernet.Source.IsStation)
        {
            Statistics.Strangers++;
            return;
        }

        switch (packet.Code)
        {
            case PppoeCode.Padt:
                HandleTermination(ethernet, packet);
                break;
            case PppoeCode.Padi or PppoeCode.Padr when !_limiter.TryTakeHost(ethernet.Source, now):
                Statistics.RateLimited++;
                break;
            case PppoeCode.Padi:
                HandleInitiation(ethernet, packet, now);
                break;
            case PppoeCode.Padr:
                HandleRequest(ethernet, packet, now);
                break;
            default:
                Statistics.Unexpected++; // what a concentrator sends is nothing to a concentrator
                break;
        }
    }

    private void HandleInitiation(in EthernetHeader ethernet, in PppoePacket padi, TimeSpan now)
    {
        ReadOnlySpan<byte> service = padi.Find(PppoeTagType.ServiceName);
        if (!Serves(service))
        {
            Statistics.UnknownService++; // RFC 2516 section 5.2: who cannot serve must not answer
            return;
        }

        if (!_limiter.TryTakeShared(now))
        {
            Statistics.RateLimited++;
            return;
        }

        bool fits = _frames.TryBegin(MaxFrameLength, out Span<byte> frame);
        int length = 0;
        Finish(fits && TryWritePado(frame, ethernet, padi, now, out length), length);
    }

    private bool TryWritePado(Span<byte> frame, in EthernetHeader ethernet, in PppoePacket padi, TimeSpan now, out int length)
    {
        EthernetHeader back = new(ethernet.Source, _options.Local, EtherType.PppoeDiscovery, ethernet.Vlan);
        PppoePacketWriter pado = new(frame, back, PppoeCode.Pado);
        pado.Add(PppoeTagType.AcName, _acName);
        ReadOnlySpan<byte> service = padi.Find(PppoeTagType.ServiceName);
        pado.Add(PppoeTagType.ServiceName, service); // RFC 2516 section 5.2: the same, then the others
        foreach (byte[] other in _services)
        {
            if (other.Length > 0 && !service.SequenceEqual(other))
            {
                pado.Add(PppoeTagType.ServiceName, other);
            }
        }

        Span<byte> cookie = stackalloc byte[PppoeCookie.Length];
        _cookies.Write(cookie, ethernet.Source, ethernet.Vlan, now);
        pado.Add(PppoeTagType.AcCookie, cookie);
        pado.AddBack(padi, PppoeTagType.HostUniq);
        pado.AddBack(padi, PppoeTagType.RelaySessionId);
        if (PppoeMtu.Granted(_options.MaxPayload, padi.MaxPayload) is > PppoeMtu.DefaultMaxPayload and var maxPayload)
        {
            pado.AddMaxPayload(maxPayload);
        }

        return pado.TryFinish(out length);
    }

    private void HandleRequest(in EthernetHeader ethernet, in PppoePacket padr, TimeSpan now)
    {
        ReadOnlySpan<byte> cookie = padr.Find(PppoeTagType.AcCookie);
        PppoeCookieVerdict verdict = _cookies.Check(cookie, ethernet.Source, ethernet.Vlan, now, out uint serial);
        if (verdict != PppoeCookieVerdict.Good)
        {
            Statistics.WrongCookies += verdict == PppoeCookieVerdict.Wrong ? 1 : 0;
            Statistics.StaleCookies += verdict == PppoeCookieVerdict.Stale ? 1 : 0;
            return;
        }

        if (_requests.Find(serial) is { } known)
        {
            Statistics.Repeated++;
            if (known.Status is PppoeRequestStatus.Accepted or PppoeRequestStatus.Refused)
            {
                SendPads(known); // the first one was lost
            }

            return;
        }

        if (RequestsPending == _options.MaxPending)
        {
            Statistics.TooManyPending++; // the host asks again
            return;
        }

        PppoeSessionRequest request = new(ethernet, padr, _options.MaxPayload, serial)
        {
            ForgetAt = now + (2 * _options.CookieTime),
        };
        _requests.Add(request, now);
        RequestsPending++;
        if (Serves(padr.Find(PppoeTagType.ServiceName)))
        {
            _events.Enqueue(new(PppoeConcentratorEventKind.SessionRequested, request));
        }
        else
        {
            Statistics.UnknownService++;
            Refuse(request, PppoeTagType.ServiceNameError); // RFC 2516 section 5.4
        }
    }

    private void HandleTermination(in EthernetHeader ethernet, in PppoePacket padt)
    {
        PppoeSessionAddress claimed = new(ethernet.Destination, ethernet.Source, ethernet.Vlan, padt.SessionId);
        if (!_sessions.TryGetValue(padt.SessionId, out PppoeSessionRequest? session) || AddressOf(session) != claimed)
        {
            Statistics.Strangers++;
            return;
        }

        _ = _sessions.Remove(padt.SessionId);
        session.End();
        _ = PppoeErrorTag.TryFind(padt, out _, out string? text);
        _events.Enqueue(new(PppoeConcentratorEventKind.SessionTerminated, session, claimed, text));
    }

    /// <summary>An empty name on either side means any, but not without any service.</summary>
    private bool Serves(ReadOnlySpan<byte> service)
    {
        foreach (byte[] own in _services)
        {
            if (own.Length == 0 || service.IsEmpty || service.SequenceEqual(own))
            {
                return true;
            }
        }

        return false;
    }
}
