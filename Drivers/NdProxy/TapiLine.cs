using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.NdProxy;

/// <summary>A line of an adapter, as telephony applications see it. Thread: the adapter's loop.</summary>
public sealed class TapiLine
{
    private readonly List<TapiCall> _calls = [];
    private readonly List<LineSap> _saps = [];
    private LineMediaModes _wanted;   // of the handle that is being opened
    private LineMediaModes _mediaModes;
    private int _handles;
    private int _pending;             // registrations and questions under way
    private NdisStatus _outcome;
    private bool _opening;
    private Action? _closed;

    internal TapiLine(TapiSession session, LineCapabilities capabilities)
    {
        Session = session;
        LineId = capabilities.LineId;
        DevCaps = capabilities.DevCaps;
        Addresses = capabilities.Addresses;
    }

    /// <summary>Told of a call from the network; the application answers or drops it, now or later.</summary>
    public event Action<TapiCall>? CallOffered;

    /// <summary>Told when an <see cref="Open"/> that returned pending is done.</summary>
    public event Action<TapiLine, NdisStatus>? OpenCompleted;

    /// <summary>Gets the name of the adapter that the line is on.</summary>
    public string AdapterName => Session.Adapter.Name;

    /// <summary>Gets the line's number on its adapter.</summary>
    public uint LineId { get; }

    /// <summary>Gets what the line can do.</summary>
    public LineDevCaps DevCaps { get; }

    /// <summary>Gets what its addresses can do, by their numbers; there is at least one.</summary>
    public IReadOnlyList<LineAddressCaps> Addresses { get; }

    /// <summary>Gets what its first address can do.</summary>
    public LineAddressCaps AddressCaps => Addresses[0];

    /// <summary>Gets whether the line is open.</summary>
    public bool IsOpen => State is TapiLineState.Opening or TapiLineState.Open;

    /// <summary>Gets the media modes that calls are taken for.</summary>
    public LineMediaModes MediaModes => _mediaModes;

    /// <summary>Gets the calls that are not given back yet, in no order.</summary>
    public IReadOnlyList<TapiCall> Calls => _calls;

    internal TapiSession Session { get; }

    internal TapiLineState State { get; private set; }

    /// <summary>Opens the line (lineOpen); each open is one handle, closed by one <see cref="Close"/>.</summary>
    /// <param name="privilege">Only an owner is offered calls.</param>
    /// <param name="mediaModes">The calls that an owner takes; null: all that the line has.</param>
    /// <returns>Pending: <see cref="OpenCompleted"/> follows.</returns>
    public NdisStatus Open(LineCallPrivilege privilege, LineMediaModes? mediaModes = null)
    {
        LineMediaModes wanted = mediaModes ?? DevCaps.MediaModes;
        bool isOwner = privilege.HasFlag(LineCallPrivilege.Owner);
        if (Session.Af is null || _opening)
        {
            return NdisStatus.TapiInvalLineState;
        }

        if (isOwner && (wanted == LineMediaModes.None || (wanted & ~DevCaps.MediaModes) != LineMediaModes.None))
        {
            return NdisStatus.TapiInvalMediaMode;
        }

        _wanted = isOwner ? wanted & ~_mediaModes : LineMediaModes.None;
        _outcome = NdisStatus.Pending;
        _opening = true;
        NdisStatus status = Apply(TapiLineEvent.Open);
        _opening = false;
        return status.IsFailure ? status : _outcome;
    }

    /// <summary>Makes a call on the open line (lineMakeCall); its outcome comes as the call's state.</summary>
    /// <param name="number">Where to; empty on a line that needs none.</param>
    /// <param name="call">The call; it may have failed already when this returns.</param>
    /// <param name="observer">Told of each state of the call from the first on.</param>
    /// <param name="addressId">The line's address to call from; unspecified: any.</param>
    public NdisStatus MakeCall(
        string number,
        out TapiCall? call,
        Action<TapiCall, LineCallState>? observer = null,
        uint addressId = CoTapi.AddressIdUnspecified)
    {
        ArgumentNullException.ThrowIfNull(number);
        call = null;
        if (State != TapiLineState.Open || Session.Af is not { } af)
        {
            return NdisStatus.TapiInvalLineState;
        }

        if (addressId != CoTapi.AddressIdUnspecified && addressId >= Addresses.Count)
        {
            return NdisStatus.TapiInvalAddressId;
        }

        if (!System.Text.Ascii.IsValid(number) || number.Length > ushort.MaxValue)
        {
            return NdisStatus.TapiInvalAddress;
        }

        TapiCall made = new(this, isIncoming: false, addressId, number);
        made.StateChanged += observer;
        NdisStatus status = af.CreateVc(made, out ClientVc? vc);
        if (!status.IsSuccess)
        {
            return status;
        }

        made.Vc = vc;
        Add(made);
        call = made;
        return made.Start();
    }

    /// <summary>Closes a handle; the last one drops the line's calls and closes the line (lineClose).</summary>
    /// <param name="closed">Called once, when every call and the SAP are given back; perhaps before this returns.</param>
    public void Close(Action? closed = null)
    {
        if (_handles > 1)
        {
            _handles--;
            closed?.Invoke();
            return;
        }

        CloseAll(closed ?? (static () => { }));
    }

    /// <summary>Closes every handle.</summary>
    internal void CloseAll(Action closed)
    {
        _handles = 0;
        _closed += closed;
        _ = Apply(TapiLineEvent.Close);
    }

    internal NdisStatus HandleIncomingCall(TapiCall call, CoCallParameters parameters)
    {
        if (!IsOpen || call.Phase != TapiCallPhase.Idle)
        {
            return NdisStatus.TapiInvalLineState;
        }

        Add(call);
        return call.Offer(this, parameters, offered => CallOffered?.Invoke(offered));
    }

    // The last one takes its place: the line may have thousands.
    internal void HandleCallGone(TapiCall call)
    {
        if (call.Index >= 0)
        {
            TapiCall last = _calls[^1];
            _calls[call.Index] = last;
            last.Index = call.Index;
            _calls.RemoveAt(_calls.Count - 1);
            call.Index = -1;
        }

        Advance();
    }

    private void Add(TapiCall call)
    {
        call.Index = _calls.Count;
        _calls.Add(call);
    }

    private NdisStatus Apply(TapiLineEvent e)
    {
        TapiStep<TapiLineState, TapiLineEffects> step = TapiLineTable.Next(State, e);
        State = step.Next;
        switch (step.Effects)
        {
            case TapiLineEffects.None:
                break;
            case TapiLineEffects.RegisterSaps:
                RegisterSaps();
                break;
            case TapiLineEffects.DropCalls:
                DropCalls();
                break;
            case TapiLineEffects.DeregisterSaps:
                DeregisterSaps();
                break;
            case TapiLineEffects.TellClosed:
                TellClosed();
                break;
            default:
                throw new InvalidOperationException($"Effect {step.Effects}.");
        }

        return step.Status;
    }

    /// <summary>Keeps the line from closing until <see cref="Release"/>: a question about it is out.</summary>
    internal void Hold() => _pending++;

    internal void Release()
    {
        _pending--;
        Advance();
    }

    private void RegisterSaps()
    {
        if (_wanted == LineMediaModes.None)
        {
            HandleRegistered(NdisStatus.Success);
        }
        else if (Session.IsTranslated)
        {
            _pending++;
            CallTranslation.Saps(this, _wanted, (status, saps) =>
            {
                _pending--;
                Register(status, saps);
            });
        }
        else
        {
            Register(NdisStatus.Success, [new CoAfTapiSap(LineId, CoTapi.AddressIdUnspecified, _wanted).ToSap()]);
        }
    }

    private void Register(NdisStatus status, IReadOnlyList<CoSap> saps)
    {
        if (saps.Count == 0 || Session.Af is not { } af)
        {
            HandleRegistered(status.IsFailure ? status : NdisStatus.Failure);
            return;
        }

        int left = saps.Count;
        NdisStatus outcome = NdisStatus.Success;
        List<LineSap> added = [];
        _pending += left;
        foreach (CoSap sap in saps)
        {
            new LineSap(this).Register(af, sap, HandleOne);
        }

        void HandleOne(LineSap sap, NdisStatus one)
        {
            _pending--;
            outcome = one.IsFailure ? one : outcome;
            if (one.IsSuccess)
            {
                _saps.Add(sap);
                added.Add(sap);
            }

            if (--left == 0)
            {
                GiveBack(outcome.IsFailure && State == TapiLineState.Open ? added : []);
                HandleRegistered(outcome);
            }
        }
    }

    // A handle that is refused leaves nothing on a line that others have open.
    private void GiveBack(List<LineSap> saps)
    {
        foreach (LineSap sap in saps)
        {
            _ = _saps.Remove(sap);
            _pending++;
            sap.Deregister(_ => Release());
        }
    }

    private void HandleRegistered(NdisStatus status)
    {
        _handles += status.IsSuccess && IsOpen ? 1 : 0;
        _mediaModes |= status.IsSuccess ? _wanted : LineMediaModes.None;
        _outcome = status;
        _ = Apply(status.IsSuccess ? TapiLineEvent.SapsRegistered : TapiLineEvent.SapsRefused);
        if (!_opening)
        {
            OpenCompleted?.Invoke(this, status);
        }

        Advance();
    }

    private void DropCalls()
    {
        foreach (TapiCall call in _calls.ToArray())
        {
            _ = call.Drop();
        }

        Advance();
    }

    // R321: calls first, then the SAPs, then the line counts as closed.
    private void Advance()
    {
        if (_calls.Count == 0 && _pending == 0)
        {
            _ = Apply(TapiLineEvent.CallsGone);
        }
    }

    private void DeregisterSaps()
    {
        if (_saps.Count == 0)
        {
            _ = Apply(TapiLineEvent.SapsGone);
            return;
        }

        foreach (LineSap sap in _saps.ToArray())
        {
            sap.Deregister(HandleSapDeregistered);
        }
    }

    private void HandleSapDeregistered(LineSap sap)
    {
        _ = _saps.Remove(sap);
        if (_saps.Count == 0)
        {
            _ = Apply(TapiLineEvent.SapsGone);
        }
    }

    private void TellClosed()
    {
        _mediaModes = LineMediaModes.None;
        Action? closed = _closed;
        _closed = null;
        closed?.Invoke();
    }
}
