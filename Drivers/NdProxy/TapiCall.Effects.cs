using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.NdProxy;

/// <summary>What the call does: the table's effects.</summary>
public sealed partial class TapiCall
{
    private const int DiagnosticsRoom = 128;

    private TapiBridge? _bridge;
    private UpperSap? _sap; // of the client that the call is about to be offered to
    private NdisStatus _cause;
    private NdisStatus _bridgeStatus;
    private bool _startingBridge;

    internal void HandleBridgeAnswered(NdisStatus status)
    {
        _bridgeStatus = status;
        _bridge = status.IsSuccess ? _bridge : null;
        _ = Apply(status.IsSuccess ? TapiCallEvent.BridgeAccepted : TapiCallEvent.BridgeRefused);
        if (!_startingBridge && status.IsFailure)
        {
            GetIdCompleted?.Invoke(this, status, string.Empty);
        }
    }

    internal void HandleBridgeClosed()
    {
        _bridge = null;
        if (Phase is TapiCallPhase.Bridging or TapiCallPhase.Bridged)
        {
            End(NdisStatus.Success);
        }

        _ = Apply(TapiCallEvent.BridgeClosed);
    }

    private NdisStatus StartBridge(string deviceClass)
    {
        if (Line.Session.Adapter.FindSap(deviceClass) is not { } sap)
        {
            return NdisStatus.TapiInvalDeviceClass;
        }

        _sap = sap;
        _bridgeStatus = NdisStatus.Success;
        _startingBridge = true;
        _ = Apply(TapiCallEvent.Bridge);
        _startingBridge = false;
        return _bridgeStatus.IsFailure ? _bridgeStatus : NdisStatus.Success;
    }

    private void End(NdisStatus status, LineDisconnectMode reason = LineDisconnectMode.None)
    {
        if (DisconnectMode == LineDisconnectMode.None)
        {
            Status = status;
            DisconnectMode = reason != LineDisconnectMode.None ? reason : TapiStatusMap.ToDisconnectMode(status);
        }
    }

    private NdisStatus Apply(TapiCallEvent e)
    {
        TapiStep<TapiCallPhase, TapiCallEffects> step = TapiCallTable.Next(Phase, e);
        Phase = step.Next;
        if (Phase == TapiCallPhase.Ended)
        {
            Tell(LineCallState.Disconnected); // always before idle, and before the work that ends the call
        }
        else
        {
            Tell(State);
        }

        for (TapiCallEffects rest = step.Effects; rest != TapiCallEffects.None; rest &= rest - 1)
        {
            Run(rest & ~(rest - 1));
        }

        if (step.Next == TapiCallPhase.Ended)
        {
            Tell(LineCallState.Idle);
        }

        return step.Status;
    }

    private void Tell(LineCallState state)
    {
        bool isBack = _told == LineCallState.Idle || (_told == LineCallState.Disconnected && state == LineCallState.Disconnected);
        if (state != _told && !isBack && state != LineCallState.Unknown)
        {
            _told = state;
            StateChanged?.Invoke(this, state);
        }
    }

    private void Run(TapiCallEffects effect)
    {
        switch (effect)
        {
            case TapiCallEffects.Prepare:
                Prepare();
                break;
            case TapiCallEffects.MakeCall:
                MakeCall();
                break;
            case TapiCallEffects.Accept:
                Vc!.IncomingCallComplete(NdisStatus.Success, _parameters);
                break;
            case TapiCallEffects.Reject:
                Vc!.IncomingCallComplete(NdisStatus.Failure, _parameters);
                break;
            case TapiCallEffects.OfferBridge:
                _bridge = new TapiBridge(this, _sap!);
                _bridge.Offer(Vc!);
                break;
            case TapiCallEffects.ConnectBridge:
                ConnectBridge(_bridge!);
                break;
            case TapiCallEffects.Diagnose:
                Diagnose();
                break;
            case TapiCallEffects.CloseBridge:
                CloseBridge();
                break;
            case TapiCallEffects.CloseCall:
                CloseCall();
                break;
            case TapiCallEffects.DeleteVc:
                DeleteVc();
                break;
            default:
                throw new InvalidOperationException($"Effect {effect}.");
        }
    }

    private void Prepare()
    {
        if (Line.Session.IsTranslated)
        {
            CallTranslation.Outgoing(this, HandlePrepared);
        }
        else
        {
            HandlePrepared(NdisStatus.Success, TapiCallParameters.Outgoing(Line.LineId, AddressId, Number));
        }
    }

    private void HandlePrepared(NdisStatus status, CoCallParameters? parameters)
    {
        if (parameters is null)
        {
            End(status);
            _ = Apply(TapiCallEvent.NotPrepared);
            return;
        }

        _parameters = parameters;
        _ = Apply(TapiCallEvent.Prepared);
    }

    private void MakeCall()
    {
        NdisStatus status = Vc!.MakeCall(_parameters);
        if (!status.IsPending)
        {
            HandleMakeCallComplete(status);
        }
    }

    private void ConnectBridge(TapiBridge bridge)
    {
        bridge.Connect();
        if (!_startingBridge && Phase == TapiCallPhase.Bridged)
        {
            NdisStatus status = bridge.GetTapiCallId(out string id);
            GetIdCompleted?.Invoke(this, status, id);
        }
    }

    // A call that ended as it should needs no explanation.
    private void Diagnose()
    {
        if (_cause.IsSuccess || !Line.Session.OffersDiagnostics)
        {
            HandleDiagnostics(NdisStatus.Failure, []);
        }
        else
        {
            Line.Session.Ask(Vc, Oid.CoTapiGetCallDiagnostics, new byte[DiagnosticsRoom], HandleDiagnostics);
        }
    }

    private void HandleDiagnostics(NdisStatus status, byte[] answer)
    {
        Line.Session.OffersDiagnostics &= status != NdisStatus.NotSupported && status != NdisStatus.InvalidOid;
        if (CoTapiCallDiagnostics.TryRead(answer, out CoTapiCallDiagnostics diagnostics)
            && CoTapiDiagInfo.TryRead(diagnostics.DiagInfo, out CoTapiDiagInfo info))
        {
            DiagnosticText = info.Text;
            End(_cause, info.DisconnectMode);
        }

        End(_cause);
        _ = Apply(TapiCallEvent.Diagnosed);
    }

    private void CloseBridge()
    {
        if (_bridge is { } bridge)
        {
            bridge.Close(Status);
        }
        else
        {
            _ = Apply(TapiCallEvent.BridgeClosed);
        }
    }

    private void CloseCall()
    {
        NdisStatus status = Vc!.CloseCall();
        if (!status.IsPending)
        {
            HandleCloseCallComplete(status);
        }
    }

    private void DeleteVc()
    {
        if (!IsIncoming && Vc is { } vc)
        {
            _ = vc.Delete();
            HandleVcDeleted();
        }
    }
}
