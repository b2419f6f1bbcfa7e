using System.CommandLine;
using System.Globalization;
using UserCoNdis.Tools.Cli.Benchmarks;
using UserCoNdis.Tools.Cli.Benchmarks.Frames;
using UserCoNdis.Tools.Cli.Options;
using UserCoNdis.Tools.Cli.Shell;

namespace UserCoNdis.Tools.Cli.Commands;

/// <summary><c>ucondis bench</c>: two links wired to each other, or the framework alone.</summary>
internal static class BenchCommand
{
    private static readonly (string Name, BenchParts Part)[] s_parts =
        [.. Enum.GetValues<BenchParts>().Where(static part => part != BenchParts.None).Select(static part => (part.ToString().ToLowerInvariant(), part))];

    public static Command Create(CliContext context, Option<bool> json)
    {
        var links = new Argument<string[]>("LINK")
        {
            Description = "Two links that carry frames and are wired to each other: eth:A eth:B (two NICs, a veth pair), tap:, unixdgram:, loop:NAME?kind=frames",
            Arity = new ArgumentArity(0, 2),
        };
        var seconds = new Option<double>("--seconds") { Description = "Length of one measure in a round", HelpName = "S", DefaultValueFactory = static _ => 0.5 };
        var frames = new Option<long>("--frames") { Description = "End a measure after so many frames, before its time; 0: time alone ends it", HelpName = "N" };
        var rounds = new Option<int>("--rounds") { Description = "Rounds; medians are shown, with the least and the greatest", HelpName = "N", DefaultValueFactory = static _ => 5 };
        var sizes = new Option<string>("--sizes")
        {
            Description = "Frame sizes in octets, header included, check sequence not; without it those of RFC 2544, and jumbo frames where the MTU allows",
            HelpName = "N,N,…",
        };
        var only = new Option<string>("--only") { Description = $"Leave out the rest: {string.Join(", ", s_parts.Select(static part => part.Name))}", HelpName = "PART,…" };
        var sessions = new Option<int>("--sessions") { Description = "PPPoE sessions at once", HelpName = "N", DefaultValueFactory = static _ => 2000 };
        var findRate = new Option<bool>("--find-rate") { Description = "Search the fastest pace without a loss too (RFC 2544, 26.1)" };
        var html = new Option<string>("--html") { Description = "Write a report with plots", HelpName = "FILE" };
        var command = new Command("bench", "Measures two links that are wired to each other, or the framework alone")
        {
            links, seconds, frames, rounds, sizes, only, sessions, findRate, html, BenchContractCommand.Create(context, json),
        };
        VerbRun.SetAction(command, json, context, (parse, run) => new LinkBench(run, new LinkBenchOptions
        {
            Links = Pair(parse.GetValue(links) ?? []),
            HtmlFile = parse.GetValue(html),
            Sessions = parse.Between(sessions, 1, 60_000),
            HasOwnSizes = parse.GetValue(sizes) is not null,
            Frames = new FrameBenchOptions
            {
                Parts = PartsOf(parse.GetValue(only), parse.GetValue(findRate)),
                Sizes = SizesOf(parse.GetValue(sizes)),
                Rounds = parse.Between(rounds, 1, 1000),
                Length = TimeSpan.FromSeconds(parse.Between(seconds, 0.001, 3600)),
                Frames = parse.Between(frames, 0, long.MaxValue) is > 0 and var limit ? limit : long.MaxValue,
            },
            Command = string.Join(' ', ["ucondis", .. parse.Tokens.Select(static token => token.Value)]),
        }).RunAsync());
        return command;
    }

    private static (string A, string B) Pair(string[] links) => links switch
    {
        [var a, var b] => (a, b),
        [] => throw CliException.BadUsage("it wants two links that are wired to each other, for example 'ucondis bench eth:A eth:B', or 'ucondis bench contract'."),
        _ => throw CliException.BadUsage($"'{links[0]}' alone measures nothing: it wants the link that it is wired to as well."),
    };

    private static BenchParts PartsOf(string? only, bool findRate)
    {
        BenchParts rate = findRate ? BenchParts.Rate : BenchParts.None;
        if (only is null)
        {
            return rate | s_parts.Aggregate(BenchParts.None, static (all, part) => all | part.Part) & ~BenchParts.Rate;
        }

        foreach (string name in only.Split(','))
        {
            rate |= Array.Find(s_parts, part => part.Name == name.Trim()) is { Name: not null } known
                ? known.Part
                : throw CliException.BadUsage($"'{name}' is no part of the benchmark; known are {string.Join(", ", s_parts.Select(static part => part.Name))}.");
        }

        return rate;
    }

    private static IReadOnlyList<int> SizesOf(string? text) => text is null
        ? FrameBenchOptions.DefaultSizes
        : [.. text.Split(',').Select(SizeOf).Distinct().Order()];

    private static int SizeOf(string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int size) && size is >= FrameBenchOptions.LeastSize and <= FrameBenchOptions.GreatestSize
            ? size
            : throw CliException.BadUsage($"'{word}' is no frame size: it wants {FrameBenchOptions.LeastSize} to {FrameBenchOptions.GreatestSize} octets.");
}
