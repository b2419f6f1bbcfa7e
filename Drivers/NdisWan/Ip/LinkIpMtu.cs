namespace UserCoNdis.Drivers.NdisWan.Ip;

/// <summary>The longest packet that every session of an edge takes: a count of the sessions by theirs.</summary>
internal sealed class LinkIpMtu
{
    private readonly SortedDictionary<int, int> _sessions = []; // by MTU; changed when a session comes or goes

    /// <summary>Gets the smallest; null: there is no session.</summary>
    public int? Smallest
    {
        get
        {
            foreach (int mtu in _sessions.Keys)
            {
                return mtu;
            }

            return null;
        }
    }

    public void Add(int mtu) => _sessions[mtu] = _sessions.GetValueOrDefault(mtu) + 1;

    public void Remove(int mtu)
    {
        int left = _sessions.GetValueOrDefault(mtu) - 1;
        if (left > 0)
        {
            _sessions[mtu] = left;
        }
        else
        {
            _ = _sessions.Remove(mtu);
        }
    }
}
