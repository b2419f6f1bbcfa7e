using System.CommandLine;
using UserCoNdis.Tools.Cli.Benchmarks;
using UserCoNdis.Tools.Cli.Benchmarks.Octets;
using UserCoNdis.Tools.Cli.Options;
using UserCoNdis.Tools.Cli.Shell;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Cli.Commands;

/// <summary><c>ucondis bench</c>: links that carry octets or frames, or the framework alone.</summary>
internal static class BenchCommand
{
    public static Command Create(CliContext context, Option<bool> json)
    {
        var links = new Argument<string[]>("LINK")
        {
            Description = "Octets: one link behind which all comes back (a plug, usb:VID:PID of a loop-back function, exec:cat), pty: or loop:NAME with both ends, or two that are wired to each other. "
                + "Frames: two that are wired to each other: eth:A eth:B, tap:, unixdgram:, loop:NAME?kind=frames",
            Arity = new ArgumentArity(0, 2),
        };
        var html = new Option<string>("--html") { Description = "Write a report with plots", HelpName = "FILE" };
        var capture = new Option<string>("--capture") { Description = "Write what goes over the links to a pcapng file; it slows the measures down", HelpName = "FILE" };
        var command = new Command("bench", "Measures links and tests whether what is sent arrives, or measures the framework alone") { links, html, capture };
        var options = new BenchOptionGroup(command);
        command.Add(BenchContractCommand.Create(context, json));
        VerbRun.SetAction(command, json, context, async (parse, verb) =>
        {
            string[] named = parse.GetValue(links) ?? [];
            bool isOfFrames = IsOfFrames(named, options.ReadMode(parse), context);
            LinkBenchOptions? frames = isOfFrames ? options.ReadFrames(parse, (named[0], named[1])) : null;
            OctetBenchOptions? octets = isOfFrames ? null : options.ReadOctets(parse, named[0], named.ElementAtOrDefault(1));
            using var run = new BenchRun(
                verb, string.Join(' ', ["ucondis", .. parse.Tokens.Select(static token => token.Value)]), parse.GetValue(html), parse.GetValue(capture));
            return await (frames is not null ? new LinkBench(run, frames).RunAsync() : new OctetBench(run, octets!).RunAsync());
        });
        return command;
    }

    /// <summary>Two links of frames are measured by frames; all else by the octets in them.</summary>
    private static bool IsOfFrames(string[] links, OctetMode? mode, CliContext context)
    {
        if (links.Length == 0)
        {
            throw CliException.BadUsage("it wants a link: 'ucondis bench pty:' to try it, 'ucondis bench serial:/dev/ttyUSB0' with a loop-back plug, 'ucondis bench eth:A eth:B', or 'ucondis bench contract'.");
        }

        if (mode is not null)
        {
            return false;
        }

        LinkRegistry known = context.CreateLinks();
        bool isLoop = LinkUri.TryParse(links[0], out LinkUri? uri, out _) && uri.Scheme == "loop" && links.All(link => link.Split('?')[0] == links[0].Split('?')[0]);
        int frames = isLoop && known.KindOf(links[0]) == LinkKind.Frames
            ? links.Length // its second end may leave out what the first says
            : links.Count(link => known.KindOf(link) == LinkKind.Frames);
        return (links.Length, frames) switch
        {
            (_, 0) => false,
            (1, _) when isLoop => throw CliException.BadUsage($"name both ends: 'ucondis bench {links[0]} loop:{uri!.Path}'."),
            (1, _) => throw CliException.BadUsage($"'{links[0]}' alone measures nothing: name the link that it is wired to as well, or say --mode loopback if it sends back what it gets."),
            (2, 2) => true,
            _ => throw CliException.BadUsage($"of '{links[0]}' and '{links[1]}' one carries frames and the other a stream: they cannot be wired to each other."),
        };
    }
}
