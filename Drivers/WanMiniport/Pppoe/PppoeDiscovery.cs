using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Protocols.Pppoe;

namespace UserCoNdis.Drivers.WanMiniport.Pppoe;

/// <summary>The host's side of one call: its engine, and the clock of that. It may outlive the call: a session that comes after
/// the call was given up is ended here.</summary>
internal sealed class PppoeDiscovery(int slot, PppoeHost host, ILoopTimer timer)
{
    /// <summary>Gets its place in <see cref="PppoeDiscoveries"/>, which the Host-Uniq begins with.</summary>
    public int Slot { get; } = slot;

    public PppoeHost Host { get; } = host;

    public ILoopTimer Timer { get; } = timer;

    /// <summary>Gets or sets the call; null: it has ended.</summary>
    public PppoeVc? Vc { get; set; }

    /// <summary>Gets or sets whether it is over and has left its place.</summary>
    public bool IsGone { get; set; }

    /// <summary>Gets or sets whether it waits for a block to send from.</summary>
    public bool IsStarved { get; set; }
}
