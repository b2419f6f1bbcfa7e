using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.NdProxy;

/// <summary>NDPROXY's share of one adapter: its two roles, a session for each family below, the clients above.</summary>
internal sealed class ProxyAdapter(NdProxyDriver driver, string name)
{
    private readonly List<TapiSession> _sessions = [];
    private readonly List<UpperAf> _uppers = [];
    private bool _upperRegistered;
    private bool _unbinding;
    private Action? _clientsClosed;

    public string Name { get; } = name;

    public ClientBinding? Client { get; set; }

    public CmBinding? CallManager { get; set; }

    public IReadOnlyList<TapiSession> Sessions => _sessions;

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
        if (Client is null || !driver.Options.Wants(family) || _sessions.Exists(session => session.Family == family))
        {
            return;
        }

        TapiSession session = new(this, family);
        _sessions.Add(session);
        session.Begin();
    }

    /// <summary>Registers the family above once there is one below and a binding to do it on (R300, 4.16 step 3).</summary>
    public void RegisterUpper()
    {
        if (!_upperRegistered && CallManager is { } binding && _sessions.Exists(session => session.Af is not null))
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
        AdvanceClients();
    }

    /// <summary>Opens again what was closed and whose registration stayed (4.20 step 6).</summary>
    public void OpenSessions()
    {
        foreach (TapiSession session in _sessions.ToArray())
        {
            if (!session.IsLive)
            {
                session.Begin();
            }
        }
    }

    /// <summary>Closes lines and the families below (4.20), then calls <paramref name="closed"/>, perhaps before it returns.</summary>
    public void CloseSessions(Action closed)
    {
        int open = _sessions.Count + 1;
        foreach (TapiSession session in _sessions.ToArray())
        {
            session.End(OneEnded);
        }

        OneEnded();

        void OneEnded()
        {
            if (--open == 0)
            {
                closed();
            }
        }
    }

    /// <summary>Gives everything on the binding back, then calls <paramref name="unbound"/>, perhaps before it returns.</summary>
    public void Unbind(Action unbound)
    {
        _unbinding = true;
        CloseSessions(() => CloseClients(endedBelow: false, unbound));
    }

    /// <summary>Asks the clients above to close when no line is left for them: the call manager below ended its only
    /// session, or the binding goes (4.14 step 3). Else there is nothing to wait for.</summary>
    public void CloseClients(bool endedBelow, Action closed)
    {
        bool othersLive = _sessions.FindAll(static session => session.IsLive).Count > 1;
        if (!_unbinding && (!endedBelow || othersLive))
        {
            closed();
            return;
        }

        _clientsClosed += closed;
        foreach (UpperAf upper in _uppers.ToArray())
        {
            if (!upper.IsNotified)
            {
                upper.IsNotified = true;
                _ = upper.Handle.NotifyClose(); // pending or not: CloseAf tells when the family is closed
            }
        }

        AdvanceClients();
    }

    public void TellBegun(NdisStatus status) => driver.TellBegun(this, status);

    public void TellEnded() => driver.TellEnded(this);

    private void AdvanceClients()
    {
        if (_uppers.Count == 0)
        {
            Action? closed = _clientsClosed;
            _clientsClosed = null;
            closed?.Invoke();
        }
    }
}
