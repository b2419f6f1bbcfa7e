using UserCoNdis.Framework.Hosting;
using UserCoNdis.Framework.Runtime;
using UserCoNdis.Tools.Cli.Capture;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Tools.Cli.Composition;

/// <summary>What one end of a call is made of.</summary>
internal sealed record StationOptions
{
    /// <summary>Gets the adapter's name, and the name in the ladder.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the link's URI.</summary>
    public required string Link { get; init; }

    /// <summary>Gets what stands on the link; made for this station alone.</summary>
    public required IStationDevice Device { get; init; }

    /// <summary>Gets PPP's options, for calls that have none of their own.</summary>
    public PppOptions Ppp { get; init; } = new();

    /// <summary>Gets the interface through which this system's packets go; null: each call has an IP host in this process.</summary>
    public TunSettings? Tun { get; init; }

    /// <summary>Gets the number of NDISWAN's send buffers, of all calls together.</summary>
    public int SendBuffers { get; init; } = 64;

    /// <summary>Says how many send buffers many calls want: all of them may begin to negotiate at once.</summary>
    public static int SendBuffersFor(int calls) => Math.Clamp(64 + (2 * calls), 256, 4096);

    public VerifierMode Verifier { get; init; } = VerifierMode.Report;

    /// <summary>Gets where every step is told; null: nowhere, for stations of many calls.</summary>
    public Ladder? Ladder { get; init; }

    /// <summary>Gets where frames are captured; null: nowhere.</summary>
    public CaptureFile? Capture { get; init; }
}
