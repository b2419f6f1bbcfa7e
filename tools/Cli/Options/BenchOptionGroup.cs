using System.CommandLine;
using System.Globalization;
using UserCoNdis.Tools.Cli.Benchmarks;
using UserCoNdis.Tools.Cli.Benchmarks.Frames;
using UserCoNdis.Tools.Cli.Benchmarks.Octets;
using UserCoNdis.Tools.Cli.Benchmarks.Patterns;
using UserCoNdis.Tools.Cli.Shell;

namespace UserCoNdis.Tools.Cli.Options;

/// <summary>The options of measuring links.</summary>
internal sealed class BenchOptionGroup
{
    private const BenchParts OnlyOnRequest = BenchParts.Rate | BenchParts.Speeds;
    private const long FastestSpeed = 1_000_000_000;

    private static readonly (string Name, BenchParts Part)[] s_parts =
        [.. Enum.GetValues<BenchParts>().Where(static part => part != BenchParts.None).Select(static part => (part.ToString().ToLowerInvariant(), part))];

    private readonly Option<double> _seconds = new("--seconds") { Description = "Length of one measure in a round", HelpName = "S", DefaultValueFactory = static _ => 0.5 };
    private readonly Option<int> _rounds = new("--rounds") { Description = "Rounds; medians are shown, with the least and the greatest", HelpName = "N", DefaultValueFactory = static _ => 5 };
    private readonly Option<string> _only = new("--only") { Description = $"Leave out the rest: {string.Join(", ", s_parts.Select(static part => part.Name))}", HelpName = "PART,…" };

    private readonly Option<string> _sizes = new("--sizes")
    {
        Description = "Sizes of frames (header included, check sequence not) or of blocks in octets; without it those of RFC 2544, and jumbo frames where the MTU allows; blocks of 60, 1000, 4096, 16384",
        HelpName = "N,N,…",
    };

    private readonly Option<OctetMode?> _mode = new("--mode")
    {
        Description = "Octets: what is behind the link: loopback, pair, source (a device that sends a pattern), sink (one that takes all), sourcesink; derived where it can be",
        HelpName = "MODE",
    };

    private readonly Option<string> _pattern = new("--pattern") { Description = $"Octets: {PatternNames.Known}; without it prbs31, zeros of a source or sink", HelpName = "NAME" };
    private readonly Option<int> _block = new("--block") { Description = "Octets: what the link gets at once, in all but the throughput", HelpName = "BYTES", DefaultValueFactory = static _ => 4096 };

    private readonly Option<TimeSpan?> _for = new("--for")
    {
        Description = "Octets: how long the pattern runs over each way for the error rate; 2s without it",
        HelpName = "TIME",
        CustomParser = TimeText.Parse,
    };

    private readonly Option<long> _bytes = new("--bytes") { Description = "Octets: end a measure after so many, before its time; 0: time alone ends it", HelpName = "N" };
    private readonly Option<string> _speeds = new("--speeds") { Description = "Octets: sweep a serial line over these speeds, in bit/s", HelpName = "N,N,…" };
    private readonly Option<long> _frames = new("--frames") { Description = "Frames: end a measure after so many, before its time; 0: time alone ends it", HelpName = "N" };
    private readonly Option<int> _sessions = new("--sessions") { Description = "Frames: PPPoE sessions at once", HelpName = "N", DefaultValueFactory = static _ => 2000 };
    private readonly Option<bool> _findRate = new("--find-rate") { Description = "Frames: search the fastest pace without a loss too (RFC 2544, 26.1)" };

    public BenchOptionGroup(Command command)
    {
        foreach (Option option in (Option[])[_seconds, _rounds, _sizes, _only, _mode, _pattern, _block, _for, _bytes, _speeds, _frames, _sessions, _findRate])
        {
            command.Add(option);
        }
    }

    /// <summary>Gets what the user says is behind the link; null: nothing.</summary>
    public OctetMode? ReadMode(ParseResult parse) => parse.GetValue(_mode);

    /// <summary>Gets what was asked of two links of frames.</summary>
    public LinkBenchOptions ReadFrames(ParseResult parse, (string A, string B) links) => new()
    {
        Links = links,
        Sessions = parse.Between(_sessions, 1, 60_000),
        HasOwnSizes = parse.GetValue(_sizes) is not null,
        Frames = new FrameBenchOptions
        {
            Parts = PartsOf(parse.GetValue(_only), parse.GetValue(_findRate) ? BenchParts.Rate : BenchParts.None),
            Sizes = SizesOf(parse.GetValue(_sizes), FrameBenchOptions.DefaultSizes, "frame", FrameBenchOptions.LeastSize, FrameBenchOptions.GreatestSize),
            Rounds = parse.Between(_rounds, 1, 1000),
            Length = TimeSpan.FromSeconds(parse.Between(_seconds, 0.001, 3600)),
            Frames = parse.Between(_frames, 0, long.MaxValue) is > 0 and var limit ? limit : long.MaxValue,
        },
    };

    /// <summary>Gets what was asked of links of octets.</summary>
    public OctetBenchOptions ReadOctets(ParseResult parse, string a, string? b)
    {
        OctetMode? mode = parse.GetValue(_mode);
        string pattern = parse.GetValue(_pattern) ?? (mode is OctetMode.Source or OctetMode.Sink or OctetMode.SourceSink ? "zeros" : "prbs31");
        long[] speeds = SpeedsOf(parse.GetValue(_speeds));
        BenchParts parts = PartsOf(parse.GetValue(_only), speeds.Length > 0 ? BenchParts.Speeds : BenchParts.None);
        return PatternNames.TryCreate(pattern) is null ? throw CliException.BadUsage($"'{pattern}' is no pattern; known are {PatternNames.Known}.")
            : parts.HasFlag(BenchParts.Speeds) && speeds.Length == 0 ? throw CliException.BadUsage("--only speeds wants --speeds 9600,115200,…")
            : new OctetBenchOptions
            {
                A = a,
                B = b,
                Mode = mode,
                Parts = parts,
                Pattern = pattern,
                Sizes = SizesOf(parse.GetValue(_sizes), OctetBenchOptions.DefaultSizes, "block", 1, OctetBenchOptions.GreatestBlock),
                Block = parse.Between(_block, 1, OctetBenchOptions.GreatestBlock),
                Rounds = parse.Between(_rounds, 1, 1000),
                Length = TimeSpan.FromSeconds(parse.Between(_seconds, 0.001, 3600)),
                ErrorsLength = parse.GetValue(_for) ?? TimeSpan.FromSeconds(2),
                Octets = parse.Between(_bytes, 0, long.MaxValue) is > 0 and var limit ? limit : long.MaxValue,
                Speeds = speeds,
            };
    }

    private static BenchParts PartsOf(string? only, BenchParts asked)
    {
        if (only is null)
        {
            return asked | s_parts.Aggregate(BenchParts.None, static (all, part) => all | part.Part) & ~OnlyOnRequest;
        }

        foreach (string name in only.Split(','))
        {
            asked |= Array.Find(s_parts, part => part.Name == name.Trim()) is { Name: not null } known
                ? known.Part
                : throw CliException.BadUsage($"'{name}' is no part of the benchmark; known are {string.Join(", ", s_parts.Select(static part => part.Name))}.");
        }

        return asked;
    }

    private static IReadOnlyList<int> SizesOf(string? text, IReadOnlyList<int> usual, string what, int least, int most) =>
        text is null ? usual : [.. text.Split(',').Select(word => (int)NumberOf(word, $"{what} size", least, most, "octets")).Distinct().Order()];

    private static long[] SpeedsOf(string? text) =>
        text is null ? [] : [.. text.Split(',').Select(static word => NumberOf(word, "speed", 1, FastestSpeed, "bit/s")).Distinct().Order()];

    private static long NumberOf(string word, string what, long least, long most, string unit) =>
        long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number >= least && number <= most
            ? number
            : throw CliException.BadUsage($"'{word}' is no {what}: it wants {least} to {most} {unit}.");
}
