using UserCoNdis.Tools.Cli.Benchmarks.Frames;
using UserCoNdis.Tools.Cli.Benchmarks.Yardsticks;

namespace UserCoNdis.Tools.Cli.Benchmarks.Sessions;

/// <summary>The rounds of one row.</summary>
internal sealed class PppoeRounds(int payload, int octets, PppoePath path)
{
    private readonly List<(FrameRate Ours, FrameRate? Yardstick)> _rounds = [];

    public int Payload => payload;

    public int Octets => octets;

    public PppoePath Path => path;

    /// <summary>Adds a round.</summary>
    /// <param name="ours">Through our drivers.</param>
    /// <param name="yardstick">By the loop in C; null: there is none.</param>
    public void Add(FrameRate ours, FrameRate? yardstick) => _rounds.Add((ours, yardstick));

    /// <summary>Sums up; null: no round was done.</summary>
    public PppoeRow? ToRow() => _rounds.Count == 0 ? null : new PppoeRow(
        payload,
        octets,
        path,
        Spread.Of(_rounds.Select(static round => round.Ours.PerSecond)),
        Spread.Of(_rounds.Select(static round => round.Ours.NanosecondsEach)),
        YardstickOf(static (_, yardstick) => yardstick.PerSecond),
        YardstickOf(static (_, yardstick) => yardstick.NanosecondsEach),
        YardstickOf(static (ours, yardstick) => ours.PerSecond / yardstick.PerSecond),
        YardstickOf(static (ours, yardstick) => yardstick.NanosecondsEach / ours.NanosecondsEach),
        _rounds.Sum(static round => round.Ours.ManagedBytes) / Math.Max(1, _rounds.Sum(static round => round.Ours.Frames)));

    private Spread? YardstickOf(Func<FrameRate, FrameRate, double> value)
    {
        double[] rounds = [.. _rounds.Where(static round => round.Yardstick is not null).Select(round => value(round.Ours, round.Yardstick!))];
        return rounds.Length == 0 ? null : Spread.Of(rounds);
    }
}
