using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.NdProxy;

/// <summary>The telephony layer: client of every WAN call manager below, call manager for the WAN layer above, and
/// lines for applications (contract 5.7). Data never passes through it.</summary>
/// <remarks>Thread: the loop of the adapter concerned; it holds no lock. Bind it as client and as call manager.</remarks>
public sealed partial class NdProxyDriver
{
    private readonly List<ProxyAdapter> _adapters = [];

    /// <summary>Makes the driver.</summary>
    /// <param name="options">Which families it opens; null: TAPI_PROXY only.</param>
    public NdProxyDriver(NdProxyOptions? options = null) => Options = options ?? new NdProxyOptions();

    /// <summary>Told when the lines of an adapter are known (session active), or why they will not be.</summary>
    public event Action<string, NdisStatus>? SessionOpened;

    /// <summary>Told when the session of an adapter has ended: its lines are gone.</summary>
    public event Action<string>? SessionClosed;

    /// <inheritdoc/>
    public string Name => "NDPROXY";

    /// <summary>Gets the lines of all adapters.</summary>
    public IReadOnlyList<TapiLine> Lines =>
        [.. _adapters.SelectMany(static adapter => adapter.Sessions).SelectMany(static session => session.Lines)];

    internal NdProxyOptions Options { get; }

    /// <summary>Begins telephony again after <see cref="CloseSession"/>, on every family that is still offered; the lines
    /// are asked for anew (4.20 step 6). <see cref="SessionOpened"/> follows for each adapter.</summary>
    public void OpenSession()
    {
        foreach (ProxyAdapter adapter in _adapters.ToArray())
        {
            adapter.OpenSessions();
        }
    }

    /// <summary>Ends telephony on all adapters (4.20): drops the calls, closes lines and families.</summary>
    /// <param name="closed">Called once when everything is given back; perhaps before this returns.</param>
    public void CloseSession(Action? closed = null)
    {
        int open = _adapters.Count + 1;
        foreach (ProxyAdapter adapter in _adapters.ToArray())
        {
            adapter.CloseSessions(OneClosed);
        }

        OneClosed();

        void OneClosed()
        {
            if (--open == 0)
            {
                closed?.Invoke();
            }
        }
    }

    internal void TellBegun(ProxyAdapter adapter, NdisStatus status) => SessionOpened?.Invoke(adapter.Name, status);

    internal void TellEnded(ProxyAdapter adapter) => SessionClosed?.Invoke(adapter.Name);

    private ProxyAdapter AdapterOf(string name)
    {
        ProxyAdapter? adapter = _adapters.Find(candidate => candidate.Name == name);
        if (adapter is null)
        {
            adapter = new ProxyAdapter(this, name);
            _adapters.Add(adapter);
        }

        return adapter;
    }
}
