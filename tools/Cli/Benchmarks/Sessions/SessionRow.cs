using UserCoNdis.Tools.Cli.Benchmarks.Frames;

namespace UserCoNdis.Tools.Cli.Benchmarks.Sessions;

/// <summary>Many PPPoE calls between two adapters: each is a discovery and a session, right up to a connected VC at both ends.</summary>
/// <param name="Sessions">How many at once.</param>
/// <param name="AtOnce">How many were asked for before the first was answered.</param>
/// <param name="PerSecond">Calls that came through, a second.</param>
/// <param name="P50">Milliseconds from MakeCall to MakeCallComplete, half of the calls at most.</param>
/// <param name="P90">Milliseconds, nine of ten.</param>
/// <param name="P99">Milliseconds, 99 of 100.</param>
/// <param name="Max">Milliseconds of the slowest.</param>
/// <param name="ClosedPerSecond">Calls that were closed, a second.</param>
/// <param name="Failed">Calls that did not come through, in all rounds.</param>
/// <param name="ManagedBytesPerSession">Alive with all sessions up, less those before, both ends and the measuring clients included.</param>
/// <param name="Bins">How many calls took so long, for a plot.</param>
internal sealed record SessionRow(
    int Sessions,
    int AtOnce,
    Spread PerSecond,
    double P50,
    double P90,
    double P99,
    double Max,
    Spread ClosedPerSecond,
    long Failed,
    Spread ManagedBytesPerSession,
    IReadOnlyList<SessionBin> Bins);
