using UserCoNdis.Transport.Protocols.Ethernet;

namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>Asks of each packet whether it is from the right station and for this host, then what it means.</summary>
public sealed partial class PppoeHost
{
    /// <summary>Takes a discovery packet.</summary>
    /// <param name="ethernet">The frame's header.</param>
    /// <param name="packet">Its packet; not kept.</param>
    /// <param name="now">The time.</param>
    public void HandleReceive(in EthernetHeader ethernet, in PppoePacket packet, TimeSpan now)
    {
        Statistics.Received++;
        if (ethernet.Destination != _options.Local || ethernet.Vlan != _options.Vlan || !ethernet.Source.IsStation)
        {
            Statistics.Strangers++;
            return;
        }

        switch (packet.Code)
        {
            case PppoeCode.Pado when IsForUs(packet):
                HandleOffer(ethernet.Source, packet, now);
                break;
            case PppoeCode.Pads when IsForUs(packet):
                HandleConfirmation(ethernet.Source, packet, now);
                break;
            case PppoeCode.Padt:
                HandleTermination(ethernet.Source, packet, now);
                break;
            case PppoeCode.Pado or PppoeCode.Pads:
                Statistics.WrongHostUniq++;
                break;
            default:
                Statistics.Unexpected++; // what a host sends is nothing to a host
                break;
        }
    }

    private bool IsForUs(in PppoePacket packet) =>
        packet.TryFind(PppoeTagType.HostUniq, out ReadOnlySpan<byte> uniq) && uniq.SequenceEqual(_hostUniq);

    private void HandleOffer(MacAddress source, in PppoePacket packet, TimeSpan now)
    {
        if (State is PppoeHostState.Initiating or PppoeHostState.Choosing)
        {
            PppoeOffer offer = new(source, packet, _options);
            if (_offering.Count == MaxOffers || _offering.Contains((source, offer.AcName)))
            {
                Statistics.OffersIgnored++;
                return;
            }

            _offering.Add((source, offer.AcName)); // one interface may have several concentrators
            _received = offer;
            _events.Enqueue(new(PppoeHostEventKind.OfferSeen, _received));
            if (!_received.Suits)
            {
                (_cause, _text) = _received.HasError
                    ? (_received.ErrorCause, _received.ErrorText)
                    : (PppoeFailureCause.NoMatch, null);
                return;
            }
        }

        Apply(PppoeHostTable.OfferSuits(State), now);
        if (State == PppoeHostState.Choosing && _options.CollectTime == TimeSpan.Zero)
        {
            Apply(PppoeHostTable.Choose(State), now);
        }
    }

    private void HandleConfirmation(MacAddress source, in PppoePacket packet, TimeSpan now)
    {
        if (!_asked.Contains(source))
        {
            Statistics.Strangers++;
            return;
        }

        bool isFromLast = _asked[^1] == source;
        bool isError = PppoeErrorTag.TryFind(packet, out PppoeFailureCause cause, out string? text) || packet.SessionId == 0;
        if (isError)
        {
            if (isFromLast && State == PppoeHostState.Requesting)
            {
                (_cause, _text) = (cause, text);
            }

            Apply(isFromLast ? PppoeHostTable.Refused(State) : new(State, PppoeHostEffects.CountUnexpected), now);
            return;
        }

        PppoeSessionAddress address = new(_options.Local, source, _options.Vlan, packet.SessionId);
        bool isAnother = !isFromLast || (State == PppoeHostState.Open && Session?.Address != address);
        if (isFromLast && State == PppoeHostState.Requesting)
        {
            int maxPayload = PppoeMtu.Granted(_options.MaxPayload, packet.MaxPayload);
            Session = new(address, _offer?.AcName ?? "", PppoeText.Clean(packet.Find(PppoeTagType.ServiceName)), maxPayload);
        }

        _stray = address;
        Apply(isAnother ? PppoeHostTable.Strayed(State) : PppoeHostTable.Confirmed(State), now);
    }

    private void HandleTermination(MacAddress source, in PppoePacket packet, TimeSpan now)
    {
        if (State != PppoeHostState.Open || Session?.Address.Peer != source || Session.Address.SessionId != packet.SessionId)
        {
            Statistics.Strangers++;
            return;
        }

        _ = PppoeErrorTag.TryFind(packet, out _, out _text);
        _cause = PppoeFailureCause.PeerTerminated;
        Apply(PppoeHostTable.Terminated(State), now);
    }
}
