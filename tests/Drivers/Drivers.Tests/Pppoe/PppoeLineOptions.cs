using UserCoNdis.Drivers.NdisWan;
using UserCoNdis.Drivers.WanMiniport.Pppoe;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.Tests.Pppoe;

/// <summary>How a <see cref="PppoeLine"/> is made.</summary>
internal sealed record PppoeLineOptions
{
    public PppoeMiniportOptions A { get; init; } = new();

    public PppoeMiniportOptions B { get; init; } = new();

    /// <summary>Gets what stands between the host's miniport and the wire.</summary>
    public Func<ILink, IEventLoop, ILink> Wrap { get; init; } = static (link, _) => link;

    /// <summary>Gets what stands between the concentrator's miniport and the wire.</summary>
    public Func<ILink, IEventLoop, ILink> WrapB { get; init; } = static (link, _) => link;

    /// <summary>Gets what every session of the host has above it; null: an endpoint each.</summary>
    public IWanIpEdge? EdgeA { get; init; }

    public IWanIpEdge? EdgeB { get; init; }

    /// <summary>Gets what follows from the endpoints' own choice for PPP.</summary>
    public Func<PppOptions, PppOptions> Ppp { get; init; } = static options => options;

    public bool Diagnostic { get; init; } = true;

    public bool Share { get; init; }

    public int Blocks { get; init; } = 512;

    public int SendBuffers { get; init; } = 64;
}
