using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.NdProxy;

/// <summary>One call on a line, as a telephony application sees it. Thread: the adapter's loop.</summary>
public sealed partial class TapiCall
{
    private TapiLine? _line; // an incoming VC is made before the call says which line it is on
    private CoCallParameters _parameters = new();
    private bool _closedAgain;
    private LineCallState _told = LineCallState.Unknown;

    internal TapiCall(TapiLine? line, bool isIncoming, uint addressId, string number)
    {
        _line = line;
        IsIncoming = isIncoming;
        AddressId = addressId;
        Number = number;
    }

    /// <summary>Told after each change, with the new state; <see cref="LineCallState.Idle"/> is the last.</summary>
    public event Action<TapiCall, LineCallState>? StateChanged;

    /// <summary>Told when a <see cref="GetId"/> that returned pending is done, with the device's string on success.</summary>
    public event Action<TapiCall, NdisStatus, string>? GetIdCompleted;

    /// <summary>Gets the line.</summary>
    public TapiLine Line => _line ?? throw new InvalidOperationException("The call has not been offered.");

    /// <summary>Gets whether the far end called.</summary>
    public bool IsIncoming { get; }

    /// <summary>Gets the line's address that it is on; unspecified: any.</summary>
    public uint AddressId { get; private set; }

    /// <summary>Gets the number called, or the caller's, empty when the network told none.</summary>
    public string Number { get; private set; }

    /// <summary>Gets the state.</summary>
    public LineCallState State => Phase switch
    {
        TapiCallPhase.Idle or TapiCallPhase.Preparing => LineCallState.Unknown,
        TapiCallPhase.Proceeding or TapiCallPhase.DiagnosingFailure => LineCallState.Proceeding,
        TapiCallPhase.Offering => LineCallState.Offering,
        TapiCallPhase.Accepted => LineCallState.Accepted,
        TapiCallPhase.Connected or TapiCallPhase.Bridging or TapiCallPhase.Bridged => LineCallState.Connected,
        TapiCallPhase.PreparingToEnd or TapiCallPhase.Unbridging or TapiCallPhase.Closing => LineCallState.Disconnected,
        TapiCallPhase.DiagnosingClose => _told, // the application hears of it together with the reason
        TapiCallPhase.Ended => LineCallState.Idle,
    };

    /// <summary>Gets why the call ended; none while it has not.</summary>
    public LineDisconnectMode DisconnectMode { get; private set; }

    /// <summary>Gets the status that the call failed or ended with.</summary>
    public NdisStatus Status { get; private set; } = NdisStatus.Pending;

    /// <summary>Gets how the call manager explains the end, in one line; null: it does not.</summary>
    public string? DiagnosticText { get; private set; }

    /// <summary>Gets the connect speed to the far end in bytes/s; 0 before the call is through.</summary>
    public uint TransmitBytesPerSecond { get; private set; }

    /// <summary>Gets the connect speed from the far end in bytes/s.</summary>
    public uint ReceiveBytesPerSecond { get; private set; }

    /// <summary>Gets the number of the call's VC, by which the miniport's events and logs know the call; 0 once it is given back.</summary>
    public uint VcId => Vc?.VcId ?? 0;

    /// <summary>Gets whether a client above has the call.</summary>
    public bool IsBridged => Phase == TapiCallPhase.Bridged;

    internal TapiCallPhase Phase { get; private set; }

    /// <summary>Gets or sets its place among the line's calls; negative: it has none.</summary>
    internal int Index { get; set; } = -1;

    internal ClientVc? Vc { get; set; }

    internal CoCallParameters Parameters => _parameters;

    /// <summary>Answers an offered call (lineAnswer).</summary>
    /// <returns>NDIS_STATUS_TAPI_INVALCALLSTATE when it is not offered.</returns>
    public NdisStatus Answer() => Apply(TapiCallEvent.Answer);

    /// <summary>Drops the call in any state, or rejects it while it is offered (lineDrop); twice does nothing.</summary>
    public NdisStatus Drop()
    {
        if (Phase is TapiCallPhase.Preparing or TapiCallPhase.Proceeding)
        {
            End(NdisStatus.RequestAborted);
        }
        else if (Phase is not (TapiCallPhase.DiagnosingFailure or TapiCallPhase.DiagnosingClose))
        {
            End(NdisStatus.Success);
        }

        return Apply(TapiCallEvent.Drop);
    }

    /// <summary>Gives the call's handle up (lineDeallocateCall): the application hears no more of it, and a call that still
    /// is gets dropped (4.19).</summary>
    public void Deallocate()
    {
        StateChanged = null;
        GetIdCompleted = null;
        if (Phase is not (TapiCallPhase.Idle or TapiCallPhase.Ended))
        {
            _ = Drop();
        }
    }

    /// <summary>Hands a connected call to the client that owns a device class (lineGetID); asked again it tells the same.</summary>
    /// <param name="deviceClass">"NDIS" for NDISWAN.</param>
    /// <param name="deviceId">The string that the client's VC is found by.</param>
    /// <returns>Pending: <see cref="GetIdCompleted"/> follows. NDIS_STATUS_TAPI_INVALDEVICECLASS: nobody owns the class.
    /// NDIS_STATUS_TAPI_INUSE: another client has the call.</returns>
    public NdisStatus GetId(string deviceClass, out string deviceId)
    {
        deviceId = string.Empty;
        if (_bridge is { } bridge && bridge.DeviceClass != deviceClass)
        {
            return NdisStatus.TapiInUse;
        }

        if (Phase == TapiCallPhase.Connected)
        {
            NdisStatus status = StartBridge(deviceClass);
            if (!status.IsSuccess)
            {
                return status;
            }
        }

        return Phase == TapiCallPhase.Bridging ? NdisStatus.Pending
            : Phase == TapiCallPhase.Bridged ? _bridge!.GetTapiCallId(out deviceId)
            : NdisStatus.TapiInvalCallState;
    }

    internal NdisStatus Start() => Apply(TapiCallEvent.MakeCall);

    /// <summary>Takes an offer; <paramref name="offered"/> is called once it is known from whom, if it still is there.</summary>
    internal NdisStatus Offer(TapiLine line, CoCallParameters parameters, Action<TapiCall> offered)
    {
        _line = line;
        _parameters = parameters;
        if (Apply(TapiCallEvent.IncomingCall).IsFailure)
        {
            return NdisStatus.Failure;
        }

        if (line.Session.IsTranslated)
        {
            CallTranslation.Incoming(this, HandleInfo);
        }
        else
        {
            bool isTapi = TapiCallParameters.TryReadIncoming(parameters, out CoAfTapiIncomingCallParameters incoming);
            HandleInfo(isTapi ? incoming.AddressId : CoTapi.AddressIdUnspecified, isTapi ? incoming.LineCallInfo : null);
        }

        return NdisStatus.Pending;

        void HandleInfo(uint addressId, LineCallInfo? info)
        {
            AddressId = addressId;
            Number = info?.CallerId.Text ?? string.Empty;
            if (Phase == TapiCallPhase.Offering)
            {
                offered(this);
            }
        }
    }

    internal void HandleMakeCallComplete(NdisStatus status)
    {
        if (status.IsSuccess)
        {
            ReadSpeeds();
            _ = Apply(TapiCallEvent.MakeCallSucceeded);
            return;
        }

        _cause = status;
        _ = Apply(TapiCallEvent.MakeCallFailed);
    }

    internal void HandleCallConnected()
    {
        ReadSpeeds();
        _ = Apply(TapiCallEvent.CallConnected);
    }

    internal void HandleIncomingCloseCall(NdisStatus closeStatus)
    {
        _cause = closeStatus;
        _ = Apply(TapiCallEvent.IncomingCloseCall);
    }

    // T43: a call that was not closed may be closed again; nobody else would, were the line or the session closing.
    internal void HandleCloseCallComplete(NdisStatus status)
    {
        bool again = status.IsFailure && !_closedAgain;
        _closedAgain = again;
        if (again)
        {
            CloseCall();
            return;
        }

        _ = Apply(status.IsSuccess ? TapiCallEvent.CloseCallSucceeded : TapiCallEvent.CloseCallFailed);
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
}
