using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Tools.Cli.Composition;

/// <summary>The IPv4 addresses of a network that callers get. One that comes back rests as long as others are free.</summary>
/// <remarks>Thread: one at a time.</remarks>
internal sealed class AddressPool
{
    private readonly Queue<Ipv4Address> _returned = new();
    private readonly HashSet<Ipv4Address> _taken = [];
    private readonly uint _last;
    private uint _next;

    /// <summary>Makes a pool with all its addresses free.</summary>
    /// <param name="network">The network; bits behind the prefix are zero.</param>
    /// <param name="prefixLength">8 to 30.</param>
    /// <param name="local">Our own address, which nobody gets; unspecified: the first of the network.</param>
    public AddressPool(Ipv4Address network, int prefixLength, Ipv4Address local)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(prefixLength, 8);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(prefixLength, 30);
        Network = network;
        PrefixLength = prefixLength;
        _next = network.Value + 1;
        _last = network.Value + (uint)(1L << (32 - prefixLength)) - 2; // the very last is the broadcast address
        Local = local.IsUnspecified ? new Ipv4Address(_next) : local;
        int all = (int)(_last - network.Value);
        Size = HasLocal ? all - 1 : all;
    }

    public Ipv4Address Network { get; }

    public int PrefixLength { get; }

    /// <summary>Gets our address.</summary>
    public Ipv4Address Local { get; }

    /// <summary>Gets whether our address is one of the network's.</summary>
    public bool HasLocal => Local.Value > Network.Value && Local.Value <= _last;

    /// <summary>Gets how many callers can have an address.</summary>
    public int Size { get; }

    /// <summary>Gets how many have one.</summary>
    public int Taken => _taken.Count;

    /// <summary>Takes an address.</summary>
    /// <returns>False: none is free.</returns>
    public bool TryTake(out Ipv4Address address)
    {
        _next += _next == Local.Value ? 1u : 0;
        if (_next <= _last)
        {
            address = new Ipv4Address(_next++);
        }
        else if (!_returned.TryDequeue(out address))
        {
            return false;
        }

        return _taken.Add(address);
    }

    /// <summary>Gives an address back; one that nobody has is left alone.</summary>
    public void Return(Ipv4Address address)
    {
        if (_taken.Remove(address))
        {
            _returned.Enqueue(address);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Network}/{PrefixLength}";
}
