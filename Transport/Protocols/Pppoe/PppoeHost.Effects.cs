using System.Numerics;
using UserCoNdis.Transport.Protocols.Ethernet;

namespace UserCoNdis.Transport.Protocols.Pppoe;

/// <summary>The one place that sets the state, and runs the effects of a step.</summary>
public sealed partial class PppoeHost
{
    private const PppoeHostEffects Sends =
        PppoeHostEffects.SendPadi | PppoeHostEffects.SendPadr | PppoeHostEffects.SendPadt | PppoeHostEffects.SendStrayPadt;

    /// <summary>The frames that wait to be fetched: they are written when asked for, and never wait as octets.</summary>
    private PppoeHostEffects _due;

    /// <summary>What the next step is about.</summary>
    private PppoeOffer? _received;
    private PppoeSessionAddress _stray;
    private string? _closeText;

    private void Apply(PppoeHostStep step, TimeSpan now)
    {
        _now = now;
        bool isNew = State != step.Next;
        State = step.Next;
        Statistics.Unexpected += step.Effects.HasFlag(PppoeHostEffects.CountUnexpected) ? 1 : 0;
        RunOffers(step.Effects);
        RunSends(step.Effects, isNew);
        if (isNew && State is PppoeHostState.Choosing or PppoeHostState.Open or PppoeHostState.Cancelled or PppoeHostState.Closed)
        {
            DueAt = State switch
            {
                PppoeHostState.Choosing => now + _options.CollectTime,
                PppoeHostState.Cancelled => now + _options.LingerTime,
                _ => null,
            };
        }

        RunTells(step.Effects);
    }

    private void RunOffers(PppoeHostEffects effects)
    {
        if (effects.HasFlag(PppoeHostEffects.KeepOffer) && _received?.IsBetterThan(_offer) == true)
        {
            _offer = _received;
        }

        if (effects.HasFlag(PppoeHostEffects.DropOffer))
        {
            _offer = null;
            (_cause, _text) = (PppoeFailureCause.NoSession, null);
        }
    }

    private void RunSends(PppoeHostEffects effects, bool isNew)
    {
        if (State is PppoeHostState.Cancelled or PppoeHostState.Closed)
        {
            _due &= ~(PppoeHostEffects.SendPadi | PppoeHostEffects.SendPadr); // not fetched in time
        }

        _due |= effects & Sends;
        if (effects.HasFlag(PppoeHostEffects.SendPadi))
        {
            _cause = _padiSent++ == 0 ? PppoeFailureCause.NoAnswer : _cause;
            _offering.Clear();
            DueAt = _now + _padiWait;
            _padiWait *= 2; // RFC 2516 section 8
        }

        if (effects.HasFlag(PppoeHostEffects.SendPadr))
        {
            (_padrSent, _padrWait) = isNew ? (1, _options.RetryTime) : (_padrSent + 1, _padrWait * 2);
            DueAt = _now + _padrWait;
            if (isNew && _offer is { } offer)
            {
                _asked.Add(offer.Address);
            }
        }
    }

    private void RunTells(PppoeHostEffects effects)
    {
        if (effects.HasFlag(PppoeHostEffects.TellOpened))
        {
            _events.Enqueue(new(PppoeHostEventKind.SessionOpened, _offer, Session));
        }

        if (effects.HasFlag(PppoeHostEffects.TellClosed))
        {
            _events.Enqueue(new(PppoeHostEventKind.Closed, null, Session, _cause, _text));
        }
    }

    /// <summary>Writes one of the frames that wait; whether it fits or not, it waits no longer.</summary>
    private bool TryWriteDue(Span<byte> frame, out int written)
    {
        PppoeHostEffects send = (PppoeHostEffects)(1 << BitOperations.TrailingZeroCount((int)_due));
        _due &= ~send;
        return send switch
        {
            PppoeHostEffects.SendPadi => TryWritePadi(frame, out written),
            PppoeHostEffects.SendPadr => TryWritePadr(frame, out written),
            PppoeHostEffects.SendPadt => PppoePadt.TryWrite(frame, Session!.Address, _closeText, out written),
            _ => PppoePadt.TryWrite(frame, _stray, null, out written),
        };
    }

    private bool TryWritePadi(Span<byte> frame, out int written)
    {
        EthernetHeader ethernet = new(MacAddress.Broadcast, _options.Local, EtherType.PppoeDiscovery, _options.Vlan);
        PppoePacketWriter padi = new(frame, ethernet, PppoeCode.Padi);
        AddWishes(ref padi);
        return padi.TryFinish(out written);
    }

    private bool TryWritePadr(Span<byte> frame, out int written)
    {
        EthernetHeader ethernet = new(_offer!.Address, _options.Local, EtherType.PppoeDiscovery, _options.Vlan);
        PppoePacketWriter padr = new(frame, ethernet, PppoeCode.Padr);
        AddWishes(ref padr);
        padr.AddKept(PppoeTagType.AcCookie, _offer.Cookie);
        padr.AddKept(PppoeTagType.RelaySessionId, _offer.RelaySessionId);
        return padr.TryFinish(out written);
    }

    private void AddWishes(ref PppoePacketWriter packet)
    {
        packet.Add(PppoeTagType.ServiceName, _service);
        packet.Add(PppoeTagType.HostUniq, _hostUniq);
        if (_options.MaxPayload is { } maxPayload)
        {
            packet.AddMaxPayload(maxPayload);
        }
    }
}
