using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Protocols.Ethernet;
using UserCoNdis.Transport.Protocols.Pppoe;

namespace UserCoNdis.Drivers.WanMiniport.Pppoe;

/// <summary>Discovery packets, both ways and of both sides.</summary>
public sealed partial class PppoeMiniport
{
    private const int StrangersPerTime = 10;

    private static readonly TimeSpan s_strangerTime = TimeSpan.FromSeconds(1);

    private readonly Queue<LinkFrame> _unsentDiscovery = new(); // the link was full; it goes before data
    private TimeSpan _strangersSince;
    private int _strangersTold;

    private void SendDiscovery(BufferLease lease, int length)
    {
        _total.DiscoverySent++;
        DiscoverySeen?.Invoke(true, PppoeDescriber.Describe(lease.Span[..length]));
        LinkFrame frame = new(lease, 0, length);
        if (_isLost)
        {
            lease.Return();
        }
        else if (_unsentDiscovery.Count > 0 || !_link.TrySend(frame))
        {
            _unsentDiscovery.Enqueue(frame); // as many as there are blocks
        }
    }

    private void SendUnsentDiscovery()
    {
        while (_unsentDiscovery.TryPeek(out LinkFrame frame) && _link.TrySend(frame))
        {
            _ = _unsentDiscovery.Dequeue();
        }
    }

    /// <summary>Those who had no block to send from may have one now.</summary>
    private void PumpStarved()
    {
        if (_isConcentratorStarved)
        {
            _isConcentratorStarved = false;
            PumpConcentrator();
        }

        for (int left = _starved.Count; left > 0 && _discoveryBlocks.Available > 0; left--)
        {
            PppoeDiscovery discovery = _starved.Dequeue();
            discovery.IsStarved = false;
            Pump(discovery);
        }
    }

    private void HandleDiscovery(in EthernetHeader ethernet, ReadOnlySpan<byte> wire)
    {
        if (!PppoePacket.TryParse(wire, out PppoePacket packet, out PppoeParseError error))
        {
            DiscoveryRefused.Count(error);
            return;
        }

        _total.DiscoveryReceived++;
        DiscoverySeen?.Invoke(false, PppoeDescriber.DescribeDiscovery(wire));
        switch (packet.Code)
        {
            case PppoeCode.Padi or PppoeCode.Padr when _concentrator is { } concentrator:
                concentrator.HandleReceive(ethernet, packet, _loop.Now);
                PumpConcentrator();
                break;
            case PppoeCode.Pado or PppoeCode.Pads when _discoveries.TryFind(packet, out PppoeDiscovery? discovery):
                discovery.Host.HandleReceive(ethernet, packet, _loop.Now);
                Pump(discovery);
                break;
            case PppoeCode.Padt:
                HandleTermination(ethernet, packet);
                break;
            default:
                _total.DiscoveryIgnored++;
                break;
        }
    }

    // The session is found as its frames are: by its number and the far end's address.
    private void HandleTermination(in EthernetHeader ethernet, in PppoePacket packet)
    {
        if (_sessions.Find(packet.SessionId, ethernet.Source, out _) is not { } vc)
        {
            _total.StrangerPadt++;
        }
        else if (vc.Discovery is { } discovery)
        {
            discovery.Host.HandleReceive(ethernet, packet, _loop.Now);
            Pump(discovery);
        }
        else
        {
            _concentrator?.HandleReceive(ethernet, packet, _loop.Now);
            PumpConcentrator();
        }
    }

    // RFC 2516 section 5.5 lets a PADT be sent at any time. Whoever still sends in a session that nobody has here, since this
    // end was started anew, hears so at once and not when PPP's echo gives up; but not more often than answers cost us. A host
    // says nothing: the session may be that of another program on the same interface.
    private void TellStranger(ushort sessionId, MacAddress peer)
    {
        TimeSpan now = _loop.Now;
        if (now - _strangersSince >= s_strangerTime)
        {
            (_strangersSince, _strangersTold) = (now, 0);
        }

        if (_concentrator is null || sessionId is 0 or PppoePacket.ReservedSessionId || !peer.IsStation || _strangersTold == StrangersPerTime
            || !_discoveryBlocks.TryRent(out BufferLease lease))
        {
            return;
        }

        _strangersTold++;
        PppoeSessionAddress session = new(_local, peer, _options.Vlan, sessionId);
        if (PppoePadt.TryWrite(lease.Span, session, null, out int length))
        {
            SendDiscovery(lease, length);
        }
        else
        {
            lease.Return();
        }
    }
}
