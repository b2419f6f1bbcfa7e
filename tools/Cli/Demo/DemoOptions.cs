using UserCoNdis.Framework.Runtime;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Tools.Cli.Demo;

/// <summary>What the demonstration call is like.</summary>
internal sealed record DemoOptions
{
    /// <summary>Gets the rate of the telephone line in bit/s; null: as fast as the pseudo-terminals go.</summary>
    public long? LineRateBps { get; init; } = 115_200;

    public PppAuthProtocol Authentication { get; init; } = PppAuthProtocol.ChapMd5;

    public int PingCount { get; init; } = 5;

    public TimeSpan ThroughputTime { get; init; } = TimeSpan.FromSeconds(2);

    public VerifierMode Verifier { get; init; } = VerifierMode.Enforce;

    /// <summary>Gets where the capture goes.</summary>
    public string CapturePath { get; init; } = "ucondis-demo.pcapng";
}
