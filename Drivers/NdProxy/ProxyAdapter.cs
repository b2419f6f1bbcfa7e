using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.NdProxy;

/// <summary>NDPROXY's share of one adapter: the family below, the families above, the lines (contract 5.7).</summary>
internal sealed class ProxyAdapter(NdProxyDriver driver, string name)
{
    private readonly List<UpperAf> _uppers = [];
    private readonly List<TapiLine> _lines = [];
    private LineEnumeration? _enumeration;
    private bool _upperRegistered;
    private bool _closingLower;
    private bool _notifyPending;
    private ClientAf? _notified;
    private bool _closeUppers;
    private bool _closedLower;
    private int _openLines;
    private Action? _sessionClosed;

    public string Name { get; } = name;

    public ClientBinding? Client { get; set; }

    public CmBinding? CallManager { get; set; }

    public ClientAf? LowerAf { get; private set; }

    public IReadOnlyList<TapiLine> Lines => _lines;

    public UpperSap? FindSap(string deviceClass)
    {
        foreach (UpperAf af in _uppers)
        {
            foreach (UpperSap sap in af.Saps)
            {
                if (sap.DeviceClass == deviceClass)
                {
                    return sap;
                }
            }
        }

        return null;
    }

    // 4.16 step 2
    public void HandleAfRegistered(CoAddressFamily family)
    {
        if (family.AddressFamily != CoAddressFamily.TapiProxy || Client is not { } binding || LowerAf is not null)
        {
            return;
        }

        NdisStatus status = binding.OpenAddressFamilyEx(family, this, out ClientAf? af);
        if (!status.IsPending)
        {
            HandleOpenAfComplete(af, status);
        }
    }

    public void HandleOpenAfComplete(ClientAf? af, NdisStatus status)
    {
        if (!status.IsSuccess || af is null)
        {
            driver.TellSession(this, status);
            return;
        }

        LowerAf = af;
        RegisterUpper();
        _enumeration = new LineEnumeration(af, HandleEnumerated);
        _enumeration.Start();
    }

    public void HandleOidComplete(NdisOidRequest request, NdisStatus status) => _enumeration?.HandleComplete(request, status);

    /// <summary>Registers the family above once there is one below and a binding to do it on (R300, 4.16 step 3).</summary>
    public void RegisterUpper()
    {
        if (!_upperRegistered && LowerAf is not null && CallManager is { } binding)
        {
            _upperRegistered = binding.RegisterAddressFamilyEx(CoTapi.TapiFamily).IsSuccess;
        }
    }

    public UpperAf AddUpper(CmAf handle)
    {
        UpperAf upper = new(this, handle);
        _uppers.Add(upper);
        return upper;
    }

    public void RemoveUpper(UpperAf upper)
    {
        _ = _uppers.Remove(upper);
        AdvanceClose();
    }

    /// <summary>Closes lines, then the family below (4.20); it may be opened again when it is offered again.</summary>
    public void CloseSession(Action closed) => Close(closed, withUppers: false);

    // 4.21: the call manager below ends the session; the clients above lose what there was to offer them (4.14 step 3).
    public NdisStatus HandleNotifyCloseAf()
    {
        _notified = LowerAf;
        _notifyPending = true;
        Close(static () => { }, withUppers: true);
        return NdisStatus.Pending;
    }

    public void HandleCloseAfComplete()
    {
        _closingLower = _closedLower = _closeUppers = false;
        _enumeration = null;
        _lines.Clear();
        if (_notifyPending && _notified is { } notified)
        {
            _notifyPending = false;
            _notified = null;
            notified.NotifyCloseComplete(NdisStatus.Success);
        }

        Action? closed = _sessionClosed;
        _sessionClosed = null;
        closed?.Invoke();
        driver.TellSession(this, NdisStatus.Closed);
    }

    /// <summary>Gives everything on the binding back, then calls <paramref name="unbound"/>, perhaps before it returns.</summary>
    public void Unbind(Action unbound) => Close(unbound, withUppers: true);

    public void HandleNotifyCloseComplete() => AdvanceClose();

    private void Close(Action closed, bool withUppers)
    {
        _sessionClosed += closed;
        _closeUppers |= withUppers;
        if (_closingLower)
        {
            return;
        }

        _closingLower = true;
        _openLines = _lines.Count + 1;
        foreach (TapiLine line in _lines.ToArray())
        {
            line.Close(HandleLineClosed);
        }

        HandleLineClosed();
    }

    private void HandleLineClosed()
    {
        _openLines--;
        AdvanceClose();
    }

    // Lines, then the families above where they go too, then the family below.
    private void AdvanceClose()
    {
        if (!_closingLower || _openLines > 0 || _closedLower)
        {
            return;
        }

        if (_closeUppers)
        {
            foreach (UpperAf upper in _uppers.ToArray())
            {
                if (!upper.IsNotified)
                {
                    upper.IsNotified = true;
                    _ = upper.Handle.NotifyClose(); // pending or not: CloseAf tells when the family is closed
                }
            }

            if (_uppers.Count > 0 || _closedLower)
            {
                return;
            }
        }

        _closedLower = true;
        CloseLower();
    }

    private void CloseLower()
    {
        ClientAf? af = LowerAf;
        LowerAf = null;
        if (af is null || !af.Close().IsPending)
        {
            HandleCloseAfComplete();
        }
    }

    private void HandleEnumerated(NdisStatus status, IReadOnlyList<LineEntry> lines)
    {
        if (_closingLower || LowerAf is null)
        {
            return;
        }

        foreach (LineEntry line in lines)
        {
            _lines.Add(new TapiLine(this, line.LineId, line.DevCaps, line.AddressCaps));
        }

        driver.TellSession(this, status);
    }
}
