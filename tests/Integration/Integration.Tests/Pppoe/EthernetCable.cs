using UserCoNdis.TestKit.Net;

namespace UserCoNdis.Integration.Tests.Pppoe;

/// <summary>Two machines of one Ethernet interface each, with a cable between them: two namespaces and a veth pair.</summary>
internal sealed class EthernetCable : IDisposable
{
    private readonly VethPair _pair;

    /// <param name="mtu">Octets, at both ends.</param>
    public EthernetCable(int mtu = 1500)
    {
        try
        {
            _pair = new VethPair(Near, Far, mtu);
        }
        catch
        {
            Near.Dispose();
            Far.Dispose();
            throw;
        }
    }

    /// <summary>The machines.</summary>
    public NetNamespace Near { get; } = new();

    /// <inheritdoc cref="Near"/>
    public NetNamespace Far { get; } = new();

    /// <summary>Their interfaces.</summary>
    public string NearInterface => _pair.Near;

    /// <inheritdoc cref="NearInterface"/>
    public string FarInterface => _pair.Far;

    /// <summary>What <c>ip link set</c> takes.</summary>
    public void SetNear(params string[] what) => _ = _pair.SetNear(what);

    /// <inheritdoc cref="SetNear"/>
    public void SetFar(params string[] what) => _ = _pair.SetFar(what);

    /// <summary>Takes both interfaces away.</summary>
    public void Unplug() => _pair.Dispose();

    public void Dispose()
    {
        _pair.Dispose();
        Near.Dispose();
        Far.Dispose();
    }
}
