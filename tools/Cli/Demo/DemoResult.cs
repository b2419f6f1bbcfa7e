using UserCoNdis.Framework.Hosting;
using UserCoNdis.Tools.Cli.Calls;

namespace UserCoNdis.Tools.Cli.Demo;

/// <summary>The demonstration's outcome, as <c>--json</c> prints it.</summary>
/// <param name="Outcome">"success", or what was wrong.</param>
/// <param name="CallSetupMs">From MakeCall to CONNECT.</param>
/// <param name="ConnectBitsPerSecond">The connect speed that the modem told.</param>
/// <param name="Ppp">Both ends' options and addresses: local is the caller, remote the answerer.</param>
/// <param name="Ping">Echo messages over the call.</param>
/// <param name="ThroughputBytesPerSecond">IP bytes per second that arrived, caller to answerer.</param>
/// <param name="ThroughputLost">Datagrams of that stream that did not arrive.</param>
/// <param name="Capture">The capture's path.</param>
/// <param name="Leaks">What was not given back: 0.</param>
/// <param name="LeakDetails">Each leak, with who made it.</param>
/// <param name="Violations">Each rule that a driver broke.</param>
/// <param name="Ladder">Every step of the call.</param>
internal sealed record DemoResult(
    string Outcome,
    double CallSetupMs,
    long ConnectBitsPerSecond,
    PppDocument Ppp,
    PingDocument Ping,
    double ThroughputBytesPerSecond,
    long ThroughputLost,
    string Capture,
    int Leaks,
    IReadOnlyList<string> LeakDetails,
    IReadOnlyList<string> Violations,
    IReadOnlyList<LadderEntry> Ladder);
