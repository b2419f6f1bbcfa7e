using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.NdProxy;

/// <summary>One call on a line, as a telephony application sees it. Thread: the adapter's loop.</summary>
public sealed class TapiCall
{
    private TapiLine? _line; // an incoming VC is made before the call says which line it is on
    private CoCallParameters _parameters = new();
    private TapiBridge? _bridge;
    private bool _toldDisconnected;

    internal TapiCall(TapiLine? line, bool isIncoming, string number)
    {
        _line = line;
        IsIncoming = isIncoming;
        Number = number;
    }

    /// <summary>Told after each change, with the new state; <see cref="LineCallState.Idle"/> is the last.</summary>
    public event Action<TapiCall, LineCallState>? StateChanged;

    /// <summary>Gets the line.</summary>
    public TapiLine Line => _line ?? throw new InvalidOperationException("The call has not been offered.");

    /// <summary>Gets whether the far end called.</summary>
    public bool IsIncoming { get; }

    /// <summary>Gets the number called, or the caller's, empty when the network told none.</summary>
    public string Number { get; private set; }

    /// <summary>Gets the state.</summary>
    public LineCallState State => Phase switch
    {
        TapiCallPhase.Idle => LineCallState.Unknown,
        TapiCallPhase.Proceeding => LineCallState.Proceeding,
        TapiCallPhase.Offering => LineCallState.Offering,
        TapiCallPhase.Accepted => LineCallState.Accepted,
        TapiCallPhase.Connected => LineCallState.Connected,
        TapiCallPhase.Unbridging or TapiCallPhase.Closing => LineCallState.Disconnected,
        TapiCallPhase.Ended => LineCallState.Idle,
    };

    /// <summary>Gets why the call ended; none while it has not.</summary>
    public LineDisconnectMode DisconnectMode { get; private set; }

    /// <summary>Gets the status that the call failed or ended with.</summary>
    public NdisStatus Status { get; private set; } = NdisStatus.Pending;

    /// <summary>Gets the connect speed to the far end in bytes/s; 0 before the call is through.</summary>
    public uint TransmitBytesPerSecond { get; private set; }

    /// <summary>Gets the connect speed from the far end in bytes/s.</summary>
    public uint ReceiveBytesPerSecond { get; private set; }

    /// <summary>Gets whether a client above has the call.</summary>
    public bool IsBridged => _bridge is { Phase: BridgePhase.Connected };

    internal TapiCallPhase Phase { get; private set; }

    internal ClientVc? Vc { get; set; }

    internal CoCallParameters Parameters => _parameters;

    /// <summary>Answers an offered call (lineAnswer).</summary>
    /// <returns>NDIS_STATUS_TAPI_INVALCALLSTATE when it is not offered.</returns>
    public NdisStatus Answer() => Apply(TapiCallEvent.Answer);

    /// <summary>Drops the call in any state, or rejects it while it is offered (lineDrop); twice does nothing.</summary>
    public NdisStatus Drop()
    {
        if (Phase is TapiCallPhase.Proceeding)
        {
            End(NdisStatus.RequestAborted);
        }
        else if (Phase is not (TapiCallPhase.Closing or TapiCallPhase.Ended))
        {
            End(NdisStatus.Success);
        }

        return Apply(TapiCallEvent.Drop);
    }

    /// <summary>Hands a connected call to the client that owns a device class (lineGetID), once.</summary>
    /// <param name="deviceClass">"NDIS" for NDISWAN.</param>
    /// <param name="deviceId">The string that the client's VC is found by.</param>
    /// <returns>Pending: the client has not answered yet. NDIS_STATUS_TAPI_INVALDEVICECLASS: nobody owns the class.</returns>
    public NdisStatus GetId(string deviceClass, out string deviceId)
    {
        deviceId = string.Empty;
        if (Phase != TapiCallPhase.Connected)
        {
            return NdisStatus.TapiInvalCallState;
        }

        if (_bridge is null)
        {
            if (Line.Adapter.FindSap(deviceClass) is not { } sap)
            {
                return NdisStatus.TapiInvalDeviceClass;
            }

            _bridge = new TapiBridge(this);
            NdisStatus status = _bridge.Offer(sap, Vc!);
            if (!status.IsSuccess)
            {
                _bridge = status.IsPending ? _bridge : null;
                return status;
            }
        }

        return _bridge is null ? NdisStatus.Failure : _bridge.GetTapiCallId(out deviceId);
    }

    internal NdisStatus Start()
    {
        _parameters = TapiCallParameters.Outgoing(Line.LineId, Number);
        return Apply(TapiCallEvent.MakeCall);
    }

    internal NdisStatus Offer(TapiLine line, CoCallParameters parameters)
    {
        _line = line;
        _parameters = parameters;
        Number = TapiCallParameters.CallerId(parameters);
        return Apply(TapiCallEvent.IncomingCall).IsSuccess ? NdisStatus.Pending : NdisStatus.Failure;
    }

    internal void HandleMakeCallComplete(NdisStatus status)
    {
        if (status.IsSuccess)
        {
            ReadSpeeds();
        }
        else if (Phase == TapiCallPhase.Proceeding)
        {
            End(status);
        }

        _ = Apply(status.IsSuccess ? TapiCallEvent.MakeCallSucceeded : TapiCallEvent.MakeCallFailed);
    }

    internal void HandleCallConnected()
    {
        ReadSpeeds();
        _ = Apply(TapiCallEvent.CallConnected);
    }

    internal void HandleIncomingCloseCall(NdisStatus closeStatus)
    {
        End(closeStatus);
        _ = Apply(TapiCallEvent.IncomingCloseCall);
    }

    internal void HandleCloseCallComplete(NdisStatus status) =>
        _ = Apply(status.IsSuccess ? TapiCallEvent.CloseCallSucceeded : TapiCallEvent.CloseCallFailed);

    internal void HandleBridgeClosed()
    {
        _bridge = null;
        if (Phase == TapiCallPhase.Connected)
        {
            End(NdisStatus.Success);
        }

        _ = Apply(TapiCallEvent.BridgeClosed);
    }

    internal void HandleVcDeleted()
    {
        Vc = null;
        _line?.HandleCallGone(this);
    }

    private void ReadSpeeds()
    {
        TransmitBytesPerSecond = _parameters.CallMgrParameters?.Transmit.PeakBandwidth ?? 0;
        ReceiveBytesPerSecond = _parameters.CallMgrParameters?.Receive.PeakBandwidth ?? 0;
        _parameters.Flags &= ~CoCallFlags.CallParametersChanged; // T24: whoever uses them again clears it
    }

    private void End(NdisStatus status)
    {
        if (DisconnectMode == LineDisconnectMode.None)
        {
            Status = status;
            DisconnectMode = TapiStatusMap.ToDisconnectMode(status);
        }
    }

    private NdisStatus Apply(TapiCallEvent e)
    {
        TapiCallStep step = TapiCallTable.Next(Phase, e);
        LineCallState before = State;
        Phase = step.Next;
        if (State != before)
        {
            TellBeforeEffects();
        }

        Run(step.Effects);
        if (step.Next == TapiCallPhase.Ended && before != LineCallState.Idle)
        {
            StateChanged?.Invoke(this, LineCallState.Idle);
        }

        return step.Status;
    }

    // Disconnected always comes before idle, and both before and after the work that ends the call.
    private void TellBeforeEffects()
    {
        LineCallState told = Phase == TapiCallPhase.Ended ? LineCallState.Disconnected : State;
        if (told != LineCallState.Disconnected || !_toldDisconnected)
        {
            _toldDisconnected |= told == LineCallState.Disconnected;
            StateChanged?.Invoke(this, told);
        }
    }

    private void Run(TapiCallEffects effects)
    {
        if (effects.HasFlag(TapiCallEffects.MakeCall))
        {
            NdisStatus status = Vc!.MakeCall(_parameters);
            if (!status.IsPending)
            {
                HandleMakeCallComplete(status);
            }
        }

        if (effects.HasFlag(TapiCallEffects.Accept))
        {
            Vc!.IncomingCallComplete(NdisStatus.Success, _parameters);
        }

        if (effects.HasFlag(TapiCallEffects.Reject))
        {
            Vc!.IncomingCallComplete(NdisStatus.Failure, _parameters);
        }

        if (effects.HasFlag(TapiCallEffects.CloseBridge))
        {
            CloseBridge();
        }

        if (effects.HasFlag(TapiCallEffects.CloseCall))
        {
            NdisStatus status = Vc!.CloseCall();
            if (!status.IsPending)
            {
                HandleCloseCallComplete(status);
            }
        }

        if (effects.HasFlag(TapiCallEffects.DeleteVc) && !IsIncoming && Vc is { } vc)
        {
            _ = vc.Delete();
            HandleVcDeleted();
        }
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
}
