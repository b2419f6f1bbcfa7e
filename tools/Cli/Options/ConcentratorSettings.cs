using UserCoNdis.Drivers.WanMiniport.Pppoe;
using UserCoNdis.Tools.Cli.Composition;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Tools.Cli.Options;

/// <summary>What <c>answer</c> was asked to do on a link of frames.</summary>
internal sealed record ConcentratorSettings
{
    public required string Link { get; init; }

    public required PppoeMiniportOptions Pppoe { get; init; }

    /// <summary>Gets how PPP is run with every caller, but for its address.</summary>
    public required PppOptions Ppp { get; init; }

    /// <summary>Gets the addresses for callers.</summary>
    public required AddressPool Pool { get; init; }

    /// <summary>Gets the interface for this system's packets; null: our address answers pings in this process.</summary>
    public TunSettings? Tun { get; init; }

    public required CaptureSettings Capture { get; init; }

    /// <summary>Gets how long to serve; null: until Ctrl-C.</summary>
    public TimeSpan? Stay { get; init; }
}
