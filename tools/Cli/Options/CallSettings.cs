using UserCoNdis.Drivers.WanMiniport;
using UserCoNdis.Framework.Runtime;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Tools.Cli.Options;

/// <summary>What <c>dial</c> and <c>answer</c> were asked to do.</summary>
internal sealed record CallSettings
{
    public required string Link { get; init; }

    /// <summary>Gets the number to call; empty on a direct line and when answering.</summary>
    public string Number { get; init; } = "";

    public ModemOptions Modem { get; init; } = new();

    public PppOptions Ppp { get; init; } = new();

    public VerifierMode Verify { get; init; }

    public string? CaptureFile { get; init; }

    public bool CaptureSecrets { get; init; }

    /// <summary>Gets whether to ping once IP is up.</summary>
    public bool PingWanted { get; init; }

    /// <summary>Gets whom to ping; null: the far end.</summary>
    public Ipv4Address? PingTarget { get; init; }

    public int PingCount { get; init; } = 4;

    /// <summary>Gets how long to stay once IP is up; null: no limit.</summary>
    public TimeSpan? Stay { get; init; }
}
