using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Protocols.Hdlc;
using UserCoNdis.Transport.Protocols.V250;

namespace UserCoNdis.Drivers.WanMiniport;

/// <summary>The modem, or the bare line in its place.</summary>
public sealed partial class ModemMiniport
{
    private static readonly TimeSpan s_quiet = TimeSpan.FromSeconds(1);

    private LinkFrame? _unsentCommand;
    private bool _pumping;
    private bool _pumpAgain;
    private bool _sawCarrier;
    private LinkException? _lostBy; // what made us close the link
    private TimeSpan _quietUntil;

    private bool HasLines(ModemLines lines) => _link.Lines is { } have && (have.Supported & lines) == lines;

    private DteHangUpMethod HangUpMethod =>
        _options.HangUp ?? (HasLines(ModemLines.Dtr | ModemLines.Dcd) ? DteHangUpMethod.Dtr : DteHangUpMethod.Command);

    private void PrepareModem()
    {
        if (_dte is null)
        {
            SetDtr(true);
            _ = Apply(ModemCallEvent.Connected);
        }
        else if (_dte.State is DteState.Ready or DteState.Settling or DteState.RingRejected)
        {
            _ = Apply(ModemCallEvent.ModemReady);
        }
        else if (_dte.State != DteState.Initializing && !_dte.Initialize(_loop.Now))
        {
            _dte.HangUp(_loop.Now, HangUpMethod); // it is ending a call of its own; HungUp brings us back here
        }

        PumpModem();
    }

    private void Dial()
    {
        if (!_dte!.Dial(_call!.Number, _loop.Now))
        {
            Fail(AtResultCode.Busy); // it rings right now
        }

        PumpModem();
    }

    private void Answer()
    {
        if (_dte is null)
        {
            SetDtr(true);
            _ = Apply(ModemCallEvent.Connected);
        }
        else if (_dte.IsDataState)
        {
            _ = Apply(ModemCallEvent.Connected); // it answered by itself (S0)
        }
        else if (!_dte.Answer(_loop.Now))
        {
            Fail(AtResultCode.NoCarrier); // the caller gave up this moment
        }

        PumpModem();
    }

    private void HangUp()
    {
        if (_isLost)
        {
            _ = Apply(ModemCallEvent.HungUp);
        }
        else if (_dte is null)
        {
            SetDtr(false);
            _ = Apply(ModemCallEvent.HungUp);
        }
        else
        {
            _dte.HangUp(_loop.Now, HangUpMethod);
            PumpModem();
        }
    }

    private void Fail(AtResultCode code)
    {
        AtOutcome outcome = AtResultMap.Of(code);
        LastFailure = outcome;
        _status = new NdisStatus(outcome.NdisStatus);
        NoteEnding(outcome);
        _ = Apply(ModemCallEvent.ModemFailed);
    }

    // R195: how a modem tells that the far end hung up, so the call ended well; whoever still needed it is told why.
    private void LoseCarrier(AtResultCode code)
    {
        AtOutcome outcome = AtResultMap.OfConnectedCall(code);
        LastFailure = outcome;
        NoteEnding(outcome);
        _status = NdisStatus.Success;
        _ = Apply(ModemCallEvent.CarrierLost);
    }

    // The first reason is the true one: what follows, such as a hang-up, comes of it.
    private void NoteEnding(in AtOutcome outcome)
    {
        if (_call is { } vc)
        {
            vc.Ending ??= new((LineDisconnectMode)outcome.DisconnectMode, outcome.Text);
        }
    }

    private void HandleTimer()
    {
        if (_dte is { } dte && !_isLost)
        {
            dte.HandleTimeout(_loop.Now);
            PumpModem();
        }
    }

    // Drains the engine: lines, bytes, events, then the clock. Events come back in here; the loop keeps that flat.
    private void PumpModem()
    {
        if (_dte is null || _isLost)
        {
            return;
        }

        if (_pumping)
        {
            _pumpAgain = true;
            return;
        }

        _pumping = true;
        do
        {
            _pumpAgain = false;
            while (_dte.TryGetLineRequest(out bool dtr))
            {
                SetDtr(dtr);
            }

            SendCommands();
            while (_dte.TryGetEvent(out DteEvent e))
            {
                HandleModemEvent(e);
                _pumpAgain = true;
            }
        }
        while (_pumpAgain);
        _pumping = false;
        Rearm();
    }

    private void Rearm()
    {
        TimeSpan? due = _isLost ? null : _dte!.DueAt;
        if (due is null)
        {
            _timer.Cancel();
        }
        else if (_timer.DueAt != due)
        {
            _timer.Arm(due.Value);
        }
    }

    private void SendCommands()
    {
        while (_unsentCommand is null && !_isLost && _sendBlocks.TryRent(out BufferLease lease))
        {
            if (!_dte!.TryGetTransmit(lease.Span, out int length))
            {
                lease.Return();
                return;
            }

            LinkFrame frame = new(lease, 0, length);
            if (!_link.TrySend(frame))
            {
                _unsentCommand = frame;
            }
        }
    }

    private void HandleModemEvent(in DteEvent e)
    {
        ModemEventRaised?.Invoke(e);
        switch (e.Kind)
        {
            case DteEventKind.Ready:
                _ = Apply(ModemCallEvent.ModemReady);
                break;
            case DteEventKind.Ringing:
                _callerId = e.Text ?? (e.Count <= 1 ? string.Empty : _callerId);
                Ring();
                break;
            case DteEventKind.RingEnded:
                _status = NdisStatus.Success;
                _ = Apply(ModemCallEvent.RingEnded);
                break;
            case DteEventKind.Connected:
                _connectSpeedBps = e.SpeedBps;
                _status = NdisStatus.Success;
                _ = Apply(ModemCallEvent.Connected);
                break;
            case DteEventKind.Failed:
                Fail(e.Result);
                break;
            case DteEventKind.CarrierLost:
                LoseCarrier(e.Result);
                break;
            case DteEventKind.HungUp:
                _ = Apply(ModemCallEvent.HungUp);
                break;
            case DteEventKind.Escaped:
            case DteEventKind.CommandResult:
                break; // not asked for here
            default:
                throw new InvalidOperationException($"Event {e.Kind}.");
        }
    }

    private void Ring()
    {
        if (!_isHalting && FindSap() is not null)
        {
            _ = Apply(ModemCallEvent.Ring);
        }
    }

    // A null-modem line has no other ring than data: a frame's flag, from a far end whose DTR is on where we can see it,
    // and not what it still had to say of the call before.
    private void RingByData(ReadOnlySpan<byte> octets)
    {
        bool carrier = !HasLines(ModemLines.Dcd) || _sawCarrier;
        if (carrier && State == ModemCallState.Idle && _loop.Now >= _quietUntil && octets.Contains(HdlcOctet.Flag))
        {
            Ring();
        }
    }

    private void EndDirectCall()
    {
        if (_dte is null)
        {
            _quietUntil = _loop.Now + s_quiet;
            SetDtr(false);
        }
    }

    private void SetDtr(bool on)
    {
        if (!_isLost && HasLines(ModemLines.Dtr))
        {
            try
            {
                _link.Lines!.Set(ModemLines.Dtr, on ? ModemLines.Dtr : ModemLines.None);
            }
            catch (LinkException e)
            {
                LoseLink(e);
            }
        }
    }

    // A device that refuses is as good as gone. Later: whoever wanted the line set is not told of the end meanwhile.
    private void LoseLink(LinkException cause)
    {
        _lostBy ??= cause;
        _loop.Post(_link.Close);
    }

    private void HandleLines(ModemLines lines)
    {
        if (_dte is { } dte)
        {
            dte.HandleLines(
                Level(lines, ModemLines.Dcd), Level(lines, ModemLines.Ri), Level(lines, ModemLines.Dsr), _loop.Now);
            PumpModem();
        }
        else if (HasLines(ModemLines.Dcd))
        {
            HandleCarrier((lines & ModemLines.Dcd) != ModemLines.None);
        }
    }

    // A null-modem line: the far end's DTR is our DCD.
    private void HandleCarrier(bool on)
    {
        bool fell = _sawCarrier && !on;
        bool rose = !_sawCarrier && on;
        _sawCarrier = on;
        if (fell)
        {
            LoseCarrier(AtResultCode.CarrierLost);
        }
        else if (rose)
        {
            Ring();
        }
    }

    private bool? Level(ModemLines lines, ModemLines line) => HasLines(line) ? (lines & line) != ModemLines.None : null;
}
