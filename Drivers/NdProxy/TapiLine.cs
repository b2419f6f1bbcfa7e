using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.NdProxy;

/// <summary>A line of an adapter, as a telephony application sees it. Thread: the adapter's loop.</summary>
public sealed class TapiLine
{
    private readonly List<TapiCall> _calls = [];
    private ClientSap? _sap;
    private bool _deregistering;
    private Action? _closed;

    internal TapiLine(ProxyAdapter adapter, uint lineId, LineDevCaps devCaps, LineAddressCaps addressCaps)
    {
        Adapter = adapter;
        LineId = lineId;
        DevCaps = devCaps;
        AddressCaps = addressCaps;
    }

    /// <summary>Told of a call from the network; the application answers or drops it, now or later.</summary>
    public event Action<TapiCall>? CallOffered;

    /// <summary>Told when an <see cref="Open"/> that returned pending is done.</summary>
    public event Action<TapiLine, NdisStatus>? OpenCompleted;

    /// <summary>Gets the name of the adapter that the line is on.</summary>
    public string AdapterName => Adapter.Name;

    /// <summary>Gets the line's number on its adapter.</summary>
    public uint LineId { get; }

    /// <summary>Gets what the line can do.</summary>
    public LineDevCaps DevCaps { get; }

    /// <summary>Gets what its address can do.</summary>
    public LineAddressCaps AddressCaps { get; }

    /// <summary>Gets whether the line is open.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Gets the calls that are not given back yet.</summary>
    public IReadOnlyList<TapiCall> Calls => _calls;

    internal ProxyAdapter Adapter { get; }

    /// <summary>Opens the line (lineOpen).</summary>
    /// <param name="wantIncoming">Whether incoming data calls are offered to <see cref="CallOffered"/>.</param>
    /// <returns>Pending: <see cref="OpenCompleted"/> follows.</returns>
    public NdisStatus Open(bool wantIncoming)
    {
        if (IsOpen || _closed is not null || Adapter.LowerAf is not { } af)
        {
            return NdisStatus.TapiInvalLineState;
        }

        IsOpen = true;
        if (!wantIncoming)
        {
            return NdisStatus.Success;
        }

        CoSap sap = new CoAfTapiSap(LineId, CoTapi.AddressIdUnspecified, LineMediaModes.DataModem).ToSap();
        NdisStatus status = af.RegisterSap(this, sap, out ClientSap? handle);
        if (!status.IsPending)
        {
            SetSap(status, handle);
        }

        return status;
    }

    /// <summary>Makes a call on the open line (lineMakeCall); its outcome comes as the call's state.</summary>
    /// <param name="number">Where to; empty on a line that needs none.</param>
    /// <param name="call">The call; it may have failed already when this returns.</param>
    /// <param name="observer">Told of each state of the call from the first on.</param>
    public NdisStatus MakeCall(string number, out TapiCall? call, Action<TapiCall, LineCallState>? observer = null)
    {
        ArgumentNullException.ThrowIfNull(number);
        call = null;
        if (!IsOpen || Adapter.LowerAf is not { } af)
        {
            return NdisStatus.TapiInvalLineState;
        }

        if (!System.Text.Ascii.IsValid(number) || number.Length > ushort.MaxValue)
        {
            return NdisStatus.TapiInvalAddress;
        }

        TapiCall made = new(this, isIncoming: false, number);
        made.StateChanged += observer;
        NdisStatus status = af.CreateVc(made, out ClientVc? vc);
        if (!status.IsSuccess)
        {
            return status;
        }

        made.Vc = vc;
        _calls.Add(made);
        call = made;
        return made.Start();
    }

    /// <summary>Drops the line's calls and closes it (lineClose).</summary>
    /// <param name="closed">Called once, when every call and the SAP are given back; perhaps before this returns.</param>
    public void Close(Action? closed = null)
    {
        _closed += closed ?? (static () => { });
        foreach (TapiCall call in _calls.ToArray())
        {
            _ = call.Drop();
        }

        Advance();
    }

    internal NdisStatus HandleIncomingCall(TapiCall call, CoCallParameters parameters)
    {
        if (!IsOpen || _closed is not null)
        {
            return NdisStatus.TapiInvalLineState;
        }

        _calls.Add(call);
        NdisStatus status = call.Offer(this, parameters);
        CallOffered?.Invoke(call);
        return status;
    }

    internal void HandleCallGone(TapiCall call)
    {
        _ = _calls.Remove(call);
        Advance();
    }

    internal void HandleRegisterSapComplete(NdisStatus status, ClientSap? sap)
    {
        SetSap(status, sap);
        OpenCompleted?.Invoke(this, status);
        Advance();
    }

    internal void HandleDeregisterSapComplete()
    {
        _sap = null;
        _deregistering = false;
        Advance();
    }

    private void SetSap(NdisStatus status, ClientSap? sap)
    {
        _sap = status.IsSuccess ? sap : null;
        IsOpen = status.IsSuccess;
    }

    // R321: calls first, then the SAP, then the line counts as closed.
    private void Advance()
    {
        if (_closed is null || _calls.Count > 0 || _deregistering)
        {
            return;
        }

        if (_sap is { } sap)
        {
            _deregistering = true;
            if (sap.Deregister().IsPending)
            {
                return;
            }

            _sap = null;
            _deregistering = false;
        }

        IsOpen = false;
        Action closed = _closed;
        _closed = null;
        closed();
    }
}
