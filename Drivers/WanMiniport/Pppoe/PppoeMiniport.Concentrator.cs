using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Protocols.Pppoe;

namespace UserCoNdis.Drivers.WanMiniport.Pppoe;

/// <summary>The concentrator's side: services are offered while clients have SAPs for them, and a PADR is an incoming call.</summary>
public sealed partial class PppoeMiniport
{
    private readonly Queue<PppoeVc> _terminations = new(); // sessions that are owed a PADT
    private PppoeConcentrator? _concentrator; // made with the first SAP: a host needs none of its memory
    private bool _isConcentratorStarved;

    private void OfferServices()
    {
        List<string> offered = [];
        for (int i = 0; i < _options.Services.Count; i++)
        {
            if (SapOf(i) is not null)
            {
                offered.Add(_options.Services[i]);
            }
        }

        if (offered.Count > 0)
        {
            _concentrator ??= new PppoeConcentrator(
                new PppoeConcentratorOptions
                {
                    Local = _local,
                    Vlan = _options.Vlan,
                    AcName = _options.ConcentratorName,
                    MaxPayload = Math.Max(PppoeMtu.DefaultMaxPayload, (int)_traits.Info.MaxFrameSize),
                    Limits = _options.Limits,
                },
                _options.Random);
        }

        _concentrator?.SetServices(offered);
    }

    // Drains the engine; the sessions that we ended wait here until there is room for their PADT.
    private void PumpConcentrator()
    {
        if (_concentrator is not { } concentrator)
        {
            return;
        }

        while (true)
        {
            if (!_discoveryBlocks.TryRent(out BufferLease lease))
            {
                _isConcentratorStarved = true;
                break;
            }

            if (concentrator.TryGetTransmit(lease.Span, out int length))
            {
                SendDiscovery(lease, length);
                continue;
            }

            lease.Return();
            if (!_terminations.TryDequeue(out PppoeVc? ended))
            {
                break;
            }

            _ = concentrator.Terminate(ended.Address.SessionId);
            _sessions.Remove(ended);
        }

        while (concentrator.TryGetEvent(out PppoeConcentratorEvent e))
        {
            HandleConcentratorEvent(e);
        }

        AdvanceHalt();
    }

    private void HandleConcentratorEvent(in PppoeConcentratorEvent e)
    {
        if (e.Kind == PppoeConcentratorEventKind.SessionRequested)
        {
            HandleRequest(e.Request!);
        }
        else if (_sessions.Find(e.Session.SessionId, e.Session.Peer, out _) is { } vc)
        {
            if (vc.State == PppoeCallState.Active)
            {
                Note(vc, PppoeFailures.Terminated(e.Text));
            }

            _sessions.Remove(vc);
            _ = Apply(vc, PppoeCallEvent.Terminated);
        }
    }

    private void HandleRequest(PppoeSessionRequest request)
    {
        if (_isHalting || _isLost || _calls.IsFull)
        {
            Refuse(request, PppoeTagType.AcSystemError, _isHalting ? "the concentrator stops" : "every session is taken");
        }
        else if (FindService(request.ServiceName) is var (sap, addressId))
        {
            PppoeVc vc = new(sap.Af, isOurs: true)
            {
                Sap = sap,
                AddressId = addressId,
                Request = request,
                Service = request.ServiceName,
                ConcentratorName = _options.ConcentratorName,
                MaxPayload = Math.Min(request.MaxPayload, (int)_traits.Info.MaxFrameSize),
            };
            vc.BeginCall(_traits.Info);
            _calls.Add(vc);
            _ = Apply(vc, PppoeCallEvent.SessionRequested);
        }
        else
        {
            Refuse(request, PppoeTagType.ServiceNameError, null); // its SAP went since the PADO
        }
    }

    // The service by its name; else, where the host or the line says "any", the first there is.
    private (LineSap Sap, uint AddressId)? FindService(string name)
    {
        (LineSap, uint)? any = null;
        for (int i = 0; i < _options.Services.Count; i++)
        {
            string service = _options.Services[i];
            bool isNamed = string.Equals(service, name, StringComparison.Ordinal);
            if ((isNamed || service.Length == 0 || name.Length == 0) && SapOf(i) is { } sap)
            {
                if (isNamed)
                {
                    return (sap, (uint)i);
                }

                any ??= (sap, (uint)i);
            }
        }

        return any;
    }

    private void RefuseRequest(PppoeVc vc) => Refuse(
        vc.Request!, _isHalting ? PppoeTagType.AcSystemError : PppoeTagType.GenericError, vc.Failure?.Text);

    private void Refuse(PppoeSessionRequest request, PppoeTagType error, string? text)
    {
        _concentrator!.Refuse(request, error, text);
        PumpConcentrator();
    }

    private void OpenSession(PppoeVc vc)
    {
        if (vc.Request is { } request)
        {
            vc.Address = _concentrator!.Accept(request, _sessions.NextId(_local, request.Host));
        }

        _sessions.Add(vc);
        TellChanged(vc);
        PumpConcentrator();
    }

    private void Terminate(PppoeVc vc)
    {
        TellChanged(vc);
        if (vc.Request is not null)
        {
            _terminations.Enqueue(vc); // found until its number is free again
            PumpConcentrator();
        }
        else
        {
            _sessions.Remove(vc);
            ReleaseDiscovery(vc);
        }
    }

    private void ForgetSession(PppoeVc vc)
    {
        _sessions.Remove(vc);
        DropDiscovery(vc);
        TellChanged(vc);
    }
}
