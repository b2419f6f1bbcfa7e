using UserCoNdis.Drivers.WanMiniport.Pppoe;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Drivers.Tests.Pppoe;

/// <summary>How a <see cref="PppoeLine"/> is made.</summary>
internal sealed record PppoeLineOptions
{
    public PppoeMiniportOptions A { get; init; } = new();

    public PppoeMiniportOptions B { get; init; } = new();

    /// <summary>Gets what stands between the host's miniport and the wire.</summary>
    public Func<ILink, IEventLoop, ILink> Wrap { get; init; } = static (link, _) => link;

    public bool Diagnostic { get; init; } = true;

    public bool Share { get; init; }

    public int Blocks { get; init; } = 512;

    public int SendBuffers { get; init; } = 64;
}
