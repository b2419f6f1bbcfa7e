using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Protocols.Pppoe;

namespace UserCoNdis.Drivers.WanMiniport.Pppoe;

/// <summary>The host's side: a discovery for each call that we make, until its session ends.</summary>
public sealed partial class PppoeMiniport
{
    private readonly Queue<PppoeDiscovery> _starved = new();

    private void Discover(PppoeVc vc)
    {
        int slot = _discoveries.Reserve(_options.Random, out byte[] hostUniq);
        PppoeHost host = new(
            new PppoeHostOptions
            {
                Local = _local,
                Vlan = _options.Vlan,
                ServiceName = vc.Dialled.Service,
                AcName = vc.Dialled.ConcentratorName,
                HostUniq = hostUniq,
                MaxPayload = PppoeMtu.MaxPayloadToAsk(_mtu, (int)_traits.Info.MaxFrameSize),
                CollectTime = _options.CollectTime,
                RetryTime = _options.RetryTime,
                MaxPadi = _options.MaxPadi,
                MaxPadr = _options.MaxPadr,
            },
            _options.Random);
        PppoeDiscovery? discovery = null;
        ILoopTimer timer = _loop.CreateTimer(() => HandleTimer(discovery!));
        discovery = new PppoeDiscovery(slot, host, timer) { Vc = vc };
        _discoveries.Add(discovery);
        vc.Discovery = discovery;
        TellChanged(vc);
        host.Start(_loop.Now);
        Pump(discovery);
    }

    private void HandleTimer(PppoeDiscovery discovery)
    {
        discovery.Host.HandleTimeout(_loop.Now);
        Pump(discovery);
    }

    // Drains the engine: frames, events, then the clock. Events may come back in here, and end it.
    private void Pump(PppoeDiscovery discovery)
    {
        while (!discovery.IsGone)
        {
            if (!_discoveryBlocks.TryRent(out BufferLease lease))
            {
                Starve(discovery);
                break;
            }

            if (!discovery.Host.TryGetTransmit(lease.Span, out int length))
            {
                lease.Return();
                break;
            }

            SendDiscovery(lease, length);
        }

        while (!discovery.IsGone && discovery.Host.TryGetEvent(out PppoeHostEvent e))
        {
            HandleHostEvent(discovery, e);
        }

        if (!discovery.IsGone)
        {
            Settle(discovery);
        }
    }

    private void Starve(PppoeDiscovery discovery)
    {
        if (!discovery.IsStarved)
        {
            discovery.IsStarved = true;
            _starved.Enqueue(discovery);
        }
    }

    private void Settle(PppoeDiscovery discovery)
    {
        if (discovery.Host.State == PppoeHostState.Closed && discovery.Vc is null && !discovery.IsStarved)
        {
            _discoveries.Remove(discovery);
            AdvanceHalt();
        }
        else if (discovery.Host.DueAt is not { } due)
        {
            discovery.Timer.Cancel();
        }
        else if (discovery.Timer.DueAt != due)
        {
            discovery.Timer.Arm(due);
        }
    }

    private void HandleHostEvent(PppoeDiscovery discovery, in PppoeHostEvent e)
    {
        if (discovery.Vc is not { } vc)
        {
            return; // the call ended meanwhile
        }

        if (e.Kind == PppoeHostEventKind.SessionOpened)
        {
            HandleOpened(vc, e.Session!);
        }
        else if (e.Kind == PppoeHostEventKind.Closed && e.Cause != PppoeFailureCause.LocalClose)
        {
            Note(vc, PppoeFailures.Of(vc.Dialled, e.Cause, e.Text));
            _ = Apply(vc, e.Cause == PppoeFailureCause.PeerTerminated ? PppoeCallEvent.Terminated : PppoeCallEvent.DiscoveryFailed);
        }
    }

    // A concentrator gives a number away twice only if it has forgotten the first session. One that we gave to the same station
    // is another matter: frames of both would be the same, and a PADT would end either, so we have no second one.
    private void HandleOpened(PppoeVc vc, PppoeSession session)
    {
        PppoeVc? stale = _sessions.Find(session.Address.SessionId, session.Address.Peer, out _);
        if (stale?.Request is not null)
        {
            Note(vc, PppoeFailures.Ambiguous);
            DropDiscovery(vc);
            _ = Apply(vc, PppoeCallEvent.DiscoveryFailed);
            return;
        }

        if (stale is not null)
        {
            Note(stale, PppoeFailures.Replaced);
            _sessions.Remove(stale);
            _ = Apply(stale, PppoeCallEvent.Terminated);
        }

        vc.Address = session.Address;
        vc.ConcentratorName = session.AcName;
        vc.MaxPayload = Math.Min(session.MaxPayload, (int)_traits.Info.MaxFrameSize);
        _ = Apply(vc, PppoeCallEvent.SessionOpened);
    }

    /// <summary>Ends what the engine has under way; a session that comes after this is ended by it.</summary>
    private void ReleaseDiscovery(PppoeVc vc)
    {
        if (vc.Discovery is { } discovery)
        {
            vc.Discovery = null;
            discovery.Host.Close(_loop.Now);
            _discoveries.Linger(discovery);
            Pump(discovery);
        }
    }

    /// <summary>Leaves a session that the far end knows no more.</summary>
    private void DropDiscovery(PppoeVc vc)
    {
        if (vc.Discovery is { } discovery)
        {
            vc.Discovery = null;
            discovery.Vc = null;
            _discoveries.Remove(discovery);
        }
    }
}
