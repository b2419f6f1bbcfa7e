using UserCoNdis.Drivers.WanMiniport;
using UserCoNdis.Drivers.WanMiniport.Pppoe;
using UserCoNdis.Tools.Cli.Composition;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Tools.Cli.Options;

/// <summary>What <c>dial</c>, and <c>answer</c> on a modem, were asked to do.</summary>
internal sealed record CallSettings
{
    public required string Link { get; init; }

    /// <summary>Gets what the link carries; it decides what stands on it.</summary>
    public required LinkKind Kind { get; init; }

    /// <summary>Gets whom to call, a number or a service; empty: nobody in particular, and when answering.</summary>
    public string Number { get; init; } = "";

    /// <summary>Gets how to run the modem, on a link of bytes.</summary>
    public ModemOptions Modem { get; init; } = new();

    /// <summary>Gets how to run PPPoE, on a link of frames.</summary>
    public PppoeMiniportOptions Pppoe { get; init; } = new();

    public PppOptions Ppp { get; init; } = new();

    /// <summary>Gets the interface for this system's packets; null: none.</summary>
    public TunSettings? Tun { get; init; }

    public CaptureSettings Capture { get; init; } = new(null, false, default);

    /// <summary>Gets whether to ping once IP is up.</summary>
    public bool PingWanted { get; init; }

    /// <summary>Gets whom to ping; null: the far end.</summary>
    public Ipv4Address? PingTarget { get; init; }

    public int PingCount { get; init; }

    /// <summary>Gets how many sessions there are at once.</summary>
    public int Sessions { get; init; } = 1;

    /// <summary>Gets how long to stay once IP is up; null: no limit.</summary>
    public TimeSpan? Stay { get; init; }

    /// <summary>Makes what stands on the link.</summary>
    public IStationDevice CreateDevice() => Kind == LinkKind.Frames
        ? new PppoeDevice(Pppoe with { MaxSessions = Sessions })
        : new ModemDevice(Modem);
}
