using System.Runtime.InteropServices;
using UserCoNdis.TestKit.Net;

namespace UserCoNdis.Integration.Tests.Peers;

/// <summary>How a peer is started.</summary>
/// <param name="Name">The program.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record PeerProgram(string Name, IEnumerable<string> Arguments)
{
    /// <summary>The network namespace it runs in; null: that of the machine.</summary>
    public NetNamespace? Home { get; init; }

    /// <summary>Variables, besides those of the test.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    /// <summary>Its working folder; null: the root.</summary>
    public string? Folder { get; init; }

    /// <summary>Whether the test says lines to it.</summary>
    public bool TakesInput { get; init; }

    /// <summary>A descriptor that it gets under the number that it has here, and that the test gives up.</summary>
    public SafeHandle? Inherited { get; init; }

    /// <summary>All that is started, in front the way into the namespace.</summary>
    public IEnumerable<string> CommandLine =>
    [
        .. Home is null ? Array.Empty<string>() : [Machine.Find("ip")!, "netns", "exec", Home.Name],
        Machine.Find(Name) ?? Name,
        .. Arguments,
    ];
}
