namespace UserCoNdis.Drivers.NdisWan.Ip;

/// <summary>Which session reaches which address: host routes only. A look-up costs the same for one peer and for thousands.</summary>
internal sealed class LinkIpRoutes
{
    private readonly Dictionary<UInt128, WanSession> _sessions = new(new Comparer());

    /// <summary>Adds a route; who came first keeps the address, so that no peer takes another's packets.</summary>
    /// <returns>False: another session has it.</returns>
    public bool TryAdd(UInt128 address, WanSession session) => _sessions.TryAdd(address, session);

    public void Remove(UInt128 address) => _ = _sessions.Remove(address);

    public WanSession? Find(UInt128 address) => _sessions.GetValueOrDefault(address);

    // Peers choose their interface identifiers: a hash with this process' own seed leaves them no way to choose its buckets.
    private sealed class Comparer : IEqualityComparer<UInt128>
    {
        public bool Equals(UInt128 x, UInt128 y) => x == y;

        public int GetHashCode(UInt128 address) => HashCode.Combine((ulong)(address >> 64), (ulong)address);
    }
}
