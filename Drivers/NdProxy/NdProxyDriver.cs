using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.NdProxy;

/// <summary>The telephony layer: client of every WAN call manager below, call manager for the WAN layer above, and
/// lines for applications (contract 5.7). Data never passes through it.</summary>
/// <remarks>Thread: the loop of the adapter concerned; it holds no lock. Bind it as client and as call manager.</remarks>
public sealed partial class NdProxyDriver
{
    private readonly List<ProxyAdapter> _adapters = [];

    /// <summary>Told when the lines of an adapter are known (session active), or why they will not be.</summary>
    public event Action<string, NdisStatus>? SessionOpened;

    /// <summary>Told when the session of an adapter has ended: its lines are gone.</summary>
    public event Action<string>? SessionClosed;

    /// <inheritdoc/>
    public string Name => "NDPROXY";

    /// <summary>Gets the lines of all adapters.</summary>
    public IReadOnlyList<TapiLine> Lines => [.. _adapters.SelectMany(static adapter => adapter.Lines)];

    /// <summary>Ends telephony on all adapters (4.20): drops the calls, closes lines and families.</summary>
    /// <param name="closed">Called once when everything is given back; perhaps before this returns.</param>
    public void CloseSession(Action? closed = null)
    {
        int open = _adapters.Count + 1;
        foreach (ProxyAdapter adapter in _adapters.ToArray())
        {
            adapter.CloseSession(OneClosed);
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

    internal void TellSession(ProxyAdapter adapter, NdisStatus status)
    {
        if (status == NdisStatus.Closed)
        {
            SessionClosed?.Invoke(adapter.Name);
        }
        else
        {
            SessionOpened?.Invoke(adapter.Name, status);
        }
    }

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
